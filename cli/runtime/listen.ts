import { get as getPlain, type IncomingMessage } from "node:http";
import { get as getSecure } from "node:https";
import { headersOf } from "./ask-studio.ts";
import type { Settings } from "./settings.ts";

/** Hears of releases as they are made. Keeps no process alive. */
export type Listening = { readonly connected: boolean; close(): void };

type Heard = {
  /** A release of this prompt; null: anything may have changed. */
  onChange(slug: string | null): void;
};

const silentMs = 45_000;
const mostRestMs = 30_000;

/** node:http and not fetch, whose sockets cannot be told to let a process end. */
export function listen(settings: Settings, { onChange }: Heard): Listening {
  const address = new URL(
    `${settings.url}/api/v1/environments/${encodeURIComponent(settings.environment)}/events`,
  );
  let connected = false;
  let closed = false;
  let lastId: string | null = null;
  let failures = 0;
  let drop = () => {};

  const again = () => {
    connected = false;
    if (closed) return;
    failures += 1;
    const rest = Math.min(mostRestMs, 500 * 2 ** Math.min(failures, 6)) * (0.5 + Math.random());
    setTimeout(connect, rest).unref();
  };
  const connect = () => {
    if (closed) return;
    const headers = {
      accept: "text/event-stream",
      ...headersOf(settings),
      ...(lastId !== null && { "last-event-id": lastId }),
    };
    const request = (address.protocol === "https:" ? getSecure : getPlain)(address, {
      headers,
      agent: false,
    });
    const end = once(again);
    drop = () => request.destroy();
    request.setTimeout(silentMs, () => request.destroy());
    request.on("socket", (socket) => void socket.unref());
    request.on("error", end).on("close", end);
    request.on("response", (response) => {
      if (response.statusCode !== 200) return void request.destroy();
      connected = true;
      failures = 0;
      // What was released while nobody listened is not told twice by everybody.
      if (lastId === null) onChange(null);
      readEvents(response, ({ id, event, data }) => {
        if (id !== null) lastId = id;
        if (event === "reset") onChange(null);
        else if (event === "release") onChange(slugIn(data));
      });
    });
  };
  connect();
  return {
    get connected() {
      return connected;
    },
    close() {
      closed = true;
      connected = false;
      drop();
    },
  };
}

type StreamEvent = { id: string | null; event: string; data: string };

function readEvents(response: IncomingMessage, tell: (event: StreamEvent) => void): void {
  let rest = "";
  response.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split(/\r?\n\r?\n/);
    rest = parts.pop() ?? "";
    for (const part of parts) tell(parse(part));
  });
  response.on("error", () => undefined);
}

function parse(part: string): StreamEvent {
  const found: StreamEvent = { id: null, event: "message", data: "" };
  for (const line of part.split(/\r?\n/)) {
    const [, name, value = ""] = /^(id|event|data): ?(.*)$/.exec(line) ?? [];
    if (name === "id") found.id = value;
    else if (name === "event") found.event = value;
    else if (name === "data") found.data += value;
  }
  return found;
}

function slugIn(data: string): string | null {
  try {
    const { slug } = JSON.parse(data) as { slug?: unknown };
    return typeof slug === "string" ? slug : null;
  } catch {
    return null;
  }
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
