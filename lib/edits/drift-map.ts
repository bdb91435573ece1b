import { loadResult, readPictures } from "#lib/edits/result-pictures.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * What the model changed of the locked pixels it saw, as an 8-bit grey PNG of the crop (`plan.crop`), at most 1024
 * pixels wide or high: greatest difference of the channels times six, black where the mask is free.
 */
export async function driftMap(
  context: Context,
  { runId, rawId }: { runId: string; rawId: string },
): Promise<Uint8Array> {
  const { studio, workspaceId } = context;
  const result = await loadResult(studio, { workspaceId, rawId });
  if (result.runId !== runId) throw new AppError("not_found");
  const raw = await studio.database.client.image.findUniqueOrThrow({
    where: { id: rawId },
    select: { sha256: true },
  });
  const key = `${raw.sha256.slice(0, 2)}/${raw.sha256}/drift-${runId}.png`;
  const kept = await studio.blobs.readVariant(key);
  if (kept) return kept;
  const { mask, sent, raw: bytes, plan } = await readPictures(studio, result);
  const png = await studio.pixels.run("drift", { mask, sent, raw: bytes, plan });
  await studio.blobs.writeVariant(key, png).catch((error: unknown) => {
    studio.logger.warn({ err: error, rawId }, "a drift map could not be kept");
  });
  return png;
}
