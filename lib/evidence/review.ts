import { recordAudit } from "#lib/audit/record.ts";
import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { evidenceDigest } from "#lib/evidence/evidence-digest.ts";
import { loadEvidence } from "#lib/evidence/evidence-facts.ts";
import { isRunning, totalsOf } from "#lib/evidence/evidence-totals.ts";
import { lockEvidence } from "#lib/evidence/rate-sample.ts";
import { reviewView } from "#lib/evidence/review-view.ts";
import type { ReviewInput } from "#lib/evidence/schema.ts";
import { settleState } from "#lib/evidence/settle-state.ts";
import type { ReviewView } from "#lib/evidence/view.ts";
import { newId } from "#lib/ids.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * A person's decision about a version on a deployment, bound to the evidence they looked at. It only ever counts for
 * that: a picture or a rating that changes later makes it a decision about something else. Errors: `forbidden` for a
 * program, `not_found`, `evidence_running`, `evidence_changed`.
 */
export async function review(context: Context, input: ReviewInput): Promise<ReviewView> {
  const { studio, workspaceId, actor } = context;
  const { evidenceRunId, decision, comment } = input;
  if (actor.kind !== "user") throw new AppError("forbidden");
  const row = await studio.database.transaction(async (transaction) => {
    const { templateId, versionId } = await lockEvidence(transaction, context, evidenceRunId);
    const [facts] = await loadEvidence(transaction, workspaceId, { id: evidenceRunId });
    if (!facts) throw new AppError("not_found");
    if (isRunning(facts)) throw new AppError("evidence_running");
    const digest = evidenceDigest(facts);
    if (digest !== input.evidenceDigest) throw new AppError("evidence_changed", { field: "evidenceDigest" });
    const createdAt = await afterTheLast(transaction, context, versionId);
    const id = newId("rev", createdAt.getTime());
    const { connectionId, model } = facts.row;
    const subject = { templateId, versionId, evidenceRunId, connectionId, model, evidenceDigest: digest };
    const totals = JSON.stringify(totalsOf(facts));
    const who = { actorKind: actor.kind, actorId: actor.id };
    const written = await transaction.review.create({
      data: { id, workspaceId, ...subject, decision, comment, totals, ...who, createdAt },
    });
    const details = { versionId, evidenceRunId, model, evidenceDigest: digest, decision };
    await recordAudit(transaction, context, { action: "evidence.review", subjectId: id, details });
    await settleState(transaction, context, versionId);
    await raiseEvent(transaction, workspaceId, "template", templateId);
    return written;
  });
  studio.events.wake(workspaceId);
  return reviewView(row, row.evidenceDigest);
}

/** Now, but later than every review of the version: by their ids one can tell which came last. */
async function afterTheLast(
  transaction: Transaction,
  { studio, workspaceId }: Context,
  versionId: string,
): Promise<Date> {
  const last = await transaction.review.findFirst({
    where: { workspaceId, versionId },
    orderBy: { id: "desc" },
    select: { createdAt: true },
  });
  return new Date(Math.max(studio.clock(), (last?.createdAt.getTime() ?? 0) + 1));
}
