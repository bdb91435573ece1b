import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "#lib/errors.ts";
import { blobPolicy } from "#lib/security/content-security-policy.ts";
import { type ByteRange, parseByteRange } from "#server/byte-range.ts";
import { attachment, isShownInline, safeFileName } from "#server/content-disposition.ts";
import { matchesTag } from "#server/entity-tag.ts";
import type { Exchange } from "#server/exchange.ts";

/** The width a variant is asked for in (`?w=`), or null for the original. */
export function widthOf(text: string | null): number | null {
  if (text === null) return null;
  if (!/^\d{1,5}$/.test(text)) throw new AppError("invalid_request", { field: "w" });
  return Number(text);
}

type Described = { mime: string; etag: string; downloadName: string };

/** Type, tag, what it may do, and under which name it is saved. */
export function setHeaders({ response, query }: Exchange, { mime, etag, downloadName }: Described): void {
  const wanted = query.get("download");
  response.setHeader("content-type", mime);
  response.setHeader("etag", etag);
  response.setHeader("content-security-policy", blobPolicy);
  if (wanted === null && isShownInline(mime)) return;
  response.setHeader("content-disposition", attachment(safeFileName(wanted || downloadName, mime)));
}

type Source = { bytes: number; etag: string; open(range?: ByteRange): Readable };

/** Sends a body, or the part of it that was asked for, or nothing to who has it. */
export async function sendBytes({ request, response }: Exchange, source: Source): Promise<void> {
  if (matchesTag(request.headers["if-none-match"], source.etag)) return void response.writeHead(304).end();
  response.setHeader("accept-ranges", "bytes");
  const condition = request.headers["if-range"];
  const asked = condition === undefined || condition === source.etag ? request.headers.range : undefined;
  const range = parseByteRange(asked, source.bytes);
  if (range === "unsatisfiable") {
    response.setHeader("content-range", `bytes */${source.bytes}`);
    return void response.writeHead(416, { "content-length": 0 }).end();
  }
  if (range) response.setHeader("content-range", `bytes ${range.start}-${range.end}/${source.bytes}`);
  response.writeHead(range ? 206 : 200, {
    "content-length": range ? range.end - range.start + 1 : source.bytes,
  });
  if (request.method === "HEAD") return void response.end();
  await pipeline(source.open(range ?? undefined), response);
}
