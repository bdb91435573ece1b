import type { Context, Studio } from "#lib/studio/context.ts";
import { allowMethods, contextOf, type Exchange, type Route, sendJson } from "#server/exchange.ts";
import { pack, takesGzip, worthPacking } from "#server/packing.ts";
import { refuseForeignRead } from "#server/request-guard.ts";

/** A route that answers a GET with what a service reads, as JSON, packed where that is worth it. */
export function reading(
  studio: Studio,
  service: (context: Context, exchange: Exchange) => Promise<unknown>,
): Route {
  return async (exchange) => {
    allowMethods(exchange, ["GET"]);
    refuseForeignRead(exchange.request);
    await sendPacked(exchange, await service(contextOf(studio, exchange), exchange));
  };
}

async function sendPacked(exchange: Exchange, value: unknown): Promise<void> {
  const { request, response } = exchange;
  response.setHeader("vary", "accept-encoding");
  const text = JSON.stringify(value);
  if (!takesGzip(request) || text.length < worthPacking) return sendJson(exchange, 200, value);
  const body = await pack(text);
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "content-encoding": "gzip",
    "content-length": body.length,
    "cache-control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
