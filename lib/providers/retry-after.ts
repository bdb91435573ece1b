const fallbackMs = 5_000;
const longestMs = 120_000;

/**
 * How long the provider asks to wait: `retry-after-ms`, else `retry-after` in seconds or as an HTTP date.
 * Without a usable header 5 s; never more than two minutes, after which the person may as well decide.
 */
export function retryAfterMs(headers: Headers | undefined, now: number): number {
  const milliseconds = Number(headers?.get("retry-after-ms") ?? Number.NaN);
  const after = headers?.get("retry-after") ?? "";
  const seconds = after === "" ? Number.NaN : Number(after);
  const date = Date.parse(after);
  const asked = Number.isFinite(milliseconds)
    ? milliseconds
    : Number.isFinite(seconds)
      ? seconds * 1000
      : date - now;
  if (!Number.isFinite(asked) || asked < 0) return fallbackMs;
  return Math.min(Math.ceil(asked), longestMs);
}
