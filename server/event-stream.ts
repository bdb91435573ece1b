import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { AppError } from "#lib/errors.ts";
import { latestEvent } from "#lib/events/read-events.ts";
import type { Context, Studio } from "#lib/studio/context.ts";
import type { CounterWatch } from "#server/counter-watch.ts";
import { allowMethods, contextOf, type Exchange } from "#server/exchange.ts";
import type { Lifecycle } from "#server/lifecycle.ts";
import { refuseForeignRead } from "#server/request-guard.ts";

const mostStreams = 256;
const heartbeatMs = 15_000;
/** A reader that takes nothing for so long is gone. */
const stuckMs = 60_000;

/** What happened since a number. `cursor` is the newest number that was looked at, also where nothing came of it. */
export type NewsPage = {
  events: readonly { number: number; event: unknown }[];
  cursor: number;
  latest: number;
  reset: boolean;
};

export type EventStreamOptions = {
  studio: Studio;
  watch: CounterWatch;
  lifecycle: Lifecycle;
  heartbeat?: number;
};

/** One request's stream. `read` gives the news since a number; `name` is their `event:`, null for none. */
type Reader = { read(context: Context, after: number): Promise<NewsPage>; name: string | null };

/**
 * Streams of a workspace's news as server-sent events: what is shared by all of them. `id:` is the event's number;
 * `event: reset` says that the asked number cannot be continued from. Without Last-Event-ID and `?after=` a stream
 * begins now.
 */
export function createEventStreams({
  studio,
  watch,
  lifecycle,
  heartbeat = heartbeatMs,
}: EventStreamOptions) {
  let streams = 0;
  return async (exchange: Exchange, reader: Reader): Promise<void> => {
    allowMethods(exchange, ["GET"]);
    refuseForeignRead(exchange.request);
    if (lifecycle.closing.aborted) throw new AppError("shutting_down");
    if (streams >= mostStreams) throw new AppError("rate_limited");
    const context = contextOf(studio, exchange);
    const after = askedNumber(exchange) ?? (await latestEvent(context));
    openStream(exchange.response);
    if (exchange.request.method === "HEAD") return void exchange.response.end();
    const unwatch = watch.watch(context.workspaceId);
    streams += 1;
    try {
      await follow(context, exchange.response, reader, { after, heartbeat, closing: lifecycle.closing });
    } finally {
      streams -= 1;
      unwatch();
      exchange.response.end();
    }
  };
}

/** NaN stands for a number nobody can continue from. */
function askedNumber({ request, query }: Exchange): number | null {
  const header = request.headers["last-event-id"];
  const asked = (Array.isArray(header) ? header[0] : header) ?? query.get("after");
  if (asked === null || asked === undefined || asked === "") return null;
  return /^\d{1,15}$/.test(asked) ? Number(asked) : Number.NaN;
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
  response.socket?.setNoDelay(true);
  response.write("retry: 2000\n\n");
}

async function follow(
  context: Context,
  response: ServerResponse,
  { read, name }: Reader,
  { after, heartbeat, closing }: { after: number; heartbeat: number; closing: AbortSignal },
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const ending = AbortSignal.any([gone.signal, closing]);
  const head = name === null ? "" : `event: ${name}\n`;
  let cursor = after;
  let told = after;
  let awake = new AbortController();
  ending.addEventListener("abort", () => awake.abort(), { once: true });
  while (!ending.aborted) {
    // Waiting begins before reading, or a wake-up between the two would be slept through.
    awake = new AbortController();
    const woken = context.studio.events.wait(context.workspaceId, heartbeat, awake.signal);
    const page = await read(context, cursor);
    if (page.reset) {
      cursor = page.latest;
      told = page.latest;
      await send(response, `event: reset\ndata: {"latest":${page.latest}}\n\n`);
    }
    for (const { number, event } of page.events) {
      if (ending.aborted) break;
      cursor = number;
      told = number;
      await send(response, `id: ${number}\n${head}data: ${JSON.stringify(event)}\n\n`);
    }
    if (!ending.aborted && !page.reset) cursor = Math.max(cursor, page.cursor);
    if (cursor < page.latest || ending.aborted) awake.abort();
    const quietSince = performance.now();
    await woken;
    const quiet = performance.now() - quietSince >= heartbeat - 5;
    if (!quiet || ending.aborted) continue;
    // A reader that heard nothing of long ago still knows from where to go on.
    await send(response, cursor > told ? `id: ${cursor}\n: still here\n\n` : ": still here\n\n");
    told = cursor;
  }
}

async function send(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed || response.write(text)) return;
  const signal = AbortSignal.timeout(stuckMs);
  await Promise.race([once(response, "drain", { signal }), once(response, "close", { signal })]).catch(() =>
    response.destroy(),
  );
}
