import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { AppError } from "#lib/errors.ts";
import { idSet } from "#lib/gallery/id-set.ts";
import { tellOfImages } from "#lib/gallery/tell-of-images.ts";
import type { Context } from "#lib/studio/context.ts";

/** Most images one change may name. */
const maxImages = 1000;

/**
 * Changes images of the workspace in one transaction and tells whoever watches their runs. All or nothing: an id that
 * is not the workspace's own, or was purged, is `not_found`, and then nothing changes. Ids may repeat.
 */
export async function changeImages(
  { studio, workspaceId }: Context,
  imageIds: readonly string[],
  { data, only }: { data: Prisma.ImageUpdateManyMutationInput; only: Prisma.ImageWhereInput },
): Promise<void> {
  const ids = [...new Set(imageIds)].sort();
  if (ids.length === 0 || ids.length > maxImages)
    throw new AppError("invalid_request", { field: "imageIds", params: { maxImages } });
  const told = await studio.database.transaction(async (transaction) => {
    const where = { workspaceId, id: { in: ids }, purgedAt: null };
    if ((await transaction.image.count({ where })) < ids.length) throw new AppError("not_found");
    const { count } = await transaction.image.updateMany({ where: { ...where, ...only }, data });
    if (count > 0) await tellOfImages(transaction, workspaceId, idSet(studio.database.kind, ids));
    return count > 0;
  });
  if (told) studio.events.wake(workspaceId);
}
