import type { ErrorCode } from "#lib/errors.ts";
import { ProviderError } from "#lib/providers/provider.ts";

/** Upstream calls one job may make, the first one included. */
const maxAttempts = 3;

/** Codes by which the provider said no; every other failure that cost nothing never got through. */
const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "moderation_input",
  "moderation_output",
  "provider_refused",
  "provider_model_unknown",
  "provider_key_refused",
  "provider_unverified",
  "provider_quota",
]);

/** What follows a call that gave no picture. `queued`: send again after `retryAfterMs`, as a new dispatch row. */
export type Decision =
  | { state: "queued"; retryAfterMs: number }
  | { state: "refused" | "failed" | "cancelled" | "unknown" };

/**
 * The retry rule (docs/decisions/0002): again by itself only where the adapter has proved that nothing was charged and
 * named a delay; money that may have been spent makes the outcome unknown, for a person to decide.
 */
export function decideFailure(
  failure: unknown,
  { attempt, stopAsked, lapsed }: { attempt: number; stopAsked: boolean; lapsed: boolean },
): Decision {
  // Whatever is no ProviderError broke at an unknown point of the call.
  if (!(failure instanceof ProviderError) || failure.charge === "possible") return { state: "unknown" };
  if (stopAsked && failure.code === "stopped") return { state: "cancelled" };
  if (failure.retryAfterMs !== null) {
    if (stopAsked) return { state: "cancelled" };
    // Somebody was already told that nobody knows: sending again behind their back could be a second picture.
    if (!lapsed && attempt < maxAttempts) return { state: "queued", retryAfterMs: failure.retryAfterMs };
  }
  return { state: refusals.has(failure.code) ? "refused" : "failed" };
}
