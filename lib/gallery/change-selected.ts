import { applyDeed } from "#lib/gallery/apply-deed.ts";
import { changedIds } from "#lib/gallery/change-record.ts";
import { idSet } from "#lib/gallery/id-set.ts";
import { lockImages, selectedIds } from "#lib/gallery/selected-ids.ts";
import { tellOfImages } from "#lib/gallery/tell-of-images.ts";
import type { BulkDeed, BulkOutcome, Selection } from "#lib/gallery/view.ts";
import { newId } from "#lib/ids.ts";
import type { Context } from "#lib/studio/context.ts";

/** How long a change can be undone. */
const undoneWithinMs = 7 * 86_400_000;

/**
 * Does something to many pictures at once, in one transaction, and keeps what they were before so that it can be undone.
 * All or nothing. Errors: `not_found`, `selection_too_large`, `tags_too_many`.
 */
export async function changeSelected(
  context: Context,
  { selection, deed }: { selection: Selection; deed: BulkDeed },
): Promise<BulkOutcome> {
  const { studio, workspaceId, actor } = context;
  const outcome = await studio.database.transaction(async (transaction) => {
    const ids = await selectedIds(transaction, context, selection);
    await lockImages(transaction, context, ids);
    const record = await applyDeed({ transaction, context, ids }, deed);
    const changed = changedIds(record);
    const now = studio.clock();
    const changeId = newId("chg", now);
    const who = { actorKind: actor.kind, actorId: actor.id };
    await transaction.bulkChange.create({
      data: {
        id: changeId,
        workspaceId,
        ...who,
        kind: deed.kind,
        before: JSON.stringify(record),
        createdAt: new Date(now),
      },
    });
    await transaction.bulkChange.deleteMany({
      where: { workspaceId, createdAt: { lt: new Date(now - undoneWithinMs) } },
    });
    if (changed.length > 0)
      await tellOfImages(transaction, workspaceId, idSet(studio.database.kind, changed));
    return { changeId, count: changed.length };
  });
  if (outcome.count > 0) studio.events.wake(workspaceId);
  return outcome;
}
