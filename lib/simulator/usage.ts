import type { Pictures } from "#lib/simulator/check-draft.ts";
import { countTokens } from "#lib/simulator/count-tokens.ts";
import type { Plan } from "#lib/simulator/plan.ts";
import type { Draft } from "#lib/simulator/read-draft.ts";
import { imageInputTokens, outputTokens } from "#lib/simulator/token-formulas.ts";

/** The `usage` object of an answer, keys in OpenAI's order. */
export type UsageBody = {
  input_tokens: number;
  input_tokens_details: { text_tokens: number; image_tokens: number };
  output_tokens: number;
  output_tokens_details?: { image_tokens: number; text_tokens: number };
  total_tokens: number;
};

/** Tokens every prompt costs on top of its own (wire.md 3.4). */
const promptOverhead = 6;
/** Output tokens of one preview that was sent (wire.md 1.7). */
export const partialTokens = 100;

/** What a call is billed: text and pictures in, `n` pictures and the previews that were sent out. */
export async function usageOf(
  draft: Draft,
  pictures: Pictures,
  plan: Plan,
  partials: number,
): Promise<UsageBody> {
  const textTokens = (await countTokens(draft.prompt)) + promptOverhead;
  const imageTokens = pictures.images.reduce(
    (sum, { width, height }) => sum + imageInputTokens(draft.family, width, height, draft.inputFidelity),
    0,
  );
  const { width, height } = plan;
  const each = outputTokens({ family: draft.family, quality: plan.echo.quality, width, height });
  const output = each * draft.n + partialTokens * partials;
  return {
    input_tokens: textTokens + imageTokens,
    input_tokens_details: { text_tokens: textTokens, image_tokens: imageTokens },
    output_tokens: output,
    output_tokens_details: { image_tokens: output, text_tokens: 0 },
    total_tokens: textTokens + imageTokens + output,
  };
}
