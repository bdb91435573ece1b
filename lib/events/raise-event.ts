import type { Transaction } from "#lib/db/database.ts";

/** What an event may say. What the subject is now is read when the event is sent. */
export type EventType = "run" | "run-removed" | "images" | "template" | "release";

/**
 * Writes an event inside the transaction that changed its subject and returns its number. Raising the counter locks
 * the workspace row until the commit, so numbers become visible in order: a reader who has seen N never finds a
 * smaller one later. Call it last, and wake the hub after the commit.
 */
export async function raiseEvent(
  transaction: Transaction,
  workspaceId: string,
  type: EventType,
  subjectId: string,
): Promise<number> {
  const { eventCounter } = await transaction.workspace.update({
    where: { id: workspaceId },
    data: { eventCounter: { increment: 1 } },
    select: { eventCounter: true },
  });
  await transaction.event.create({ data: { workspaceId, number: eventCounter, type, subjectId } });
  return eventCounter;
}
