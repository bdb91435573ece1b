import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import type { ErrorCode, ErrorParams } from "#lib/errors.ts";
import { isNotSent, isTimeout } from "#lib/providers/not-sent.ts";
import { type Clean, identityOf } from "#lib/providers/openai/identity.ts";
import { ProviderError } from "#lib/providers/provider.ts";
import { retryAfterMs } from "#lib/providers/retry-after.ts";

type Upstream = {
  status: number | null;
  code: string | null;
  type: string | null;
  param: string | null;
  message: string | null;
};
type Moderation = { moderation_details?: { moderation_stage?: unknown } };

/** Billing codes share status 429 with the rate limit and never pass by waiting (wire.md 1.8 C). */
const billingCodes = new Set([
  "insufficient_quota",
  "project_spend_limit_exceeded",
  "billing_hard_limit_reached",
]);
const moderationCodes = new Set(["moderation_blocked", "content_policy_violation"]);

/** Turns whatever the SDK threw into what may follow: what to say, whether money may be owed, whether to retry. */
export function readFailure(thrown: unknown, now: number, clean: Clean): ProviderError {
  if (thrown instanceof ProviderError) return thrown;
  if (thrown instanceof APIUserAbortError)
    return new ProviderError("stopped", { charge: "possible", cause: thrown });
  if (thrown instanceof APIConnectionTimeoutError) return timedOut(thrown);
  if (thrown instanceof APIConnectionError) return readConnectionFailure(thrown);
  if (thrown instanceof APIError) return readAnswer(thrown, now, clean);
  if (isAbort(thrown)) return new ProviderError("stopped", { charge: "possible", cause: thrown });
  if (isTimeout(thrown)) return timedOut(thrown);
  // The SDK throws a SyntaxError for an event that is not JSON, and fetch a TypeError ("terminated") for a cut body.
  const code = thrown instanceof SyntaxError ? "provider_malformed" : "provider_cut";
  return new ProviderError(code, { charge: "possible", cause: thrown });
}

function readConnectionFailure(error: APIConnectionError): ProviderError {
  if (isNotSent(error))
    return new ProviderError("provider_unreachable", { charge: "none", retryAfterMs: 2_000, cause: error });
  if (isTimeout(error)) return timedOut(error);
  return new ProviderError("provider_cut", { charge: "possible", cause: error });
}

function readAnswer(error: APIError, now: number, clean: Clean): ProviderError {
  const upstream: Upstream = {
    status: error.status ?? null,
    code: word(error.code, clean),
    type: word(error.type, clean),
    param: word(error.param, clean),
    message: plainText(clean(error.message)),
  };
  const common = { upstream, identity: identityOf(error.headers, clean), cause: error };
  // An error event inside a stream carries no status: work had begun, unless moderation stopped it.
  const moderated = moderationCodes.has(upstream.code ?? "");
  if (error.status === undefined && !moderated)
    return new ProviderError("provider_failed", { charge: "possible", ...common });
  if ((error.status ?? 0) >= 500) return readServerError(error, common);
  // The provider took the work and ran out of time over it.
  if (error.status === 408) return new ProviderError("provider_timeout", { charge: "possible", ...common });
  // A conflict says nothing of the work it conflicts with.
  if (error.status === 409) return new ProviderError("provider_failed", { charge: "possible", ...common });
  const refusal = moderated ? { code: moderationStage(error) } : readRefusal(error, upstream, now);
  return new ProviderError(refusal.code, { charge: "none", ...common, ...refusal });
}

type Refusal = { code: ErrorCode; params?: ErrorParams; field?: string; retryAfterMs?: number | null };

/** Answers below 500: the provider did not take the work, nothing is owed. */
function readRefusal(error: APIError, upstream: Upstream, now: number): Refusal {
  const said = { params: { message: upstream.message ?? "" } };
  switch (error.status) {
    case 401:
      return { code: "provider_key_refused" };
    case 403:
      return /verified/i.test(error.message)
        ? { code: "provider_unverified" }
        : { code: "provider_refused", ...said };
    case 404:
      return { code: "provider_model_unknown" };
    case 429:
      if (billingCodes.has(upstream.code ?? "")) return { code: "provider_quota" };
      return {
        code: "provider_rate_limited",
        retryAfterMs: upstream.code === "rate_limit_exceeded" ? retryAfterMs(error.headers, now) : null,
      };
  }
  if (upstream.param === "model" && /does not exist/.test(error.message))
    return { code: "provider_model_unknown" };
  return { code: "provider_refused", ...said, ...(upstream.param ? { field: upstream.param } : {}) };
}

/**
 * 500 and 503 with the API's own error body say that the API gave up: nothing is billed. Any other 5xx comes from
 * something in between, behind which the work may have gone on.
 */
function readServerError(error: APIError, common: object): ProviderError {
  const spokenByTheApi =
    (error.status === 500 || error.status === 503) &&
    error.error !== undefined &&
    typeof error.error === "object";
  return new ProviderError("provider_failed", { charge: spokenByTheApi ? "none" : "possible", ...common });
}

function moderationStage(error: APIError): "moderation_input" | "moderation_output" {
  const details = (error.error as Moderation | undefined)?.moderation_details;
  if (details?.moderation_stage === "output") return "moderation_output";
  return error.status === undefined ? "moderation_output" : "moderation_input";
}

const timedOut = (cause: unknown) =>
  isNotSent(cause)
    ? new ProviderError("provider_unreachable", { charge: "none", retryAfterMs: 2_000, cause })
    : new ProviderError("provider_timeout", { charge: "possible", cause });

const isAbort = (thrown: unknown) => thrown instanceof Error && thrown.name === "AbortError";

/** A name the provider uses, or null for what is none. */
const word = (value: unknown, clean: Clean) =>
  typeof value === "string"
    ? clean(value)
        .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
        .slice(0, 100)
    : null;

/** The provider's sentence in one line of at most 300 characters, without anything that looks like a key. */
function plainText(message: string): string {
  const oneLine = message
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/\b(sk|key|Bearer)[-_ ][\w*.-]{6,}/gi, "…");
  return oneLine.trim().slice(0, 300);
}
