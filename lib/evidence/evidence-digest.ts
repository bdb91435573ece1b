import { createHash } from "node:crypto";
import type { EvidenceFacts } from "#lib/evidence/evidence-facts.ts";
import { storedError } from "#lib/runs/run-view.ts";

/**
 * What a review is bound to: sha256 over version, deployment, cases, every picture by its hash and every outcome, and all
 * that was said about them, in one order whoever reads it. Anything that changes after a review makes another digest.
 */
export function evidenceDigest({ row, cases, ratings }: EvidenceFacts): string {
  const drawn = cases.map((one) => [
    one.row.position,
    one.row.caseId,
    one.row.error === null ? null : storedError(one.row.error).code,
    (one.run?.jobs ?? []).map(({ state, error }) => [state, error === null ? null : storedError(error).code]),
    (one.run?.images ?? []).map(({ id, sha256 }) => [id, sha256]),
  ]);
  const said = ratings.map(({ imageId, actorKind, actorId, score, flags, comment }) => [
    imageId,
    actorKind,
    actorId,
    score,
    flags,
    comment,
  ]);
  const { connectionId, model, caseSetDigest, samplesPerCase } = row;
  const all = [1, row.version.digest, connectionId, model, caseSetDigest, samplesPerCase, drawn, said];
  return `sha256-${createHash("sha256").update(JSON.stringify(all)).digest("hex")}`;
}
