import {
  openRunEventSource,
  type RunEventSource,
  type SourceLike,
  type StreamState,
} from "#components/events/run-event-source.ts";
import type { RunEvent } from "#lib/runs/view.ts";

const name = "pentimento.events";
/** How many events the leader keeps for tabs that join late. */
const remembered = 500;

type Message =
  | { kind: "event"; id: number; event: RunEvent }
  | { kind: "hello"; after: number }
  | { kind: "reset"; below: number }
  | { kind: "state"; state: StreamState };

/** As much of BroadcastChannel and LockManager as is used here. */
export type ChannelLike = {
  postMessage(message: unknown): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  close(): void;
};
export type LocksLike = {
  request(name: string, options: { signal: AbortSignal }, held: () => Promise<void>): Promise<void>;
};

/** What the browser gives; a page over plain HTTP on a LAN has no locks, and every tab then has its own stream. */
export type StreamPlatform = {
  open: (url: string) => SourceLike;
  later: (work: () => void, ms: number) => unknown;
  locks: LocksLike | null;
  channel: ((name: string) => ChannelLike) | null;
};

export type SharedStreamOptions = {
  after: number;
  platform: StreamPlatform;
  onEvent: (event: RunEvent, id: number) => void;
  onReset: () => void;
  onState: (state: StreamState) => void;
};

export type SharedStream = {
  /** After a reset, once the runs are loaded anew. */
  resumeAfter(id: number): void;
  /** For a tab that slept or was offline: opens the connection anew, or asks the leader for what it missed. */
  catchUp(): void;
  close(): void;
};

/**
 * One event stream per browser, shared by its tabs: the tab that holds the lock has the connection and passes on what
 * it hears. When it goes, the lock falls to another tab, which resumes after the last event it saw itself.
 */
export function openSharedStream(options: SharedStreamOptions): SharedStream {
  const { platform } = options;
  const channel = platform.locks && platform.channel ? platform.channel(name) : null;
  const stop = new AbortController();
  let last = options.after;
  let floor = options.after;
  let state: StreamState = "live";
  let recent: { id: number; event: RunEvent }[] = [];
  let source: RunEventSource | null = null;

  const say = (message: Message) => channel?.postMessage(message);
  const accept = (event: RunEvent, id: number) => {
    if (id <= last) return;
    last = id;
    options.onEvent(event, id);
  };

  function lead(): void {
    floor = last;
    source = openRunEventSource({
      after: last,
      open: platform.open,
      later: platform.later,
      onEvent(event, id) {
        recent.push({ id, event });
        if (recent.length > remembered) floor = recent.shift()?.id ?? floor;
        say({ kind: "event", id, event });
        accept(event, id);
      },
      onReset() {
        recent = [];
        say({ kind: "reset", below: Number.POSITIVE_INFINITY });
        options.onReset();
      },
      onState(now) {
        state = now;
        say({ kind: "state", state });
        options.onState(state);
      },
    });
  }

  /** A tab joined or woke up: give it what it lacks, or tell it that too much is missing. */
  function welcome(after: number): void {
    if (after < floor) say({ kind: "reset", below: floor });
    else for (const { id, event } of recent) if (id > after) say({ kind: "event", id, event });
    say({ kind: "state", state });
  }

  function listen(message: Message): void {
    if (message.kind === "hello") {
      if (source) welcome(message.after);
    } else if (message.kind === "event") accept(message.event, message.id);
    else if (message.kind === "state") options.onState(message.state);
    else if (last < message.below) options.onReset();
  }

  const hello = () => say({ kind: "hello", after: last });
  if (channel && platform.locks) {
    channel.onmessage = ({ data }) => listen(data as Message);
    hello();
    const untilClosed = () =>
      new Promise<void>((release) => {
        lead();
        stop.signal.addEventListener("abort", () => release(), { once: true });
      });
    platform.locks.request(name, { signal: stop.signal }, untilClosed).catch(() => {});
  } else lead();

  return {
    resumeAfter(id) {
      last = id;
      floor = id;
      if (source) source.resumeAfter(id);
      else hello();
    },
    catchUp: () => (source ? source.reopen() : hello()),
    close() {
      source?.close();
      source = null;
      stop.abort();
      channel?.close();
    },
  };
}
