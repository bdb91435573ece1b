import { caseInputs } from "#lib/evidence/case-view.ts";
import { evidenceDigest } from "#lib/evidence/evidence-digest.ts";
import type { EvidenceFacts, RatingRow } from "#lib/evidence/evidence-facts.ts";
import {
  blockedOf,
  costOf,
  failedOf,
  isRunning,
  latenciesOf,
  middleOf,
  totalsOf,
} from "#lib/evidence/evidence-totals.ts";
import { type ReviewRow, reviewView } from "#lib/evidence/review-view.ts";
import { sampleFlagsSchema } from "#lib/evidence/schema.ts";
import type {
  EvidenceCaseView,
  EvidenceRunSummary,
  EvidenceRunView,
  SampleRatingView,
} from "#lib/evidence/view.ts";
import { imageView } from "#lib/gallery/image-view.ts";
import { readStored } from "#lib/runs/read-stored.ts";
import { storedError } from "#lib/runs/run-view.ts";
import type { RunState } from "#lib/runs/view.ts";

/** An evidence run as a list shows it; `reviews` are its own, oldest first. */
export function evidenceSummary(facts: EvidenceFacts, reviews: readonly ReviewRow[]): EvidenceRunSummary {
  const { row } = facts;
  const digest = evidenceDigest(facts);
  const own = reviews.filter(({ evidenceRunId }) => evidenceRunId === row.id);
  return {
    id: row.id,
    templateId: row.templateId,
    versionId: row.versionId,
    versionNumber: row.version.number,
    connectionId: row.connectionId,
    model: row.model,
    samplesPerCase: row.samplesPerCase,
    state: isRunning(facts) ? "running" : "done",
    digest,
    totals: totalsOf(facts),
    reviews: own.map((one) => reviewView(one, digest)).reverse(),
    createdBy: row.actorId,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The whole contact sheet. */
export function evidenceView(facts: EvidenceFacts, reviews: readonly ReviewRow[]): EvidenceRunView {
  const cases = facts.cases.map((one) => evidenceCase(one, facts));
  return { ...evidenceSummary(facts, reviews), cases };
}

type CaseFacts = EvidenceFacts["cases"][number];

function evidenceCase(one: CaseFacts, facts: EvidenceFacts): EvidenceCaseView {
  const { row, run } = one;
  const ratingsOf = (imageId: string) => facts.ratings.filter((rating) => rating.imageId === imageId);
  return {
    position: row.position,
    caseId: row.caseId,
    name: row.name,
    required: row.required,
    ...caseInputs(row),
    runId: row.runId,
    state: stateOf(one),
    error: row.error === null ? null : storedError(row.error),
    samples: (run?.images ?? []).map((image) => ({
      image: imageView(image),
      gone: image.deletedAt !== null || image.purgedAt !== null,
      ratings: ratingsOf(image.id).map(ratingView),
    })),
    blocked: blockedOf(one),
    failed: failedOf(one, facts.row.samplesPerCase),
    costNano: String(costOf(one)),
    latencyMs: middleOf(latenciesOf(run)),
  };
}

/** One whose run could not be begun has failed. */
function stateOf({ row, run }: CaseFacts): EvidenceCaseView["state"] {
  if (run) return run.state as RunState;
  return row.error === null && row.runId === null ? "waiting" : "failed";
}

function ratingView({ actorId, score, flags, comment }: RatingRow): SampleRatingView {
  return { actor: actorId, score, flags: readStored(sampleFlagsSchema, flags), comment };
}
