import { loadPrice } from "#lib/connections/load-price.ts";
import { loadDraft } from "#lib/edits/load-draft.ts";
import type { EditDraft, EditQuote } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * What an edit would send and cost. Nothing is stored, sent or charged; the prompt may still be empty. Errors: those of
 * `loadDraft`, and `model_unpriced`.
 */
export async function quoteEdit(context: Context, draft: EditDraft): Promise<EditQuote> {
  const { connection, profile, plan, facts, parameters, sentPrompt, references } = await loadDraft(
    context,
    draft,
  );
  const price = await loadPrice(context, connection, draft.model);
  if (!price) throw new AppError("model_unpriced", { params: { model: draft.model }, field: "model" });
  // The crop, and the marks in one way or the other.
  const drawn = plan.markup === "none" ? [plan.modelSize] : [plan.modelSize, plan.modelSize];
  const { likely } = estimateCost(profile, price, {
    parameters,
    count: draft.count,
    prompt: sentPrompt ?? draft.prompt,
    references: [...drawn, ...references],
  });
  const { pixels, bounds, whole } = facts;
  return { plan, estimateNano: String(likely), masked: { pixels, bounds, whole } };
}
