import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { maxUploadBytes } from "#lib/images/parameters.ts";
import { changeTemplate } from "#lib/library/change-template.ts";
import { readFiles } from "#lib/library/read-archive.ts";
import { findByName } from "#lib/library/template-names.ts";
import type { ImportedFile } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";

const manifestPath = "provenance.json";
const maxManifestBytes = 4 * 1024 * 1024;

/** As `exportTemplates` writes it; proof pictures stay where they are: proof of another studio proves nothing here. */
const manifestSchema = z.object({
  templates: z.array(
    z.object({
      path: z.string(),
      pictures: z.array(z.object({ role: z.string(), file: z.string() })).default([]),
    }),
  ),
});

/**
 * Gives the templates that a zip of a studio has just made the covers that came along, as uploads of the gallery. What of
 * a cover can't be taken is left out and said among `dropped`: the template is there without it.
 */
export async function importCovers(
  context: Context,
  zip: Buffer,
  files: readonly ImportedFile[],
): Promise<void> {
  const covers = await coversOf(zip);
  const covered = files.filter(({ outcome, path }) => outcome === "created" && covers.has(path));
  const made = Map.groupBy(covered, ({ path }) => covers.get(path) ?? "");
  if (made.size === 0) return;
  for await (const { path, bytes } of readFiles(zip, new Set(made.keys()), maxUploadBytes)) {
    const owners = made.get(path);
    // An archive may hold two files of one path.
    if (!owners) continue;
    made.delete(path);
    try {
      await giveCover(context, bytes, owners);
    } catch (thrown) {
      if (AppError.from(thrown).code === "internal") throw thrown;
      made.set(path, owners);
    }
  }
  for (const owners of made.values()) for (const { dropped } of owners) dropped.push("cover");
}

/** By the path of a prompt the path of its cover. */
async function coversOf(zip: Buffer): Promise<Map<string, string>> {
  for await (const { bytes } of readFiles(zip, new Set([manifestPath]), maxManifestBytes)) {
    const manifest = manifestSchema.safeParse(parsed(bytes.toString("utf8")));
    if (!manifest.success) break;
    return new Map(
      manifest.data.templates.flatMap(({ path, pictures }) => {
        const cover = pictures.find(({ role }) => role === "cover");
        return cover ? [[path, cover.file]] : [];
      }),
    );
  }
  return new Map();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function giveCover(context: Context, bytes: Buffer, owners: readonly ImportedFile[]): Promise<void> {
  const { studio, workspaceId } = context;
  const name = owners[0]?.slug ?? null;
  const { id: coverImageId } = await storeUpload(context, {
    source: (async function* () {
      yield bytes;
    })(),
    declaredMime: null,
    name,
    purpose: "reference",
  });
  for (const { slug } of owners) {
    const templateId = slug && (await findByName(studio.database.client, workspaceId, slug));
    if (templateId) await changeTemplate(context, { templateId, changes: { coverImageId } });
  }
}
