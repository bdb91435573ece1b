import { describe, expect, it } from "vitest";
import { AppError } from "#lib/errors.ts";
import { ProviderError } from "#lib/providers/provider.ts";
import { type Decision, decideFailure } from "#lib/runs/decide-failure.ts";

const first = { attempt: 1, stopAsked: false, lapsed: false };
const none = (code: ConstructorParameters<typeof ProviderError>[0], retryAfterMs: number | null = null) =>
  new ProviderError(code, { charge: "none", retryAfterMs });

describe("what follows a failed call", () => {
  it.each<[string, unknown, Partial<typeof first>, Decision]>([
    [
      "a rate limit waits as long as it says",
      none("provider_rate_limited", 700),
      {},
      { state: "queued", retryAfterMs: 700 },
    ],
    [
      "what was never sent goes again",
      none("provider_unreachable", 0),
      {},
      { state: "queued", retryAfterMs: 0 },
    ],
    [
      "also the second time",
      none("provider_unreachable", 0),
      { attempt: 2 },
      { state: "queued", retryAfterMs: 0 },
    ],
    ["the third call is the last", none("provider_rate_limited", 700), { attempt: 3 }, { state: "failed" }],
    [
      "nothing goes again once stopped",
      none("provider_rate_limited", 700),
      { stopAsked: true },
      { state: "cancelled" },
    ],
    [
      "nothing goes again once called unknown",
      none("provider_rate_limited", 700),
      { lapsed: true },
      { state: "failed" },
    ],
    ["a quota is a refusal", none("provider_quota"), {}, { state: "refused" }],
    ["moderation is a refusal", none("moderation_output"), {}, { state: "refused" }],
    ["a refused key is a refusal", none("provider_key_refused"), {}, { state: "refused" }],
    ["a missing key never got through", none("provider_key_missing"), {}, { state: "failed" }],
    ["a 503 is not retried", none("provider_failed"), {}, { state: "failed" }],
    [
      "a stopped refusal stays a refusal",
      none("moderation_input"),
      { stopAsked: true },
      { state: "refused" },
    ],
    [
      "money that may be spent is unknown",
      new ProviderError("provider_cut", { charge: "possible" }),
      {},
      { state: "unknown" },
    ],
    [
      "even with a delay named",
      new ProviderError("provider_timeout", { charge: "possible", retryAfterMs: 5 }),
      {},
      { state: "unknown" },
    ],
    ["an error of our own is unknown", new AppError("internal"), {}, { state: "unknown" }],
    ["anything thrown is unknown", "text", {}, { state: "unknown" }],
  ])("%s", (_, failure, situation, decision) => {
    expect(decideFailure(failure, { ...first, ...situation })).toEqual(decision);
  });
});
