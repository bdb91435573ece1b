/** One person's newest word about evidence as it is now. */
export type Opinion = { reviewId: string; reviewer: string };
export type Opinions = { approvals: Opinion[]; rejections: Opinion[] };

type ReviewRow = {
  id: string;
  evidenceRunId: string;
  evidenceDigest: string;
  decision: string;
  actorKind: string;
  actorId: string;
};

/**
 * Of each person the newest review of this evidence, if it was about what the evidence is now (its digest). `reviews` are
 * in the order they were made.
 */
export function opinionsOn(
  reviews: readonly ReviewRow[],
  evidence: { evidenceRunId: string; digest: string },
): Opinions {
  const newest = new Map<string, ReviewRow>();
  for (const review of reviews)
    if (review.evidenceRunId === evidence.evidenceRunId && review.actorKind === "user") {
      // Taken out first, so that the map keeps the order of the newest ones.
      newest.delete(review.actorId);
      newest.set(review.actorId, review);
    }
  const current = [...newest.values()].filter(({ evidenceDigest }) => evidenceDigest === evidence.digest);
  const said = (decision: string) =>
    current
      .filter((review) => review.decision === decision)
      .map(({ id, actorId }): Opinion => ({ reviewId: id, reviewer: actorId }));
  return { approvals: said("approve"), rejections: said("reject") };
}
