import { expect, it } from "vitest";
import type { SourceLike } from "#components/events/run-event-source.ts";
import { type ChannelLike, openSharedStream, type StreamPlatform } from "#components/events/shared-stream.ts";
import type { RunEvent } from "#lib/runs/view.ts";

const removed = (runId: string): RunEvent => ({ type: "run-removed", runId });

/** One browser: a lock with a queue, a channel that reaches the other tabs, and every stream that was opened. */
function browser() {
  const channels = new Set<ChannelLike>();
  const queue: (() => void)[] = [];
  const sources: FakeSource[] = [];
  let held = false;
  const next = () => {
    held = false;
    queue.shift()?.();
  };
  const platform: StreamPlatform = {
    open(url) {
      const source = new FakeSource(url);
      sources.push(source);
      return source;
    },
    later: (work) => work(),
    locks: {
      request(_name, { signal }, work) {
        return new Promise((resolve) => {
          const start = () => {
            if (signal.aborted) return next();
            held = true;
            void work().then(() => {
              resolve();
              next();
            });
          };
          if (held) queue.push(start);
          else start();
        });
      },
    },
    channel() {
      const channel: ChannelLike = {
        onmessage: null,
        postMessage(data) {
          for (const other of channels)
            if (other !== channel) other.onmessage?.({ data: structuredClone(data) });
        },
        close: () => channels.delete(channel),
      };
      channels.add(channel);
      return channel;
    },
  };
  return { platform, sources, live: () => sources.filter((source) => source.readyState !== 2) };
}

class FakeSource implements SourceLike {
  readyState = 1;
  readonly url: string;
  private listeners = new Map<string, (event: { data?: string; lastEventId?: string }) => void>();
  constructor(url: string) {
    this.url = url;
  }
  addEventListener(type: string, listener: (event: { data?: string; lastEventId?: string }) => void) {
    this.listeners.set(type, listener);
  }
  close() {
    this.readyState = 2;
  }
  send(id: number, event: RunEvent) {
    this.listeners.get("message")?.({ data: JSON.stringify(event), lastEventId: String(id) });
  }
  emit(type: string) {
    this.listeners.get(type)?.({});
  }
}

function tab(platform: StreamPlatform, after = 0) {
  const seen: number[] = [];
  const states: string[] = [];
  let resets = 0;
  const stream = openSharedStream({
    after,
    platform,
    onEvent: (_event, id) => seen.push(id),
    onReset: () => resets++,
    onState: (state) => states.push(state),
  });
  return { seen, states, stream, resets: () => resets };
}

it("opens one stream for eight tabs and lets all of them hear it", () => {
  const { platform, sources, live } = browser();
  const tabs = Array.from({ length: 8 }, () => tab(platform));
  expect(live()).toHaveLength(1);
  sources[0]?.send(1, removed("a"));
  expect(tabs.map(({ seen }) => seen)).toEqual(Array(8).fill([1]));
});

it("passes the lead on when the leading tab closes, resuming after the last event seen", async () => {
  const { platform, sources, live } = browser();
  const first = tab(platform);
  const second = tab(platform);
  sources[0]?.send(7, removed("a"));
  first.stream.close();
  await new Promise((done) => setTimeout(done, 0));
  expect(live()).toHaveLength(1);
  expect(live()[0]?.url).toBe("/events?after=7");
  live()[0]?.send(8, removed("b"));
  expect(second.seen).toEqual([7, 8]);
  expect(first.seen).toEqual([7]);
});

it("tells a tab that joins late what it missed, once", () => {
  const { platform, sources } = browser();
  const early = tab(platform);
  for (const id of [1, 2, 3]) sources[0]?.send(id, removed("a"));
  const late = tab(platform, 1);
  expect(late.seen).toEqual([2, 3]);
  expect(early.seen).toEqual([1, 2, 3]);
});

it("has a tab reload that is older than the leader's memory", () => {
  const { platform, sources } = browser();
  const early = tab(platform, 50);
  sources[0]?.send(51, removed("a"));
  const late = tab(platform, 10);
  expect(late.resets()).toBe(1);
  expect(early.resets()).toBe(0);
});

it("has every tab reload when the server says reset", () => {
  const { platform, sources } = browser();
  const tabs = [tab(platform), tab(platform)];
  sources[0]?.emit("reset");
  expect(tabs.map((one) => one.resets())).toEqual([1, 1]);
});

it("ignores an event that comes twice", () => {
  const { platform, sources } = browser();
  const one = tab(platform, 4);
  sources[0]?.send(4, removed("a"));
  sources[0]?.send(5, removed("a"));
  sources[0]?.send(5, removed("a"));
  expect(one.seen).toEqual([5]);
});

it("says reconnecting when the connection breaks and opens another after the last event", () => {
  const { platform, sources } = browser();
  const one = tab(platform);
  sources[0]?.send(9, removed("a"));
  sources[0]?.close();
  sources[0]?.emit("error");
  expect(one.states).toEqual(["reconnecting"]);
  expect(sources[1]?.url).toBe("/events?after=9");
  sources[1]?.emit("open");
  expect(one.states).toEqual(["reconnecting", "live"]);
});

it("gives every tab its own stream where the browser has no locks", () => {
  const { platform, live } = browser();
  const alone = { ...platform, locks: null };
  tab(alone);
  tab(alone);
  expect(live()).toHaveLength(2);
});
