import type { EnvironmentKey } from "#lib/library/view.ts";
import { readReleaseNews } from "#lib/releases/read-release-news.ts";
import { createEventStreams, type EventStreamOptions } from "#server/event-stream.ts";
import type { Exchange } from "#server/exchange.ts";

/**
 * GET /api/v1/environments/{env}/events: every release of an environment as it is made. `id:` is the workspace's event
 * number; `event: reset` says that the asked one cannot be continued from: ask for everything anew.
 */
export function createReleaseEvents(options: EventStreamOptions) {
  const stream = createEventStreams(options);
  return (exchange: Exchange, environment: EnvironmentKey): Promise<void> =>
    stream(exchange, {
      read: (context, after) => readReleaseNews(context, { environment, after }),
      name: "release",
    });
}
