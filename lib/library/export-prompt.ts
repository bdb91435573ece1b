import { AppError } from "#lib/errors.ts";
import { promptFilesOf } from "#lib/library/prompt-file-of.ts";
import { findByName } from "#lib/library/template-names.ts";
import { writePrompt } from "#lib/prompt-files/write-prompt.ts";
import type { Context } from "#lib/studio/context.ts";

/** One template as a `.prompt` file; `number` null for its newest state. Errors: `not_found`. */
export async function exportPrompt(
  context: Context,
  { slug, number }: { slug: string; number: number | null },
): Promise<{ name: string; text: string }> {
  const { studio, workspaceId } = context;
  const id = await findByName(studio.database.client, workspaceId, slug);
  const [exported] = id === null ? [] : await promptFilesOf(context, [id], number);
  if (!exported) throw new AppError("not_found");
  return { name: `${exported.file.meta.slug}.prompt`, text: writePrompt(exported.file) };
}
