import { readEvents } from "#lib/events/read-events.ts";
import type { Context } from "#lib/studio/context.ts";
import { createEventStreams, type EventStreamOptions, type NewsPage } from "#server/event-stream.ts";
import type { Route } from "#server/exchange.ts";

/**
 * The workspace's news as server-sent events. `id:` is the event's number, on news only; `event: reset` says that the
 * asked number cannot be continued from: load everything, then ask with `?after=<latest>`. Without Last-Event-ID and
 * `?after=` the stream begins now.
 */
export function createEventRoute(options: EventStreamOptions): Route {
  const stream = createEventStreams(options);
  return (exchange) => stream(exchange, { read, name: null });
}

async function read(context: Context, after: number): Promise<NewsPage> {
  const page = await readEvents(context, after);
  return { ...page, cursor: page.events.at(-1)?.number ?? after };
}
