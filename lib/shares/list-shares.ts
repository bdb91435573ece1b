import { shareInclude, shareView } from "#lib/shares/share-rows.ts";
import type { ShareView } from "#lib/shares/view.ts";
import type { Context } from "#lib/studio/context.ts";

const mostListed = 500;

/** The workspace's links, newest first: all, or those that show one of these pictures. */
export async function listShares(
  { studio, workspaceId }: Context,
  { imageIds }: { imageIds: readonly string[] | null },
): Promise<ShareView[]> {
  const rows = await studio.database.client.share.findMany({
    where: { workspaceId, ...(imageIds && { images: { some: { imageId: { in: [...imageIds] } } } }) },
    include: shareInclude,
    orderBy: { id: "desc" },
    take: mostListed,
  });
  return Promise.all(rows.map((row) => shareView(studio, row)));
}
