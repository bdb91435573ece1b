import { sniffImage, sniffOther } from "#lib/images/sniff.ts";
import type { Clean } from "#lib/providers/openai/identity.ts";
import {
  type AnsweredParameters,
  type Drawing,
  type DrawnImage,
  ProviderError,
  type ProviderIdentity,
  type Usage,
} from "#lib/providers/provider.ts";

/** Only what is read of an answer; everything may be missing (foreign data). */
type Answer = {
  data?: unknown;
  b64_json?: unknown;
  usage?: unknown;
  size?: unknown;
  quality?: unknown;
  background?: unknown;
  output_format?: unknown;
};
type Count = number | undefined;
type RawUsage = {
  input_tokens?: Count;
  output_tokens?: Count;
  input_tokens_details?: {
    text_tokens?: Count;
    image_tokens?: Count;
    cached_tokens_details?: { text_tokens?: Count; image_tokens?: Count };
  };
  output_tokens_details?: { text_tokens?: Count; image_tokens?: Count };
};

/** A whole answer (`data: [{b64_json}]`) or the final event of a stream (`b64_json` on top). */
export function readDrawing(answer: unknown, identity: ProviderIdentity, clean: Clean): Drawing {
  const body = (isRecord(answer) ? answer : {}) as Answer;
  const items = Array.isArray(body.data) ? body.data : [body];
  const images = items.map((item) => decodeImage(isRecord(item) ? item.b64_json : undefined, identity));
  if (images.length === 0) throw malformed("the answer holds no picture", identity);
  return {
    state: "drawn",
    images,
    usage: readUsage(body.usage),
    answered: readAnswered(body, clean),
    identity,
  };
}

/** Strict: a truncated or foreign text must not become a broken picture. */
export function decodeImage(base64: unknown, identity: ProviderIdentity): DrawnImage {
  if (typeof base64 !== "string" || base64 === "") throw malformed("a picture is missing", identity);
  const text = base64.startsWith("data:") ? base64.slice(base64.indexOf(",") + 1) : base64;
  const bytes = Buffer.from(text, "base64");
  const padded = Math.ceil(text.replace(/=+$/, "").length * 0.75 - 0.01);
  if (bytes.length === 0 || Math.abs(bytes.length - padded) > 1)
    throw malformed("a picture is not base64", identity);
  // An SVG nobody asked for is paid for all the same: it is kept, and never shown inline.
  if (!sniffImage(bytes) && sniffOther(bytes) !== "image/svg+xml")
    throw malformed("a picture is of no known format", identity);
  return { bytes };
}

/**
 * Six token classes from OpenAI's usage. Without details all output is image output, all input text;
 * cached tokens are part of the input and are taken out of it.
 */
export function readUsage(usage: unknown): Usage | null {
  if (!isRecord(usage)) return null;
  const {
    input_tokens,
    output_tokens,
    input_tokens_details: input,
    output_tokens_details: output,
  } = usage as RawUsage;
  if (!isCount(output_tokens)) return null;
  const cached = input?.cached_tokens_details;
  const imageInput = count(input?.image_tokens);
  const textInput =
    input?.text_tokens === undefined
      ? Math.max(0, count(input_tokens) - imageInput)
      : count(input.text_tokens);
  const textOutput = Math.min(count(output?.text_tokens), output_tokens);
  return {
    textInput: Math.max(0, textInput - count(cached?.text_tokens)),
    cachedTextInput: count(cached?.text_tokens),
    imageInput: Math.max(0, imageInput - count(cached?.image_tokens)),
    cachedImageInput: count(cached?.image_tokens),
    imageOutput: output_tokens - textOutput,
    textOutput,
  };
}

function readAnswered(body: Answer, clean: Clean): AnsweredParameters {
  const word = (value: unknown) => (typeof value === "string" && value.length <= 40 ? clean(value) : null);
  return {
    size: word(body.size),
    quality: word(body.quality),
    background: word(body.background),
    outputFormat: word(body.output_format),
  };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const count = (value: unknown): number => (isCount(value) ? value : 0);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** The provider answered 200, so it has most likely charged; what came cannot be used. */
export function malformed(message: string, identity: ProviderIdentity): ProviderError {
  return new ProviderError("provider_malformed", { charge: "possible", identity, upstream: { message } });
}
