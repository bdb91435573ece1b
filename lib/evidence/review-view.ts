import type { ReviewView } from "#lib/evidence/view.ts";

export type ReviewRow = {
  id: string;
  versionId: string;
  evidenceRunId: string;
  connectionId: string;
  model: string;
  evidenceDigest: string;
  decision: string;
  comment: string;
  actorId: string;
  createdAt: Date;
};

/** A review as everybody outside sees it; `digest` is what its evidence is now. */
export function reviewView(row: ReviewRow, digest: string): ReviewView {
  const { id, versionId, evidenceRunId, connectionId, model, evidenceDigest, comment } = row;
  return {
    id,
    versionId,
    evidenceRunId,
    connectionId,
    model,
    evidenceDigest,
    decision: row.decision as ReviewView["decision"],
    comment,
    reviewer: row.actorId,
    current: evidenceDigest === digest,
    createdAt: row.createdAt.toISOString(),
  };
}
