import { AppError } from "#lib/errors.ts";
import { inChunks } from "#lib/gallery/in-chunks.ts";
import type { Selection } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** The chosen pictures' ids, in their order. An id that is not the workspace's own is `not_found`. */
export async function resolveSelection(
  { studio, workspaceId }: Context,
  selection: Selection,
): Promise<string[]> {
  if (selection.kind !== "ids") throw new AppError("invalid_request", { field: "selection" });
  const ids = [...new Set(selection.imageIds)];
  const own = await inChunks(ids, (some) =>
    studio.database.client.image.findMany({ where: { workspaceId, id: { in: some } }, select: { id: true } }),
  );
  if (own.length < ids.length) throw new AppError("not_found");
  return ids;
}
