import { planPurge } from "#lib/gallery/plan-purge.ts";
import { resolveSelection } from "#lib/gallery/resolve-selection.ts";
import type { Selection } from "#lib/gallery/view.ts";
import { type TrashSummary, trashDays } from "#lib/storage/view.ts";
import type { Context } from "#lib/studio/context.ts";

export const trashMs = trashDays * 24 * 60 * 60 * 1000;

/** What lies in the trash, or these of it, and what deleting it for good would free. */
export async function trashSummary(
  context: Context,
  { selection }: { selection: Selection | "all" } = { selection: "all" },
): Promise<TrashSummary> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const imageIds = selection === "all" ? null : new Set(await resolveSelection(context, selection));
  const plan = await planPurge(client, workspaceId, imageIds ? { imageIds } : {});
  const inTrash = await client.image.findMany({
    where: { workspaceId, listed: true, deletedAt: { not: null }, purgedAt: null },
    orderBy: { deletedAt: "asc" },
    select: { id: true, deletedAt: true },
  });
  const chosen = imageIds ? inTrash.filter(({ id }) => imageIds.has(id)) : inTrash;
  const oldest = chosen[0]?.deletedAt;
  return {
    count: plan.imageIds.length,
    bytesFreed: plan.freed.reduce((total, { bytes }) => total + bytes, 0),
    held: Math.max(0, chosen.length - plan.imageIds.length),
    nextPurgeAt: oldest ? new Date(oldest.getTime() + trashMs).toISOString() : null,
  };
}
