import { evidenceDigest } from "#lib/evidence/evidence-digest.ts";
import { loadEvidence } from "#lib/evidence/evidence-facts.ts";
import { totalsOf } from "#lib/evidence/evidence-totals.ts";
import { opinionsOn } from "#lib/evidence/opinions.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { profileOf } from "#lib/models/catalog.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import type { RetirementView } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";
import { fitDeployment } from "#lib/template/fit.ts";

type Successor = { connectionId: string; model: string; kind: ConnectionKind };

/** What the model to go to would not take of a version, and the newest evidence of the version there. */
export async function proveSuccessor(
  context: Context,
  version: { id: string; content: string },
  { connectionId, model, kind }: Successor,
): Promise<Pick<RetirementView, "unfit" | "evidence">> {
  return {
    unfit: fitDeployment(storedContent(version.content), profileOf(model, kind)),
    evidence: await newestEvidence(context, { versionId: version.id, connectionId, model }),
  };
}

async function newestEvidence(
  { studio, workspaceId }: Context,
  subject: { versionId: string; connectionId: string; model: string },
): Promise<RetirementView["evidence"]> {
  const { client } = studio.database;
  const newest = await client.evidenceRun.findFirst({
    where: { workspaceId, ...subject },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  const [facts] = newest ? await loadEvidence(client, workspaceId, { id: newest.id }) : [];
  if (!facts) return null;
  const evidenceRunId = facts.row.id;
  const reviews = await client.review.findMany({
    where: { workspaceId, evidenceRunId },
    orderBy: { id: "asc" },
  });
  const { approvals, rejections } = opinionsOn(reviews, { evidenceRunId, digest: evidenceDigest(facts) });
  const { samples, meanRating } = totalsOf(facts);
  return {
    evidenceRunId,
    samples,
    meanRating,
    approved: approvals.length > 0 && rejections.length === 0,
  };
}
