import { AppError } from "#lib/errors.ts";
import { deleteImages } from "#lib/gallery/delete-images.ts";
import { imageView } from "#lib/gallery/image-view.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Takes one result of an edit; with `discardOthers` the pictures of the others go into the trash, also of those still
 * being put together. Answers with the picture taken. Errors: `not_found`, `invalid_request` (not put together yet).
 */
export async function acceptResult(
  context: Context,
  { rawId, discardOthers }: { rawId: string; discardOthers: boolean },
): Promise<ImageView> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const result = await client.editResult.findFirst({ where: { rawId, workspaceId } });
  if (!result) throw new AppError("not_found");
  if (result.state === "pending") throw new AppError("invalid_request", { field: "rawId" });
  const image = await client.image.findFirst({
    where: { id: result.compositeId ?? rawId, workspaceId, deletedAt: null },
    include: { blob: true },
  });
  if (!image) throw new AppError("not_found");
  if (discardOthers) await discard(context, result.runId, rawId);
  return imageView(image);
}

async function discard(context: Context, runId: string, kept: string): Promise<void> {
  const { studio, workspaceId } = context;
  const others = await studio.database.client.editResult.findMany({
    where: { workspaceId, runId, rawId: { not: kept } },
  });
  const shown = others.map(({ compositeId, rawId }) => compositeId ?? rawId);
  const images = await studio.database.client.image.findMany({
    where: { workspaceId, id: { in: shown }, purgedAt: null },
    select: { id: true },
  });
  if (images.length > 0) await deleteImages(context, { imageIds: images.map(({ id }) => id) });
}
