import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { type EvidenceFacts, loadEvidence } from "#lib/evidence/evidence-facts.ts";
import type { RateSampleInput } from "#lib/evidence/schema.ts";
import { settleState } from "#lib/evidence/settle-state.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Keeps what the actor thinks of a sample; a second time takes the place of the first, `score` null takes it back. Reviews
 * made before are of other evidence then. Errors: `not_found` for a picture that is no sample of this evidence.
 */
export async function rateSample(
  context: Context,
  input: RateSampleInput,
): Promise<{ evidenceRunId: string }> {
  const { studio, workspaceId } = context;
  const { evidenceRunId, imageId } = input;
  await studio.database.transaction(async (transaction) => {
    const { templateId, versionId } = await lockEvidence(transaction, context, evidenceRunId);
    const [facts] = await loadEvidence(transaction, workspaceId, { id: evidenceRunId });
    if (!facts || !isSample(facts, imageId)) throw new AppError("not_found", { field: "imageId" });
    const change = await writeRating(transaction, context, input);
    await transaction.template.update({
      where: { id: templateId },
      data: { ratingSum: { increment: change.sum }, ratingCount: { increment: change.count } },
    });
    await settleState(transaction, context, versionId);
    await raiseEvent(transaction, workspaceId, "template", templateId);
  });
  studio.events.wake(workspaceId);
  return { evidenceRunId };
}

/** The evidence run, with its template kept from others until the transaction ends. Errors: `not_found`. */
export async function lockEvidence(
  transaction: Transaction,
  context: Context,
  evidenceRunId: string,
): Promise<{ templateId: string; versionId: string }> {
  const row = await transaction.evidenceRun.findFirst({
    where: { id: evidenceRunId, workspaceId: context.workspaceId },
    select: { templateId: true, versionId: true },
  });
  if (!row) throw new AppError("not_found");
  await lockTemplate(transaction, context, row.templateId);
  return row;
}

function isSample({ cases }: EvidenceFacts, imageId: string): boolean {
  return cases.some(({ run }) => run?.images.some(({ id }) => id === imageId));
}

/** Writes the rating and answers by how much the template's sums change. */
async function writeRating(
  transaction: Transaction,
  { studio, workspaceId, actor }: Context,
  { evidenceRunId, imageId, score, flags, comment }: RateSampleInput,
): Promise<{ sum: number; count: number }> {
  const key = { evidenceRunId, imageId, actorKind: actor.kind, actorId: actor.id };
  const where = { evidenceRunId_imageId_actorKind_actorId: key };
  const before = await transaction.sampleRating.findUnique({ where, select: { score: true } });
  if (score === null) {
    await transaction.sampleRating.deleteMany({ where: { workspaceId, ...key } });
    return { sum: -(before?.score ?? 0), count: before ? -1 : 0 };
  }
  const { textCorrect, onBrand, anatomy, artefact } = flags;
  const data = {
    score,
    // In one order, whatever order they came in: they are a part of the digest.
    flags: JSON.stringify({ textCorrect, onBrand, anatomy, artefact }),
    comment,
    updatedAt: new Date(studio.clock()),
  };
  await transaction.sampleRating.upsert({ where, create: { workspaceId, ...key, ...data }, update: data });
  return { sum: score - (before?.score ?? 0), count: before ? 0 : 1 };
}
