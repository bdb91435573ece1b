import { randomBytes } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { contentSecurityPolicy } from "#lib/security/content-security-policy.ts";
import type { Exchange, Route } from "#server/exchange.ts";
import type { Pages } from "#server/pages.ts";

/** Actions and the studio's JSON carry ids and text only; pictures go to /api/v1/uploads. */
const maxBodyBytes = 1024 * 1024;
const bodyMs = 30_000;

/** Everything that is not answered before: pages, server actions, the studio's own API, static files. */
export function createPageRoute(pages: Pages, { development }: { development: boolean }): Route {
  return async (exchange) => {
    const { request, response, path } = exchange;
    limitBody(exchange);
    if (!isReadable(path)) throw new AppError("not_found");
    // A path that climbs out of there ends as a page.
    if (!path.startsWith("/_next/static/") || /\.\.|%2e|%5c|\\/i.test(path)) {
      const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), { development });
      request.headers["content-security-policy"] = policy;
      response.setHeader("content-security-policy", policy);
    }
    await pages.handle(request, response);
  };
}

/** Next fails on a path whose escapes stand for nothing. */
function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

function limitBody({ request, response }: Exchange): void {
  const chunked = request.headers["transfer-encoding"] !== undefined;
  const declared = Number(request.headers["content-length"] ?? 0);
  if (chunked) throw new AppError("invalid_request", { field: "content-length" });
  if (declared > maxBodyBytes) throw new AppError("upload_too_large", { params: { maxBytes: maxBodyBytes } });
  if (request.headers.expect) response.writeContinue();
  if (declared === 0) return;
  const slow = setTimeout(() => request.complete || request.destroy(), bodyMs);
  response.once("close", () => clearTimeout(slow));
}
