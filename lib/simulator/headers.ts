/** Headers of every answer, as the API sends them behind its proxy. `id` is `req_` and 32 hex digits. */
export function answerHeaders(id: string, processingMs: number): Record<string, string> {
  return {
    "x-request-id": id,
    "openai-organization": "org-simulator",
    "openai-processing-ms": String(Math.max(1, Math.round(processingMs))),
    "openai-version": "2020-10-01",
    server: "cloudflare",
    "cf-ray": `${id.slice(4, 20)}-SIM`,
    "strict-transport-security": "max-age=31536000; includeSubDomains; preload",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  };
}

/** The nine rate limit headers of a tier 3 account; resets are durations in Go's spelling, not numbers. */
export const rateLimitHeaders: Readonly<Record<string, string>> = {
  "x-ratelimit-limit-requests": "500",
  "x-ratelimit-remaining-requests": "499",
  "x-ratelimit-reset-requests": "120ms",
  "x-ratelimit-limit-tokens": "800000",
  "x-ratelimit-remaining-tokens": "799987",
  "x-ratelimit-reset-tokens": "1ms",
  "x-ratelimit-limit-input-images": "50",
  "x-ratelimit-remaining-input-images": "49",
  "x-ratelimit-reset-input-images": "1.2s",
};

/** A request id: `req_` and 32 hex digits. */
export const requestId = (random: Random): string => simulatorId("req_", random);

type Random = (bytes: Uint8Array) => Uint8Array;

/** An id as the API makes them: what it is, and 32 hex digits. */
export function simulatorId(prefix: string, random: Random): string {
  const bytes = random(new Uint8Array(16));
  return `${prefix}${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
