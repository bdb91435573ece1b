import type { Transaction } from "#lib/db/database.ts";
import { sortedJson } from "#lib/evidence/canonical-case.ts";
import { caseInputs } from "#lib/evidence/case-view.ts";
import { evidenceDigest } from "#lib/evidence/evidence-digest.ts";
import { type EvidenceFacts, loadEvidence } from "#lib/evidence/evidence-facts.ts";
import { samplesOf, totalsOf } from "#lib/evidence/evidence-totals.ts";
import { type Opinions, opinionsOn } from "#lib/evidence/opinions.ts";
import type { EvidenceTotals } from "#lib/evidence/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** A version on a deployment: what evidence, reviews and releases are all about. */
export type Subject = { versionId: string; connectionId: string; model: string };

/** One evidence run, as a policy looks at it. */
export type Proof = Opinions & {
  evidenceRunId: string;
  digest: string;
  totals: EvidenceTotals;
  /** Fewest samples of any case that is required: of those it was made with, and of those there are now. */
  samplesPerCase: number;
};

type Reader = Pick<
  Transaction,
  "evidenceRun" | "run" | "sampleRating" | "review" | "editResult" | "testCase"
>;

/** Every proof there is of a version on exactly this deployment, newest first. */
export async function loadProofs(
  reader: Reader,
  { workspaceId }: Pick<Context, "workspaceId">,
  subject: Subject & { templateId: string },
): Promise<Proof[]> {
  const { versionId, connectionId, model, templateId } = subject;
  const facts = await loadEvidence(reader, workspaceId, { versionId, connectionId, model });
  if (facts.length === 0) return [];
  const reviews = await reader.review.findMany({
    where: { workspaceId, versionId, connectionId, model },
    orderBy: { id: "asc" },
  });
  const wanted = await reader.testCase.findMany({
    where: { workspaceId, templateId, required: true, deletedAt: null },
    select: { id: true, values: true, slots: true },
  });
  return facts.map((one) => {
    const digest = evidenceDigest(one);
    const totals = totalsOf(one);
    return {
      evidenceRunId: one.row.id,
      digest,
      totals,
      samplesPerCase: Math.min(totals.samplesPerRequiredCase, ...wanted.map((each) => samplesFor(one, each))),
      ...opinionsOn(reviews, { evidenceRunId: one.row.id, digest }),
    };
  });
}

type CaseNow = { id: string; values: string; slots: string };

/** Samples drawn for a case as it is now; none when it was added or changed since. */
function samplesFor({ cases }: EvidenceFacts, now: CaseNow): number {
  const same = cases.find(({ row }) => row.caseId === now.id && canonical(row) === canonical(now));
  return same ? samplesOf(same) : 0;
}

function canonical(row: { values: string; slots: string }): string {
  const { values, slots } = caseInputs(row);
  return `${sortedJson(values)}${sortedJson(slots)}`;
}
