import type { Transaction } from "#lib/db/database.ts";
import type { Composite } from "#lib/edits/pixel-tasks.ts";
import type { ResultRow } from "#lib/edits/result-pictures.ts";
import type { CompositeSettings } from "#lib/edits/view.ts";
import type { AppError } from "#lib/errors.ts";
import { type StoredPicture, storeDrawnBytes } from "#lib/gallery/store-drawn-bytes.ts";
import { newId } from "#lib/ids.ts";
import { changeRun, type LockedRun } from "#lib/runs/change-run.ts";
import type { Studio } from "#lib/studio/context.ts";

/**
 * Stores a composite and makes it the picture of its result; one that was there before goes into the trash. With `from`
 * only a result that is still in this state changes: putting together twice leaves one picture.
 */
export async function writeComposite(
  studio: Studio,
  result: ResultRow,
  { composite, settings, from }: { composite: Composite; settings: CompositeSettings; from: string | null },
): Promise<void> {
  const stored = await storeDrawnBytes(studio, result.workspaceId, composite.png);
  await changeRun(studio, result, async (transaction, run, now) => {
    const current = await transaction.editResult.findUnique({ where: { rawId: result.rawId } });
    if (!current || (from !== null && current.state !== from)) return null;
    const compositeId = await writeImage(transaction, { result, run, stored, now });
    if (current.compositeId) await replaceImage(transaction, current.compositeId, compositeId, now);
    await transaction.editResult.update({
      where: { rawId: result.rawId },
      data: {
        compositeId,
        state: "done",
        settings: JSON.stringify(settings),
        proof: JSON.stringify(composite.proof),
        error: null,
      },
    });
    // What was shown because it was all there was steps back.
    await transaction.image.update({ where: { id: result.rawId }, data: { listed: false } });
    return "run";
  });
}

type New = { result: ResultRow; run: LockedRun; stored: StoredPicture; now: number };

async function writeImage(transaction: Transaction, { result, run, stored, now }: New): Promise<string> {
  const { workspaceId, rawId } = result;
  const { thumbHash, ...blob } = stored;
  const createdAt = new Date(now);
  const raw = await transaction.image.findUniqueOrThrow({ where: { id: rawId } });
  await transaction.blob.upsert({
    where: { workspaceId_sha256: { workspaceId, sha256: blob.sha256 } },
    create: { workspaceId, ...blob, createdAt },
    update: { purgedAt: null },
  });
  const { actorKind, actorId, jobId, position, model, quality, simulated } = raw;
  const { id } = await transaction.image.create({
    data: {
      id: newId("img", now),
      workspaceId,
      actorKind,
      actorId,
      origin: "composite",
      runId: run.id,
      jobId,
      position,
      sha256: blob.sha256,
      thumbHash,
      width: blob.width,
      height: blob.height,
      model,
      quality,
      simulated,
      createdAt,
      deletedAt: run.deletedAt ?? raw.deletedAt,
    },
  });
  return id;
}

/** The new picture takes over what a person said of the old one, also that it goes into the trash. */
async function replaceImage(transaction: Transaction, oldId: string, id: string, now: number): Promise<void> {
  const old = await transaction.image.findUniqueOrThrow({ where: { id: oldId } });
  const { favourite, rating, name, deletedAt } = old;
  const trashed = deletedAt && { deletedAt };
  await transaction.image.update({ where: { id }, data: { favourite, rating, name, ...trashed } });
  await transaction.imageTag.updateMany({ where: { imageId: oldId }, data: { imageId: id } });
  await transaction.collectionImage.updateMany({ where: { imageId: oldId }, data: { imageId: id } });
  await transaction.image.updateMany({
    where: { id: oldId, deletedAt: null },
    data: { deletedAt: new Date(now) },
  });
}

/** A result that could not be put together says why, and the provider's picture is shown: it is paid for. */
export async function failResult(studio: Studio, result: ResultRow, failure: AppError): Promise<void> {
  await changeRun(studio, result, async (transaction, run) => {
    const { count } = await transaction.editResult.updateMany({
      where: { rawId: result.rawId, state: "pending" },
      data: { state: "failed", error: JSON.stringify(failure.view(run.requestId)) },
    });
    if (count === 0) return null;
    await transaction.image.update({ where: { id: result.rawId }, data: { listed: true } });
    return "run";
  });
}
