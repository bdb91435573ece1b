import { AppError } from "#lib/errors.ts";
import type { Exchange } from "#server/exchange.ts";

/** What anybody may fetch by the public address: shared links, what their page is made of, and whether we live. */
const open = [
  /^\/s\/[A-Za-z0-9_-]+(?:\/blobs\/[0-9a-f]{64})?$/,
  /^\/_next\/static\/(?:[A-Za-z0-9_~()[\]-][A-Za-z0-9_.~()[\]-]*\/)*[A-Za-z0-9_~-][A-Za-z0-9_.~-]*$/,
  /^\/(?:healthz|health|readyz|icon\.svg|favicon\.ico|robots\.txt)$/,
];

/** By these a client asks for a part of another page, or for an action. */
const partial = /^(?:rsc$|next-|x-nextjs-)/;

/** Tells the page of a link that its reader can't go to the studio. Nobody outside can say it: such headers are dropped. */
export const outsideHeader = "x-pentimento-outside";

/**
 * Lets a request from outside reach shared links only, and only to read. Everything else isn't there: `not_found`, whatever
 * it is, so that nobody learns what is.
 */
export function refuseFromOutside({ request, path }: Exchange): void {
  const reads = request.method === "GET" || request.method === "HEAD";
  if (!reads || !open.some((pattern) => pattern.test(path))) throw new AppError("not_found");
  for (const name of Object.keys(request.headers)) if (partial.test(name)) delete request.headers[name];
  request.headers[outsideHeader] = "1";
}
