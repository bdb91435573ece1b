import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { AppError } from "#lib/errors.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import type { Context } from "#lib/studio/context.ts";

/** Most images one change may name. */
const maxImages = 1000;

/**
 * Changes images of the workspace in one transaction and tells whoever watches their runs. All or nothing: an id that
 * is not the workspace's own is `not_found`, and then nothing changes. Ids may repeat.
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
    const images = await transaction.image.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { run: { select: { id: true, deletedAt: true } } },
    });
    if (images.length < ids.length) throw new AppError("not_found");
    const { count } = await transaction.image.updateMany({
      where: { workspaceId, id: { in: ids }, ...only },
      data,
    });
    if (count === 0) return false;
    const runs = new Set(images.flatMap(({ run }) => (run && !run.deletedAt ? [run.id] : [])));
    for (const runId of runs) await raiseEvent(transaction, workspaceId, "run", runId);
    return runs.size > 0;
  });
  if (told) studio.events.wake(workspaceId);
}
