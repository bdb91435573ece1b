import type { Transaction } from "#lib/db/database.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { AppError } from "#lib/errors.ts";
import { loadProvable } from "#lib/evidence/load-provable.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import { mayBreakGlass } from "#lib/releases/check-release.ts";
import { ensureEnvironments } from "#lib/releases/environments.ts";
import { firmFindings, type Judged, judgeProof } from "#lib/releases/judge-release.ts";
import type { Proof } from "#lib/releases/load-proof.ts";
import { expectCurrent } from "#lib/releases/move-pointer.ts";
import { nextSequence } from "#lib/releases/next-sequence.ts";
import { type ReleaseRow, releaseView } from "#lib/releases/release-rows.ts";
import { releasedBefore } from "#lib/releases/released-before.ts";
import type { ReleaseInput } from "#lib/releases/schema.ts";
import { leastReason, type PolicyFinding, type ReleaseView } from "#lib/releases/view.ts";
import { writeRelease } from "#lib/releases/write-release.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Makes a version current in an environment, if its policy is met: here and nowhere else, so that every door meets it.
 * `rollback` goes back to what was released there before, on the proof it had then; `rebind` keeps the version and moves
 * to another deployment, on proof made there. With `breakGlass` a person goes past what was not proved: a `hotfix`, which
 * says why and what was missing. Errors: `not_found`, `version_retired`, `release_conflict`, `release_policy_unmet`,
 * `release_reason_short`.
 */
export async function release(context: Context, input: ReleaseInput): Promise<ReleaseView> {
  const { studio } = context;
  await ensureEnvironments(context);
  const row = await studio.database
    .transaction((transaction) => decide(transaction, context, input))
    .catch((failure: unknown) => {
      // Two first releases of one template at once: the other one was first.
      if (!isUniqueViolation(failure)) throw failure;
      throw new AppError("release_conflict", { field: "expectedReleaseId", cause: failure });
    });
  studio.events.wake(context.workspaceId);
  const flagged = row.kind === "hotfix";
  return releaseView(row, { current: true, flagged });
}

async function decide(transaction: Transaction, context: Context, input: ReleaseInput): Promise<ReleaseRow> {
  const { environment, versionId, connectionId, model, reason, via } = input;
  const { templateId } = await loadProvable(transaction, context, versionId);
  await lockTemplate(transaction, context, templateId);
  const { sequence, policy, storedPolicy } = await nextSequence(transaction, context, environment);
  // Again under the lock: it may have been retired while we waited.
  const version = await loadProvable(transaction, context, versionId);
  const expected = input.expectedReleaseId;
  const pointer = await expectCurrent(transaction, context, { environment, templateId, expected });
  const subject = { versionId, connectionId, model };
  if (input.kind === "rebind" && !isRebind(pointer, subject))
    throw new AppError("invalid_request", { field: "kind", message: "no rebind of what is current" });
  const { findings, ...proof } = await findProof(transaction, context, input, { version, subject, policy });
  const unmet = findings.length > 0 ? passed(context, input, findings) : [];
  return writeRelease(transaction, context, {
    environment,
    sequence,
    templateId,
    subject,
    kind: unmet.length > 0 ? "hotfix" : input.kind,
    previousId: pointer?.releaseId ?? null,
    ...proof,
    reason,
    policy: storedPolicy,
    unmet,
    via,
  });
}

type Proven = { reviewId: string | null; evidenceDigest: string | null; findings: PolicyFinding[] };

/** What is missing, and on what proof the rest stands. */
async function findProof(
  transaction: Transaction,
  context: Context,
  { kind, environment }: ReleaseInput,
  judged: Judged,
): Promise<Proven> {
  const firm = await firmFindings(transaction, context, judged);
  if (kind === "rollback") {
    const { subject } = judged;
    const { proven, ever } = await releasedBefore(transaction, context, { environment, subject });
    if (!ever) throw new AppError("release_never", { field: "versionId", params: { environment } });
    if (proven) return { ...proven, findings: firm };
  }
  const { proof, findings } = await judgeProof(transaction, context, judged);
  return {
    reviewId: approvalOf(proof, judged.version.actorId),
    evidenceDigest: proof?.digest ?? null,
    findings: [...firm, ...findings],
  };
}

/** The newest approval, somebody else's rather than the author's. */
function approvalOf(proof: Proof | null, author: string): string | null {
  const approvals = proof?.approvals ?? [];
  const byOther = approvals.findLast(({ reviewer }) => reviewer !== author);
  return (byOther ?? approvals.at(-1))?.reviewId ?? null;
}

/** The findings, when a person may go past them and has said why. */
function passed(
  context: Context,
  { environment, breakGlass, reason }: ReleaseInput,
  findings: PolicyFinding[],
) {
  if (!breakGlass || !mayBreakGlass(context, findings)) {
    const rules = findings.map(({ rule }) => rule).join(",");
    const params = { environment, count: findings.length, rules, findings: JSON.stringify(findings) };
    throw new AppError("release_policy_unmet", { params });
  }
  if (Array.from(reason).length < leastReason)
    throw new AppError("release_reason_short", { field: "reason", params: { least: leastReason } });
  return findings;
}

type Deployed = { versionId: string; connectionId: string; model: string };

function isRebind(pointer: Deployed | null, { versionId, connectionId, model }: Deployed): boolean {
  if (pointer?.versionId !== versionId) return false;
  return pointer.connectionId !== connectionId || pointer.model !== model;
}
