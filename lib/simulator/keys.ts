import { keyMissing, keyUnknown, quotaExceeded, rateLimited, unverified } from "#lib/simulator/refusals.ts";
import type { WireError } from "#lib/simulator/wire-error.ts";

/** Keys that are refused in their own way; any other key that is not blank is accepted. */
export const specialKeys = {
  invalid: "sk-sim-invalid",
  unverified: "sk-sim-unverified",
  quota: "sk-sim-quota",
  rateLimited: "sk-sim-ratelimited",
} as const;

/** The bearer token, or a 401 `WireError`. `accepts` narrows which keys are known (all but the invalid one by default). */
export function authenticate(headers: Headers, accepts: (key: string) => boolean): string {
  const key = /^bearer\s+(\S.*)$/i.exec(headers.get("authorization") ?? "")?.[1]?.trim() ?? "";
  if (key === "") throw keyMissing();
  if (key === specialKeys.invalid || !accepts(key)) throw keyUnknown(key);
  return key;
}

/** What a key that is known is still refused with when it wants to draw with `model`, or null. */
export function refusalOfKey(key: string, model: string): WireError | null {
  switch (key) {
    case specialKeys.unverified:
      return unverified(model);
    case specialKeys.quota:
      return quotaExceeded();
    case specialKeys.rateLimited:
      return rateLimited(model);
    default:
      return null;
  }
}
