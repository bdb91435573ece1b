import { AppError } from "#lib/errors.ts";
import { exportName } from "#lib/gallery/export-name.ts";
import { createLimit } from "#lib/gallery/limit.ts";
import { isId } from "#lib/ids.ts";
import type { Context } from "#lib/studio/context.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** How many pictures are looked up at a time: their prompts may be long. */
export const pageSize = 200;

/** A picture on its way into a zip. `absent`: its file is gone or has another size. Prompts are read again when written. */
export type ExportedPicture = {
  imageId: string;
  name: string;
  absent: boolean;
  sha256: string;
  bytes: number;
  mime: string;
  width: number;
  height: number;
  origin: string;
  runId: string | null;
  model: string | null;
  /** Nano-dollars of the call that drew it; null for what no run made. */
  priceNano: bigint | null;
  createdAt: Date;
};

export type LoadedExport = { id: string; createdAt: Date; pictures: ExportedPicture[] };

/**
 * Everything of a download but prompts and bytes. Pictures that were purged meanwhile are absent. Errors: `not_found`,
 * `export_expired` after a day.
 */
export async function loadExport(
  context: Context,
  exportId: string,
  timeZone: string,
): Promise<LoadedExport> {
  if (!isId("exp", exportId)) throw new AppError("not_found");
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const row = await client.export.findFirst({ where: { id: exportId, workspaceId } });
  if (!row) throw new AppError("not_found");
  if (row.createdAt.getTime() + dayMs < studio.clock()) throw new AppError("export_expired");
  const imageIds = JSON.parse(row.imageIds) as string[];
  const pictures: ExportedPicture[] = [];
  const fewAtOnce = createLimit(16);
  for (let from = 0; from < imageIds.length; from += pageSize) {
    const ids = imageIds.slice(from, from + pageSize);
    const images = await client.image.findMany({
      where: { workspaceId, id: { in: ids } },
      include: { blob: true, run: { select: { prompt: true, model: true } } },
    });
    const jobs = await client.job.findMany({
      where: { workspaceId, id: { in: images.flatMap(({ jobId }) => jobId ?? []) } },
      select: { id: true, charged: true },
    });
    const prices = new Map(jobs.map(({ id, charged }) => [id, charged]));
    const byId = new Map(images.map((image) => [image.id, image]));
    const page = ids.flatMap((id) => byId.get(id) ?? []);
    const stats = await Promise.all(
      page.map(({ sha256, blob }) =>
        fewAtOnce(async () => !blob.purgedAt && (await bytesOnDisk(context, sha256)) === blob.bytes),
      ),
    );
    for (const [index, image] of page.entries()) {
      const { blob, run, createdAt } = image;
      const facts = { ...blob, createdAt, words: run?.prompt ?? image.name };
      pictures.push({
        imageId: image.id,
        name: exportName(facts, pictures.length + 1, timeZone),
        absent: !stats[index],
        sha256: image.sha256,
        bytes: blob.bytes,
        mime: blob.mime,
        width: blob.width,
        height: blob.height,
        origin: image.origin,
        runId: image.runId,
        model: run?.model ?? null,
        priceNano: (image.jobId ? prices.get(image.jobId) : null) ?? null,
        createdAt,
      });
    }
  }
  return { id: exportId, createdAt: row.createdAt, pictures };
}

/** null also where the disk fails for this one file: the others can still be had. */
async function bytesOnDisk({ studio }: Context, sha256: string): Promise<number | null> {
  try {
    return (await studio.blobs.stat(sha256))?.bytes ?? null;
  } catch (error) {
    studio.logger.warn({ err: error, sha256 }, "a picture could not be looked at for a download");
    return null;
  }
}
