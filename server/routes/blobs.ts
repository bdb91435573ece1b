import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { AppError } from "#lib/errors.ts";
import { openBlob } from "#lib/gallery/read-blob.ts";
import { readPartial } from "#lib/gallery/read-partial.ts";
import type { Studio } from "#lib/studio/context.ts";
import type { ByteRange } from "#server/byte-range.ts";
import { allowMethods, contextOf, type Route } from "#server/exchange.ts";
import { refuseForeignRead } from "#server/request-guard.ts";
import { sendBytes, setHeaders, widthOf } from "#server/send-bytes.ts";

const forever = "private, max-age=31536000, immutable";

/** GET /blobs/<sha256>[?w=<width>][&download=<name>]: a stored picture, or a small webp of it. */
export function createBlobRoute(studio: Studio): Route {
  return async (exchange) => {
    allowMethods(exchange, ["GET"]);
    refuseForeignRead(exchange.request);
    const sha256 = /^\/blobs\/([0-9a-f]{64})$/.exec(exchange.path)?.[1];
    if (!sha256) throw new AppError("not_found");
    const width = widthOf(exchange.query.get("w"));
    const blob = await openBlob(contextOf(studio, exchange), sha256, width === null ? {} : { width });
    setHeaders(exchange, blob);
    exchange.response.setHeader("cache-control", forever);
    await sendBytes(exchange, blob);
  };
}

/** GET /blobs/partial/<job id>/<n>: a preview of a picture that is still being drawn. It is gone when the job ends. */
export function createPartialRoute(studio: Studio): Route {
  return async (exchange) => {
    allowMethods(exchange, ["GET"]);
    refuseForeignRead(exchange.request);
    const [, jobId, index] = /^\/blobs\/partial\/([a-z0-9_]{1,40})\/(\d{1,2})$/.exec(exchange.path) ?? [];
    if (!jobId || !index) throw new AppError("not_found");
    const partial = await readPartial(contextOf(studio, exchange), jobId, Number(index));
    // The page may ask for a preview just as the picture takes its place: nothing is wrong then.
    if (!partial) return void exchange.response.writeHead(204).end();
    const { bytes, mime } = partial;
    // A second attempt of the job begins again at its first preview: the address is the same, the picture is not.
    const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}"`;
    setHeaders(exchange, { mime, etag, downloadName: jobId });
    exchange.response.setHeader("cache-control", "private, no-cache");
    const open = (range?: ByteRange) =>
      Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]);
    await sendBytes(exchange, { bytes: bytes.length, etag, open });
  };
}
