import type { RunEvent } from "#lib/runs/view.ts";

export type StreamState = "live" | "reconnecting";

/** As much of EventSource as is used here. */
export type SourceLike = {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { data?: string; lastEventId?: string }) => void): void;
  close(): void;
};

export type RunEventSourceOptions = {
  /** The last event already known. */
  after: number;
  open: (url: string) => SourceLike;
  later: (work: () => void, ms: number) => unknown;
  onEvent: (event: RunEvent, id: number) => void;
  /** The server no longer has the events asked for: load the runs anew, then `resumeAfter`. */
  onReset: () => void;
  onState: (state: StreamState) => void;
};

export type RunEventSource = {
  resumeAfter(id: number): void;
  /** Drops the connection, which may be dead without knowing it, and opens another. */
  reopen(): void;
  close(): void;
};

const closed = 2;
const longestPauseMs = 15_000;

/**
 * One connection to `/events`. EventSource resumes by itself after a lost connection, but gives up for good on any
 * other answer than 200; then this opens a new one after the last event seen, with growing pauses.
 */
export function openRunEventSource(options: RunEventSourceOptions): RunEventSource {
  let last = options.after;
  let failures = 0;
  let ended = false;
  let source = connect();

  function connect(): SourceLike {
    const opened = options.open(`/events?after=${last}`);
    const current = () => opened === source && !ended;
    opened.addEventListener("open", () => {
      if (!current()) return;
      failures = 0;
      options.onState("live");
    });
    opened.addEventListener("message", (message) => {
      const id = Number(message.lastEventId);
      if (!current() || !message.data || !(id > last)) return;
      last = id;
      options.onEvent(JSON.parse(message.data) as RunEvent, id);
    });
    opened.addEventListener("reset", () => {
      if (current()) options.onReset();
    });
    opened.addEventListener("error", () => {
      if (!current()) return;
      options.onState("reconnecting");
      if (opened.readyState !== closed) return;
      options.later(
        () => {
          if (current()) source = connect();
        },
        Math.min(1000 * 2 ** failures++, longestPauseMs),
      );
    });
    return opened;
  }

  const reopen = () => {
    source.close();
    if (!ended) source = connect();
  };
  return {
    resumeAfter(id) {
      last = id;
      reopen();
    },
    reopen,
    close() {
      ended = true;
      source.close();
    },
  };
}
