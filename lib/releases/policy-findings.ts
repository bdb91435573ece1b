import type { Proof } from "#lib/releases/load-proof.ts";
import type { PolicyFinding, ReleasePolicy } from "#lib/releases/view.ts";

/** Who made the version, and whether there is nobody else who could look at it. */
export type Authorship = { author: string | null; alone: boolean };

/** What a policy asks of evidence and does not find in this proof (null: there is none). */
export function proofFindings(
  policy: ReleasePolicy,
  proof: Proof | null,
  { author, alone }: Authorship,
): PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  const samples = proof?.samplesPerCase ?? 0;
  if (samples < policy.samplesPerCase)
    findings.push({ rule: "samplesPerCase", wanted: policy.samplesPerCase, found: samples });
  const mean = proof?.totals.meanRating ?? 0;
  if (mean < policy.meanRating)
    findings.push({ rule: "meanRating", wanted: policy.meanRating, found: Math.floor(mean * 100) / 100 });
  const blocked = proof?.totals.blocked ?? 0;
  if (blocked > 0 && !policy.blockedAllowed) findings.push({ rule: "blocked", wanted: 0, found: blocked });
  return [...findings, ...reviewFindings(policy, proof, { author, alone })];
}

function reviewFindings(
  policy: ReleasePolicy,
  proof: Proof | null,
  { author, alone }: Authorship,
): PolicyFinding[] {
  if (policy.reviews === 0) return [];
  const findings: PolicyFinding[] = [];
  const [rejection] = proof?.rejections ?? [];
  if (rejection) findings.push({ rule: "rejected", wanted: 0, found: rejection.reviewer });
  const approvals = proof?.approvals ?? [];
  const counted = policy.authorMayReview
    ? approvals
    : approvals.filter(({ reviewer }) => reviewer !== author && !alone);
  if (counted.length >= policy.reviews) return findings;
  // With one person there is no second one to ask: said as it is, and lifted by a reason like anything else.
  if (!policy.authorMayReview && alone)
    return [...findings, { rule: "onePerson", wanted: policy.reviews + 1, found: 1 }];
  if (approvals.length >= policy.reviews)
    return [...findings, { rule: "authorIsReviewer", wanted: policy.reviews, found: counted.length }];
  return [...findings, { rule: "reviews", wanted: policy.reviews, found: counted.length }];
}

/** The proof that comes closest to a policy: the newest of those with the fewest findings. */
export function closestProof(
  policy: ReleasePolicy,
  proofs: readonly Proof[],
  authorship: Authorship,
): { proof: Proof | null; findings: PolicyFinding[] } {
  const judged = proofs.map((proof) => ({ proof, findings: proofFindings(policy, proof, authorship) }));
  const none = { proof: null, findings: proofFindings(policy, null, authorship) };
  return judged.reduce(
    (best, one) => (best.proof === null || one.findings.length < best.findings.length ? one : best),
    none as { proof: Proof | null; findings: PolicyFinding[] },
  );
}
