import type { Transaction } from "#lib/db/database.ts";
import { evidenceDigest } from "#lib/evidence/evidence-digest.ts";
import { loadEvidence } from "#lib/evidence/evidence-facts.ts";
import { opinionsOn } from "#lib/evidence/opinions.ts";
import { setVersionState } from "#lib/library/set-version-state.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Says anew whether a version is validated: while some evidence of it, as it is now, is approved and by nobody rejected.
 * When that ends it is a candidate again; retired it stays. A label for people: a release weighs the rows themselves.
 * The caller holds the template's lock.
 */
export async function settleState(
  transaction: Transaction,
  context: Context,
  versionId: string,
): Promise<void> {
  const { workspaceId } = context;
  const status = await transaction.templateVersionStatus.findFirst({ where: { versionId, workspaceId } });
  if (!status || status.state === "retired") return;
  const reviews = await transaction.review.findMany({
    where: { workspaceId, versionId },
    orderBy: { id: "asc" },
  });
  const approved = new Set(
    reviews.flatMap(({ decision, evidenceRunId }) => (decision === "approve" ? [evidenceRunId] : [])),
  );
  const facts =
    approved.size > 0 ? await loadEvidence(transaction, workspaceId, { id: { in: [...approved] } }) : [];
  const validated = facts.some((one) => {
    const evidence = { evidenceRunId: one.row.id, digest: evidenceDigest(one) };
    const { approvals, rejections } = opinionsOn(reviews, evidence);
    return approvals.length > 0 && rejections.length === 0;
  });
  const state = validated ? "validated" : "candidate";
  if (state === status.state) return;
  await setVersionState(transaction, context, { versionId, state });
}
