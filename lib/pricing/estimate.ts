import {
  type Dimensions,
  type DrawParameters,
  type DrawService,
  parseSize,
  type Quality,
} from "#lib/images/parameters.ts";
import type { ModelProfile, Price } from "#lib/models/profile.ts";
import { billFor } from "#lib/pricing/bill.ts";
import { textTokensAtMost, textTokensEstimate } from "#lib/pricing/text-tokens.ts";
import {
  type DecidedQuality,
  dearestSize,
  maxPatches,
  outputTokens,
  referenceTokens,
  tokensPerPartial,
} from "#lib/pricing/tokens.ts";

/** Nano-dollars. `likely` is shown before the click, `atMost` is reserved; `approximate` says that `likely` is a guess. */
export type Estimate = { likely: bigint; atMost: bigint; approximate: boolean };

export type EstimatedRequest = {
  parameters: DrawParameters;
  /** Each picture is billed like a call of its own. */
  count: number;
  prompt: string;
  /** Sizes of the reference pictures; a mask is not counted. */
  references: readonly Dimensions[];
  /** `standard` if it is not said. */
  service?: DrawService;
};

/**
 * What a run will cost (wire.md 3.5). A size or quality left to the model reserves the dearest it could choose. Half
 * typed values are no error here: what cannot be read counts as left to the model, a count below 1 as 0.
 */
export function estimateCost(profile: ModelProfile, price: Price, request: EstimatedRequest): Estimate {
  const { parameters, prompt, references, service = "standard" } = request;
  const output = outputOf(profile, parameters);
  const { family } = profile;
  // A batch streams nothing.
  const previews = service === "batch" ? 0 : Math.min(parameters.partialImages, profile.maxPartialImages);
  const partials = whole(previews) * tokensPerPartial;
  const pictures = (least: number) =>
    references.reduce(
      (sum, size) => sum + Math.max(least, referenceTokens(family, size, parameters.inputFidelity)),
      0,
    );
  const isClassic = family === "1-mini" || family === "1.5";
  const bill = (textInput: number, imageInput: number, imageOutput: number) =>
    BigInt(whole(request.count)) *
    billFor(price, { ...nothing, textInput, imageInput, imageOutput }, service);
  const leak = references.length > 0 ? editTextLeak : 0;
  return {
    likely: bill(textTokensEstimate(prompt), pictures(0), output.likely + partials),
    atMost: bill(
      textTokensAtMost(prompt) + leak,
      pictures(isClassic ? 0 : maxPatches),
      output.atMost + partials,
    ),
    approximate: output.approximate,
  };
}

const whole = (value: number) => (Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0);

const nothing = {
  textInput: 0,
  cachedTextInput: 0,
  imageInput: 0,
  cachedImageInput: 0,
  imageOutput: 0,
  textOutput: 0,
};

/** Edits were seen to bill up to 70 text tokens more than the prompt has. */
const editTextLeak = 128;

type OutputTokens = { likely: number; atMost: number; approximate: boolean };

/** Output tokens of one picture. A quality the family has no figure for counts as its dearest. */
function outputOf(profile: ModelProfile, { quality, size }: DrawParameters): OutputTokens {
  const { family } = profile;
  const parsed = parseSize(size);
  const asked = parsed && parsed.width > 0 && parsed.height > 0 ? parsed : null;
  const square = { width: 1024, height: 1024 };
  const decided = profile.qualities.filter((one) => one !== "auto");
  const likely = outputTokens(family, likelyQuality(quality), asked ?? square);
  const possible = quality !== "auto" && decided.includes(quality) ? [quality] : decided;
  const costs = possible.map(
    (one: DecidedQuality) => outputTokens(family, one, asked ?? dearestSize(profile, one)) ?? 0,
  );
  const atMost = Math.max(0, ...costs, likely ?? 0);
  const isGuess = quality === "auto" || asked === null || likely === null;
  return {
    likely: likely ?? atMost,
    atMost,
    approximate: isGuess || family === "2.6" || family === "unknown",
  };
}

/** What `auto` has been seen to become. */
const likelyQuality = (quality: Quality): DecidedQuality => (quality === "auto" ? "medium" : quality);
