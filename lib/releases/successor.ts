import { evidenceDigest } from "#lib/evidence/evidence-digest.ts";
import { loadEvidence } from "#lib/evidence/evidence-facts.ts";
import { isRunning } from "#lib/evidence/evidence-totals.ts";
import { opinionsOn } from "#lib/evidence/opinions.ts";
import { profileOf } from "#lib/models/catalog.ts";
import type { ModelProfile } from "#lib/models/profile.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import type { RetirementView } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";
import type { TemplateContent } from "#lib/template/content.ts";
import { fitDeployment } from "#lib/template/fit.ts";

type Retiring = {
  connectionId: string;
  kind: ConnectionKind;
  profile: ModelProfile;
  versionId: string | null;
  content: TemplateContent | null;
};

/** The model to move to through the same connection, what is proved of the version there, and what it would not take. */
export async function successorOf(
  context: Context,
  { connectionId, kind, profile, versionId, content }: Retiring,
): Promise<RetirementView["successor"]> {
  const model = profile.replacedBy;
  if (model === null) return null;
  const evidence =
    versionId === null ? null : await newestEvidence(context, { versionId, connectionId, model });
  return {
    connectionId,
    model,
    evidence,
    unfit: content ? fitDeployment(content, profileOf(model, kind)) : [],
  };
}

type Successor = NonNullable<RetirementView["successor"]>;

async function newestEvidence(
  { studio, workspaceId }: Context,
  subject: { versionId: string; connectionId: string; model: string },
): Promise<Successor["evidence"]> {
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
  return {
    evidenceRunId,
    state: isRunning(facts) ? "running" : "done",
    approved: approvals.length > 0 && rejections.length === 0,
  };
}
