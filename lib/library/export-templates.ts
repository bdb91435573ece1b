import { AppError } from "#lib/errors.ts";
import { type ZippedFile, zipOf } from "#lib/gallery/zip-of.ts";
import type { ExportZip } from "#lib/gallery/zip-pieces.ts";
import { isId } from "#lib/ids.ts";
import { type ExportedTemplate, promptFilesOf } from "#lib/library/prompt-file-of.ts";
import { writePrompt } from "#lib/prompt-files/write-prompt.ts";
import type { Context } from "#lib/studio/context.ts";

const dayMs = 24 * 60 * 60 * 1000;
const pageSize = 100;
/** Pictures of proof that go along with one template. */
const mostSamples = 24;

type Picture = { imageId: string; role: "cover" | "sample"; sha256: string; bytes: number; mime: string };

/**
 * Chosen templates as a zip: `prompts/<folder>/<slug>.prompt`, their cover and proof pictures by sha256 in `pictures/`, and
 * `provenance.json`, which says which picture belongs to which template and version. Errors: `not_found`,
 * `export_expired` after a day.
 */
export async function exportTemplates(
  context: Context,
  exportId: string,
): Promise<{ zip: ExportZip; count: number; createdAt: Date }> {
  if (!isId("txp", exportId)) throw new AppError("not_found");
  const { studio, workspaceId } = context;
  const row = await studio.database.client.export.findFirst({ where: { id: exportId, workspaceId } });
  if (!row) throw new AppError("not_found");
  if (row.createdAt.getTime() + dayMs < studio.clock()) throw new AppError("export_expired");
  const ids = JSON.parse(row.imageIds) as string[];
  const files: ZippedFile[] = [];
  const provenance: object[] = [];
  const pictures = new Map<string, Picture>();
  for (let from = 0; from < ids.length; from += pageSize) {
    for (const exported of await promptFilesOf(context, ids.slice(from, from + pageSize))) {
      const { meta, version, digest } = exported.file;
      const path = `prompts/${meta.folder === "" ? "" : `${meta.folder}/`}${meta.slug}.prompt`;
      files.push({ name: path, modifiedAt: exported.updatedAt, text: writePrompt(exported.file) });
      const own = await picturesOf(context, exported);
      for (const picture of own) pictures.set(picture.sha256, picture);
      const shown = own.map(({ role, sha256, mime }) => ({
        role,
        sha256,
        file: pictureName({ sha256, mime }),
      }));
      provenance.push({ template: meta.slug, path, version, digest, pictures: shown });
    }
  }
  for (const picture of pictures.values())
    files.push({ name: pictureName(picture), modifiedAt: row.createdAt, picture });
  const text = `${JSON.stringify({ format: 1, templates: provenance }, null, 2)}\n`;
  files.push({ name: "provenance.json", modifiedAt: row.createdAt, text });
  return { zip: zipOf(context, files), count: ids.length, createdAt: row.createdAt };
}

const endings: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};
const pictureName = ({ sha256, mime }: Pick<Picture, "sha256" | "mime">): string =>
  `pictures/${sha256}.${endings[mime] ?? "bin"}`;

async function picturesOf(
  { studio, workspaceId }: Context,
  { coverImageId, versionId }: ExportedTemplate,
): Promise<Picture[]> {
  const { client } = studio.database;
  const cases =
    versionId === null
      ? []
      : await client.evidenceCase.findMany({
          where: { workspaceId, evidenceRun: { versionId }, runId: { not: null } },
          select: { runId: true },
          orderBy: { id: "desc" },
          take: mostSamples,
        });
  const runIds = cases.flatMap(({ runId }) => runId ?? []);
  const own = [...(coverImageId ? [{ id: coverImageId }] : []), { runId: { in: runIds }, listed: true }];
  const images = await client.image.findMany({
    where: { workspaceId, deletedAt: null, purgedAt: null, OR: own },
    select: { id: true, sha256: true, blob: { select: { bytes: true, mime: true } } },
    orderBy: { id: "desc" },
    take: mostSamples + 1,
  });
  return images.map(({ id, sha256, blob }) => ({
    imageId: id,
    role: id === coverImageId ? "cover" : "sample",
    sha256,
    ...blob,
  }));
}
