import { AppError } from "#lib/errors.ts";
import { importCovers } from "#lib/library/import-covers.ts";
import { importPrompt } from "#lib/library/import-prompt.ts";
import { type ArchiveEntry, isZip, readArchive } from "#lib/library/read-archive.ts";
import type { ImportedFile } from "#lib/library/view.ts";
import type { PromptFile } from "#lib/prompt-files/prompt-file.ts";
import { readPromptFile } from "#lib/prompt-files/read-file.ts";
import type { Context } from "#lib/studio/context.ts";

/** Longest file or archive that may be brought, in bytes. */
export const maxImportBytes = 50 * 1024 * 1024;

/**
 * Takes a file of prompts, or a zip of such files. Each prompt has an outcome of its own and a transaction of its own; what
 * comes in is a draft, never a version and never a release. Errors: `import_archive_unreadable`, `import_too_large`; all
 * else is said entry by entry.
 */
export async function importFiles(
  context: Context,
  { name, bytes, folder = "" }: { name: string; bytes: Buffer; folder?: string },
): Promise<ImportedFile[]> {
  const outcomes: ImportedFile[] = [];
  for await (const entry of entriesOf(name, bytes)) {
    if ("error" in entry) outcomes.push(refused(entry.path, entry.error.view(context.requestId)));
    else outcomes.push(...(await importText(context, entry, folder)));
  }
  if (isZip(bytes)) await importCovers(context, bytes, outcomes);
  return outcomes;
}

async function* entriesOf(name: string, bytes: Buffer): AsyncGenerator<ArchiveEntry> {
  if (isZip(bytes)) yield* readArchive(bytes);
  else yield { path: name, text: bytes.toString("utf8") };
}

async function importText(
  context: Context,
  { path, text }: { path: string; text: string },
  folder: string,
): Promise<ImportedFile[]> {
  const { format, prompts } = readPromptFile(path, text);
  const outcomes: ImportedFile[] = [];
  for (const [index, read] of prompts.entries()) {
    const shown = prompts.length > 1 ? `${path} #${index + 1}` : path;
    if (!read.ok) {
      const { code, params, field } = read.problem;
      outcomes.push({
        ...refused(shown, { code, params, field, requestId: context.requestId }),
        format: format ?? "prompt",
      });
      continue;
    }
    const imported = await importPrompt(context, inFolder(read.file, folder)).catch((thrown: unknown) =>
      failureOf(context, thrown),
    );
    outcomes.push({ path: shown, format: format ?? "prompt", dropped: read.dropped, ...imported });
  }
  return outcomes;
}

/** What says no folder of its own goes into the one that was open. */
const inFolder = (file: PromptFile, folder: string): PromptFile =>
  file.meta.folder === "" ? { ...file, meta: { ...file.meta, folder } } : file;

const refused = (path: string, error: ImportedFile["error"]): ImportedFile => ({
  path,
  format: "prompt",
  outcome: "refused",
  slug: null,
  error,
  dropped: [],
});

function failureOf(context: Context, thrown: unknown): Pick<ImportedFile, "outcome" | "slug" | "error"> {
  const error = AppError.from(thrown);
  if (error.code === "internal")
    context.studio.logger.error(
      { err: thrown, requestId: context.requestId },
      "a prompt could not be imported",
    );
  return { outcome: "refused", slug: null, error: error.view(context.requestId) };
}
