import { createHash } from "node:crypto";
import { matchesTag } from "#server/entity-tag.ts";
import type { Exchange } from "#server/exchange.ts";
import { pack, takesGzip, worthPacking } from "#server/packing.ts";

/** A body that is kept, with a strong tag for each of its forms. */
export type Tagged = {
  etag: string;
  packedEtag: string;
  body: Buffer;
  /** Made when somebody first takes it. */
  packed: Promise<Buffer> | null;
};

/** The same value has the same tag, in every process. */
export function tagged(value: unknown): Tagged {
  const body = Buffer.from(JSON.stringify(value));
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 32);
  return { etag: `"${hash}"`, packedEtag: `"${hash}-gzip"`, body, packed: null };
}

/** Sends the body, or 304 to who has it in either form. */
export async function sendTagged(exchange: Exchange, kept: Tagged, cacheControl: string): Promise<void> {
  const { request, response } = exchange;
  const pour = takesGzip(request) && kept.body.length >= worthPacking;
  const etag = pour ? kept.packedEtag : kept.etag;
  const known = request.headers["if-none-match"];
  const headers = { etag, "cache-control": cacheControl, vary: "accept-encoding" };
  if (matchesTag(known, kept.etag) || matchesTag(known, kept.packedEtag))
    return void response.writeHead(304, headers).end();
  if (pour) kept.packed ??= pack(kept.body);
  const body = (pour && (await kept.packed)) || kept.body;
  response.writeHead(200, {
    ...headers,
    "content-type": "application/json; charset=utf-8",
    "content-length": body.length,
    ...(pour && { "content-encoding": "gzip" }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
