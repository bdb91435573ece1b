import { AppError } from "#lib/errors.ts";
import { findShare } from "#lib/shares/open-share.ts";
import { readSharedBlob } from "#lib/shares/read-shared-blob.ts";
import type { Studio } from "#lib/studio/context.ts";
import { allowMethods, type Exchange, type Route } from "#server/exchange.ts";
import { createGuessLimit } from "#server/guess-limit.ts";
import { refuseForeignRead } from "#server/request-guard.ts";
import { sendBytes, setHeaders, widthOf } from "#server/send-bytes.ts";

// Asked for again each time and mostly not sent again: a link that ends, ends at once.
const briefly = "private, no-cache";

/**
 * GET /s/<token>: the page of a shared link, by `page`, with the status that fits it: 404 for a token that never was, 410
 * for a link that has ended. GET /s/<token>/blobs/<sha256>[?w=]: a picture of it.
 */
export function createShareRoute(studio: Studio, page: Route): Route {
  const guesses = createGuessLimit({ clock: () => studio.clock() });
  return async (exchange) => {
    allowMethods(exchange, ["GET"]);
    const { request, response, path, query, requestId } = exchange;
    response.setHeader("referrer-policy", "no-referrer");
    response.setHeader("x-robots-tag", "noindex, nofollow, noarchive");
    const [, token, sha256] = /^\/s\/([A-Za-z0-9_-]{1,64})(?:\/blobs\/([0-9a-f]{64}))?$/.exec(path) ?? [];
    if (!token) throw new AppError("not_found");
    if (sha256) refuseForeignRead(request);
    const share = await findShare(studio, token);
    // Links that are there open all the same: behind a proxy everybody may look like one sender.
    if (!share && !guesses.allow(senderOf(exchange))) throw new AppError("rate_limited");
    if (sha256) {
      const width = widthOf(query.get("w"));
      const blob = await readSharedBlob(studio, { token, sha256, width, requestId });
      setHeaders(exchange, blob);
      response.setHeader("cache-control", briefly);
      return sendBytes(exchange, blob);
    }
    if (share?.state !== "open") keepStatus(exchange, share ? 410 : 404);
    await page(exchange);
  };
}

/** The page says why in words; what renders it knows no status but 200 and 404. */
function keepStatus({ response }: Exchange, status: number): void {
  const writeHead = response.writeHead.bind(response);
  response.statusCode = status;
  response.writeHead = ((_status: number, ...rest: never[]) => writeHead(status, ...rest)) as never;
}

/** Who asks, as far as a trusted proxy says it: from anybody else these headers are dropped before. */
function senderOf({ request }: Exchange): string {
  const forwarded = request.headers["x-forwarded-for"];
  const named = (Array.isArray(forwarded) ? forwarded.join() : forwarded)?.split(",").at(-1)?.trim();
  return named || request.socket.remoteAddress || "";
}
