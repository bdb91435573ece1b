import { loadEvidence } from "#lib/evidence/evidence-facts.ts";
import { evidenceSummary } from "#lib/evidence/evidence-view.ts";
import type { EvidenceRunSummary } from "#lib/evidence/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Every evidence run of a template, of all versions and deployments, newest first, without the sheets. */
export async function listEvidenceRuns(
  { studio, workspaceId }: Context,
  { templateId }: { templateId: string },
): Promise<EvidenceRunSummary[]> {
  const { client } = studio.database;
  const facts = await loadEvidence(client, workspaceId, { templateId });
  const reviews = await client.review.findMany({
    where: { workspaceId, templateId },
    orderBy: { id: "asc" },
  });
  return facts.map((one) => evidenceSummary(one, reviews));
}
