import type { Transaction } from "#lib/db/database.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import type { IdSet } from "#lib/gallery/id-set.ts";

/** Beyond this many runs it is cheaper for everybody to read again than to be told of each. */
const mostRuns = 50;

/**
 * Raises the events of a change of pictures: one for each of their runs, or a single "images" where there are many, or
 * pictures that no run on screen holds. Call it last in the transaction, and wake the hub after the commit.
 */
export async function tellOfImages(
  transaction: Transaction,
  workspaceId: string,
  images: IdSet,
): Promise<void> {
  const runs = await transaction.$queryRaw<{ id: string | null }[]>`
    SELECT DISTINCT "Run"."id" AS "id" FROM "Image"
    LEFT JOIN "Run" ON "Run"."id" = "Image"."runId" AND "Run"."deletedAt" IS NULL
    WHERE "Image"."workspaceId" = ${workspaceId} AND "Image"."id" ${images} LIMIT ${mostRuns + 1}`;
  const ids = runs.flatMap(({ id }) => id ?? []).sort();
  if (ids.length < runs.length || ids.length > mostRuns) {
    await raiseEvent(transaction, workspaceId, "images", workspaceId);
    return;
  }
  for (const id of ids) await raiseEvent(transaction, workspaceId, "run", id);
}
