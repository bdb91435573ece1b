import { AppError } from "#lib/errors.ts";
import { loadEvidence } from "#lib/evidence/evidence-facts.ts";
import { evidenceView } from "#lib/evidence/evidence-view.ts";
import type { EvidenceRunView } from "#lib/evidence/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** The contact sheet of an evidence run as it is now. Errors: `not_found`. */
export async function getEvidenceRun(
  { studio, workspaceId }: Context,
  { evidenceRunId }: { evidenceRunId: string },
): Promise<EvidenceRunView> {
  const { client } = studio.database;
  const [facts] = await loadEvidence(client, workspaceId, { id: evidenceRunId });
  if (!facts) throw new AppError("not_found");
  const reviews = await client.review.findMany({
    where: { workspaceId, evidenceRunId },
    orderBy: { id: "asc" },
  });
  return evidenceView(facts, reviews);
}
