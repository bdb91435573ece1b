import type { StreamPlatform } from "#components/events/shared-stream.ts";

/** What this browser has for the event stream. */
export const browserStreams = (): StreamPlatform => ({
  open: (url) => new EventSource(url) as never,
  later: (work, ms) => setTimeout(work, ms),
  locks: navigator.locks ?? null,
  channel: typeof BroadcastChannel === "undefined" ? null : (name) => new BroadcastChannel(name) as never,
});
