import { deploymentProfile } from "#lib/connections/deployment-profile.ts";
import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { endState } from "#lib/models/end-state.ts";
import { isAlone } from "#lib/releases/is-alone.ts";
import { loadProofs, type Proof, type Subject } from "#lib/releases/load-proof.ts";
import { closestProof } from "#lib/releases/policy-findings.ts";
import type { PolicyFinding, ReleasePolicy } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";
import { fitDeployment } from "#lib/template/fit.ts";

/** Whoever reads: a transaction, or the client outside of one. */
export type JudgeReader = Omit<Transaction, "$transaction">;

/** A version that may be spoken about. */
export type JudgedVersion = {
  id: string;
  templateId: string;
  number: number;
  content: string;
  actorKind: string;
  actorId: string;
};

export type Judged = { version: JudgedVersion; subject: Subject; policy: ReleasePolicy };

/** What stands against a release whatever was proved: the actor, the model's end, what the model would not take. */
export async function firmFindings(
  reader: JudgeReader,
  context: Context,
  { version, subject, policy }: Judged,
): Promise<PolicyFinding[]> {
  const { studio, actor } = context;
  const deployment = await deploymentProfile(reader, context, subject);
  if (!deployment) throw new AppError("not_found", { field: "connectionId" });
  const { profile } = deployment;
  const findings: PolicyFinding[] = [];
  if (!policy.who.some((kind) => kind === actor.kind))
    findings.push({ rule: "who", wanted: policy.who.join(","), found: actor.kind });
  if (endState(profile, new Date(studio.clock())).state === "ended")
    findings.push({ rule: "modelEnded", wanted: profile.replacedBy ?? "", found: profile.endsOn ?? "" });
  for (const parameter of fitDeployment(storedContent(version.content), profile))
    findings.push({ rule: "parameters", wanted: parameter.field, found: parameter.reason, parameter });
  return findings;
}

/** The proof that comes closest to the policy, and what it lacks. */
export async function judgeProof(
  reader: JudgeReader,
  context: Context,
  { version, subject, policy }: Judged,
): Promise<{ proof: Proof | null; findings: PolicyFinding[] }> {
  const { templateId } = version;
  const proofs = await loadProofs(reader, context, { ...subject, templateId });
  const needsOther = policy.reviews > 0 && !policy.authorMayReview;
  const alone = needsOther && (await isAlone(reader, context));
  const author = version.actorKind === "user" ? version.actorId : null;
  return closestProof(policy, proofs, { author, alone });
}
