import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { baseHeaders } from "#lib/security/content-security-policy.ts";
import type { HostPolicy } from "#lib/security/host-policy.ts";
import { type Exchange, type Route, sendError } from "#server/exchange.ts";
import type { Lifecycle } from "#server/lifecycle.ts";
import { refuseFromOutside } from "#server/outside.ts";
import { comesFromOutside, guard, isMutation, stripHeaders } from "#server/request-guard.ts";

type Options = {
  logger: Logger;
  policy: HostPolicy;
  publicUrl: URL | null;
  trustedProxies: readonly string[];
  lifecycle: Lifecycle;
  /** Who answers a path (without the query). */
  routeFor: (path: string) => Route;
};

/** Takes every request: names it, guards it, routes it, and turns what is thrown into an answer. */
export function createRequestListener(options: Options): RequestListener {
  return (request, response) => {
    const exchange = openExchange(request, response, options.logger);
    const begun = performance.now();
    response.once("close", () => record(exchange, performance.now() - begun));
    answer(exchange, options).catch((thrown: unknown) => fail(exchange, thrown));
  };
}

async function answer(exchange: Exchange, options: Options): Promise<void> {
  const { request } = exchange;
  const outside = comesFromOutside(request, options.policy, options.publicUrl);
  stripHeaders(request, options.trustedProxies);
  request.headers["x-request-id"] = exchange.requestId;
  guard(request, options.policy, options.publicUrl);
  if (!exchange.path.startsWith("/")) throw new AppError("invalid_request", { field: "path" });
  if (outside) refuseFromOutside(exchange);
  if (options.lifecycle.draining && isMutation(request)) throw new AppError("shutting_down");
  await options.routeFor(exchange.path)(exchange);
}

function openExchange(request: IncomingMessage, response: ServerResponse, logger: Logger): Exchange {
  const requestId = newId("req");
  for (const [name, value] of Object.entries(baseHeaders)) response.setHeader(name, value);
  response.setHeader("x-request-id", requestId);
  const target = request.url ?? "/";
  const mark = target.indexOf("?");
  return {
    request,
    response,
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? "" : target.slice(mark)),
    requestId,
    logger: logger.child({ requestId }),
  };
}

function fail(exchange: Exchange, thrown: unknown): void {
  // Who is gone needs no answer, and a pipe that broke for it is no failure.
  if (exchange.response.destroyed) return;
  const error = AppError.from(thrown);
  if (error.status >= 500) exchange.logger.error({ err: error }, "request failed");
  sendError(exchange, error);
}

/** One line per answer, without the query, which may hold a prompt. */
function record({ request, response, path, logger }: Exchange, milliseconds: number): void {
  const line = {
    method: request.method,
    path: path.slice(0, 200),
    status: response.statusCode,
    ms: Math.round(milliseconds),
    ...(!response.writableFinished && { cut: true }),
  };
  logger.debug(line, "request");
}
