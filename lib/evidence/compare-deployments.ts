import { deploymentProfile } from "#lib/connections/deployment-profile.ts";
import { AppError } from "#lib/errors.ts";
import { loadEvidence } from "#lib/evidence/evidence-facts.ts";
import { evidenceView } from "#lib/evidence/evidence-view.ts";
import { loadProvable } from "#lib/evidence/load-provable.ts";
import type { CompareDeploymentsInput } from "#lib/evidence/schema.ts";
import type { DeploymentComparison, DeploymentSide, EvidenceRunView } from "#lib/evidence/view.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import type { Context } from "#lib/studio/context.ts";
import type { TemplateContent } from "#lib/template/content.ts";
import { fitDeployment } from "#lib/template/fit.ts";

/**
 * The newest evidence of a version on two deployments side by side, what each picture cost and took there, and what of
 * the template either would not take. Errors: `not_found`, `version_retired`.
 */
export async function compareDeployments(
  context: Context,
  { versionId, ...input }: CompareDeploymentsInput,
): Promise<DeploymentComparison> {
  const version = await loadProvable(context.studio.database.client, context, versionId);
  const content = storedContent(version.content);
  const one = await loadSide(context, { versionId, ...input.one }, content);
  const other = await loadSide(context, { versionId, ...input.other }, content);
  return {
    versionId,
    one: one.side,
    other: other.side,
    cases: alignCases(one.sheet, other.sheet),
    difference: {
      costNanoPerPicture: nanoDifference(one.side, other.side),
      latencyMs: difference(one.side.latencyMs, other.side.latencyMs),
      meanRating: difference(one.side.meanRating, other.side.meanRating),
    },
  };
}

type Side = { side: DeploymentSide; sheet: EvidenceRunView | null };

async function loadSide(
  context: Context,
  subject: { versionId: string; connectionId: string; model: string },
  content: TemplateContent,
): Promise<Side> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const deployment = await deploymentProfile(client, context, subject);
  if (!deployment) throw new AppError("not_found", { field: "connectionId" });
  const newest = await client.evidenceRun.findFirst({
    where: { workspaceId, ...subject },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  const [facts] = newest ? await loadEvidence(client, workspaceId, { id: newest.id }) : [];
  const reviews = await client.review.findMany({
    where: { workspaceId, evidenceRunId: newest?.id ?? "" },
    orderBy: { id: "asc" },
  });
  const sheet = facts ? evidenceView(facts, reviews) : null;
  const { connectionId, model } = subject;
  const { profile, connectionName } = deployment;
  const totals = sheet?.totals ?? null;
  const side: DeploymentSide = {
    connectionId,
    connectionName,
    model,
    endsOn: profile.endsOn,
    evidence: summaryOf(sheet),
    costNanoPerPicture:
      totals && totals.samples > 0 ? String(BigInt(totals.costNano) / BigInt(totals.samples)) : null,
    latencyMs: totals?.latencyMs ?? null,
    meanRating: totals?.meanRating ?? null,
    unfit: fitDeployment(content, profile),
  };
  return { side, sheet };
}

function summaryOf(sheet: EvidenceRunView | null): DeploymentSide["evidence"] {
  if (!sheet) return null;
  const { cases: _, ...summary } = sheet;
  return summary;
}

/** In the order of the first, then what only the other has drawn. */
function alignCases(
  one: EvidenceRunView | null,
  other: EvidenceRunView | null,
): DeploymentComparison["cases"] {
  const ids = new Set([...(one?.cases ?? []), ...(other?.cases ?? [])].map(({ caseId }) => caseId));
  return [...ids].map((caseId) => {
    const here = one?.cases.find((each) => each.caseId === caseId) ?? null;
    const there = other?.cases.find((each) => each.caseId === caseId) ?? null;
    return { caseId, name: (here ?? there)?.name ?? "", one: here, other: there };
  });
}

const difference = (one: number | null, other: number | null) =>
  one === null || other === null ? null : other - one;

function nanoDifference(one: DeploymentSide, other: DeploymentSide): string | null {
  const [before, after] = [one.costNanoPerPicture, other.costNanoPerPicture];
  return before === null || after === null ? null : String(BigInt(after) - BigInt(before));
}
