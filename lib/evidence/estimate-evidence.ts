import { loadPrice } from "#lib/connections/load-price.ts";
import { AppError } from "#lib/errors.ts";
import { fillCase } from "#lib/evidence/fill-case.ts";
import { listCases } from "#lib/evidence/list-cases.ts";
import { loadProvable } from "#lib/evidence/load-provable.ts";
import type { EstimateEvidenceInput } from "#lib/evidence/schema.ts";
import type { EvidenceEstimate } from "#lib/evidence/view.ts";
import { profileOf } from "#lib/models/catalog.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import { type PreparedDraft, prepareDraft } from "#lib/runs/prepare-draft.ts";
import type { RunDraft } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * What drawing all test cases will cost, before anything is begun. Cases that can't be begun as they are cost nothing and
 * are named with the reason. Errors: `not_found`, `version_retired`.
 */
export async function estimateEvidence(
  context: Context,
  input: EstimateEvidenceInput,
): Promise<EvidenceEstimate> {
  const { connectionId, model, samplesPerCase: samples } = input;
  const version = await loadProvable(context.studio.database.client, context, input.versionId);
  const cases = await listCases(context, { templateId: version.templateId });
  const estimate = { likely: 0n, atMost: 0n, pictures: 0, approximate: false };
  const problems: EvidenceEstimate["problems"] = [];
  for (const { position, name, values, slots } of cases) {
    try {
      const { filled } = fillCase({ version, inputs: { values, slots }, samples });
      // A mask is not billed; what of the picture the model will see is decided when it is drawn.
      const draft = { ...filled, connectionId, model, mask: null, idempotencyKey: "estimate" };
      const prepared = await prepareDraft(context, draft);
      estimate.likely += prepared.likely;
      estimate.atMost += prepared.reserved * BigInt(samples);
      estimate.pictures += samples;
      estimate.approximate ||= filled.mask !== null || (await isGuess(context, draft, prepared));
    } catch (thrown) {
      const failure = AppError.from(thrown);
      if (failure.code === "internal") throw thrown;
      problems.push({ position, name, error: failure.view(context.requestId) });
    }
  }
  return {
    cases: cases.length,
    pictures: estimate.pictures,
    likelyNano: String(estimate.likely),
    atMostNano: String(estimate.atMost),
    approximate: estimate.approximate,
    problems,
  };
}

async function isGuess(
  context: Context,
  draft: RunDraft,
  { connection, inputs }: PreparedDraft,
): Promise<boolean> {
  const price = await loadPrice(context, connection, draft.model);
  const profile = profileOf(draft.model, connection.kind as ConnectionKind);
  return price === null || estimateCost(profile, price, { ...draft, references: inputs }).approximate;
}
