import type { Database } from "#lib/db/database.ts";

/** Events a workspace keeps; who comes back from further behind loads everything anew. */
const keptEvents = 10_000;

/** Forgets old events of every workspace and returns how many. */
export async function pruneEvents(database: Database, keep: number = keptEvents): Promise<number> {
  const workspaces = await database.client.workspace.findMany({
    where: { eventCounter: { gt: keep } },
    select: { id: true, eventCounter: true },
  });
  let pruned = 0;
  for (const { id, eventCounter } of workspaces) {
    const { count } = await database.client.event.deleteMany({
      where: { workspaceId: id, number: { lte: eventCounter - keep } },
    });
    pruned += count;
  }
  return pruned;
}
