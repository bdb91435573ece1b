import { recordAudit } from "#lib/audit/record.ts";
import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { inChunks } from "#lib/gallery/in-chunks.ts";
import { type PurgeChoice, type PurgePlan, planPurge, planUnused } from "#lib/gallery/plan-purge.ts";
import { removeFreed } from "#lib/gallery/remove-freed.ts";
import { resolveSelection } from "#lib/gallery/resolve-selection.ts";
import type { Selection } from "#lib/gallery/view.ts";
import { newId } from "#lib/ids.ts";
import type { PurgeOutcome } from "#lib/storage/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** `all`: the whole trash. `count` is what the person read and typed. */
export type PurgeInput = { selection: Selection | "all"; count: number };

/**
 * Deletes pictures of the trash for good. Their rows stay, without name and preview, so that what came from them still
 * knows its parents; their bytes go unless something else uses them. Errors: `purge_count_changed` when it isn't `count`
 * pictures any more; nothing is deleted then.
 */
export async function purge(context: Context, { selection, count }: PurgeInput): Promise<PurgeOutcome> {
  const imageIds = selection === "all" ? null : await resolveSelection(context, selection);
  return purgeChosen(context, imageIds ? { imageIds: new Set(imageIds) } : {}, count);
}

/** As `purge`; without a count, whatever is there. */
export async function purgeChosen(
  context: Context,
  choice: PurgeChoice,
  count: number | null,
): Promise<PurgeOutcome> {
  const { studio, workspaceId } = context;
  const plan = await studio.database.transaction(async (transaction) => {
    const found = await planPurge(transaction, workspaceId, choice);
    const there = found.imageIds.length;
    if (count !== null && there !== count)
      throw new AppError("purge_count_changed", { params: { count: there }, field: "count" });
    if (there === 0) return found;
    const freed = await writePurge(transaction, context, found);
    await recordAudit(transaction, context, {
      action: "images.purge",
      subjectId: newId("purge", studio.clock()),
      details: { count: there, bytesFreed: sum(freed) },
    });
    await raiseEvent(transaction, workspaceId, "images", workspaceId);
    return { ...found, freed };
  });
  if (plan.imageIds.length > 0) studio.events.wake(workspaceId);
  await removeFreed(
    studio,
    plan.freed.map(({ sha256 }) => sha256),
  );
  return { count: plan.imageIds.length, bytesFreed: sum(plan.freed) };
}

/** Deletes parts that nobody has used since `before`; returns how many. */
export async function purgeUnused(context: Context, before: Date): Promise<number> {
  const { studio, workspaceId } = context;
  const plan = await studio.database.transaction(async (transaction) => {
    const found = await planUnused(transaction, workspaceId, before);
    return { ...found, freed: await writePurge(transaction, context, found) };
  });
  await removeFreed(
    studio,
    plan.freed.map(({ sha256 }) => sha256),
  );
  return plan.partIds.length;
}

const sum = (blobs: PurgePlan["freed"]) => blobs.reduce((total, { bytes }) => total + bytes, 0);

/** Returns the originals nothing uses any more. */
async function writePurge(
  transaction: Transaction,
  { studio, workspaceId }: Context,
  { imageIds, partIds, freed }: PurgePlan,
): Promise<PurgePlan["freed"]> {
  const purgedAt = new Date(studio.clock());
  const ids = [...imageIds, ...partIds];
  const counts = await inChunks(ids, async (some) => {
    const where = { workspaceId, imageId: { in: some } };
    await transaction.imageTag.deleteMany({ where });
    await transaction.collectionImage.deleteMany({ where });
    await transaction.searchText.deleteMany({
      where: { workspaceId, kind: "image", subjectId: { in: some } },
    });
    const { count } = await transaction.image.updateMany({
      // On PostgreSQL one may have been taken out of the trash since it was looked at.
      where: {
        workspaceId,
        id: { in: some },
        purgedAt: null,
        OR: [{ deletedAt: { not: null } }, { listed: false }],
      },
      data: { purgedAt, name: null, thumbHash: null, favourite: false },
    });
    return [count];
  });
  if (counts.reduce((total, count) => total + count, 0) !== ids.length)
    throw new AppError("purge_count_changed", { params: { count: imageIds.length }, field: "count" });
  // Parts were never in the trash; whoever asks for pictures that may be used leaves them out by this.
  await inChunks(partIds, async (some) => {
    const where = { workspaceId, id: { in: some }, deletedAt: null };
    await transaction.image.updateMany({ where, data: { deletedAt: purgedAt } });
    return [];
  });
  return inChunks(freed, (some) => freeBlobs(transaction, workspaceId, some, purgedAt));
}

/** Locks the rows first: an upload of the same bytes then waits, or has been committed and is seen by the second statement. */
async function freeBlobs(
  transaction: Transaction,
  workspaceId: string,
  blobs: PurgePlan["freed"],
  purgedAt: Date,
): Promise<PurgePlan["freed"]> {
  const where = { workspaceId, sha256: { in: blobs.map(({ sha256 }) => sha256) }, purgedAt: null };
  await transaction.blob.updateMany({ where, data: { purgedAt: null } });
  await transaction.blob.updateMany({
    where: { ...where, images: { none: { purgedAt: null } } },
    data: { purgedAt },
  });
  const freed = await transaction.blob.findMany({ where: { ...where, purgedAt }, select: { sha256: true } });
  const gone = new Set(freed.map(({ sha256 }) => sha256));
  return blobs.filter(({ sha256 }) => gone.has(sha256));
}
