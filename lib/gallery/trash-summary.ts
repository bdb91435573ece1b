import { planPurge } from "#lib/gallery/plan-purge.ts";
import { type TrashSummary, trashDays } from "#lib/storage/view.ts";
import type { Context } from "#lib/studio/context.ts";

export const trashMs = trashDays * 24 * 60 * 60 * 1000;

/** What lies in the trash and what emptying it would free. */
export async function trashSummary({ studio, workspaceId }: Context): Promise<TrashSummary> {
  const { client } = studio.database;
  const inTrash = { workspaceId, listed: true, deletedAt: { not: null }, purgedAt: null };
  const [plan, all, oldest] = await Promise.all([
    planPurge(client, workspaceId, {}),
    client.image.count({ where: inTrash }),
    client.image.findFirst({ where: inTrash, orderBy: { deletedAt: "asc" }, select: { deletedAt: true } }),
  ]);
  const count = plan.imageIds.length;
  return {
    count,
    bytesFreed: plan.freed.reduce((total, { bytes }) => total + bytes, 0),
    held: Math.max(0, all - count),
    nextPurgeAt: oldest?.deletedAt ? new Date(oldest.deletedAt.getTime() + trashMs).toISOString() : null,
  };
}
