import {
  outputTokens,
  promptOverheadTokens,
  referenceTokens,
  tokensPerPartial,
} from "#lib/pricing/tokens.ts";
import type { Pictures } from "#lib/simulator/check-draft.ts";
import { countTokens } from "#lib/simulator/count-tokens.ts";
import type { Plan } from "#lib/simulator/plan.ts";
import type { Draft } from "#lib/simulator/read-draft.ts";

/** The `usage` object of an answer, keys in OpenAI's order. */
type UsageBody = {
  input_tokens: number;
  input_tokens_details: { text_tokens: number; image_tokens: number };
  output_tokens: number;
  output_tokens_details?: { image_tokens: number; text_tokens: number };
  total_tokens: number;
};

/** What a call is billed: text and pictures in, `n` pictures and the previews that were sent out. */
export async function usageOf(
  draft: Draft,
  pictures: Pictures,
  plan: Plan,
  partials: number,
): Promise<UsageBody> {
  const textTokens = (await countTokens(draft.prompt)) + promptOverheadTokens;
  const imageTokens = pictures.images.reduce(
    (sum, picture) => sum + referenceTokens(draft.family, picture, draft.inputFidelity),
    0,
  );
  const each = outputTokens(draft.family, plan.quality, plan) ?? 0;
  const output = each * draft.n + tokensPerPartial * partials;
  return {
    input_tokens: textTokens + imageTokens,
    input_tokens_details: { text_tokens: textTokens, image_tokens: imageTokens },
    output_tokens: output,
    output_tokens_details: { image_tokens: output, text_tokens: 0 },
    total_tokens: textTokens + imageTokens + output,
  };
}
