import { browserStreams } from "#components/events/browser-streams.ts";
import { openSharedStream } from "#components/events/shared-stream.ts";
import type { RunEvent } from "#lib/runs/view.ts";

/** Several changes of one moment are read once. */
const pauseMs = 400;
/** When the page has the time, and still before the first thing to be told may be that the connection is gone. */
const toasterMs = 1200;

export type FollowedList = {
  /** The newest event that the page shows already. */
  after: number;
  /** Whether what happened may change the list. */
  concerns: (event: RunEvent) => boolean;
  read: () => void;
  /** Whether the last reading failed. */
  isStale: () => boolean;
  /** Shows what the address asks for. */
  showAddress: () => void;
};

/**
 * Keeps a list as it is elsewhere: in other tabs, for other people, in what finishes, and after the browser's Back.
 * Returns how to end it.
 */
export function followList({ after, concerns, read, isStale, showAddress }: FollowedList): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = after;
  const readSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      read();
    }, pauseMs);
  };
  const stream = openSharedStream({
    after,
    platform: browserStreams(),
    onEvent(event, number) {
      latest = number;
      if (concerns(event)) readSoon();
    },
    onState: () => {},
    onReset() {
      readSoon();
      stream.resumeAfter(latest);
    },
  });
  const ending = new AbortController();
  const on = (name: string, listener: () => void) =>
    addEventListener(name, listener, { signal: ending.signal });
  on("online", () => {
    stream.catchUp();
    if (isStale()) read();
  });
  on("pageshow", () => {
    if (document.visibilityState === "visible") stream.catchUp();
  });
  on("popstate", showAddress);
  // The router may have brought back a page it kept from another filter of the same address.
  showAddress();
  const toaster = setTimeout(() => import("#components/ui/toaster.tsx").catch(() => {}), toasterMs);
  return () => {
    clearTimeout(timer);
    clearTimeout(toaster);
    ending.abort();
    stream.close();
  };
}
