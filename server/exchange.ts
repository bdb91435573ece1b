import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { AppError } from "#lib/errors.ts";
import { errorAnswer } from "#lib/i18n/error-answer.ts";
import type { Context, Studio } from "#lib/studio/context.ts";
import { soloActor, soloWorkspaceId } from "#lib/studio/solo.ts";

/** One request on its way through the server. `path` is what stands before the question mark, as it was sent. */
export type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  query: URLSearchParams;
  requestId: string;
  logger: Logger;
};

/** Answers one request, or throws an AppError that becomes the answer. */
export type Route = (exchange: Exchange) => Promise<void>;

/** Who asks. Solo mode on loopback acts as the owner of the one workspace. */
export function contextOf(studio: Studio, { requestId }: Exchange): Context {
  return { studio, workspaceId: soloWorkspaceId, actor: soloActor, requestId };
}

/** Refuses every method but these. HEAD goes where GET goes. */
export function allowMethods({ request, response }: Exchange, methods: readonly string[]): void {
  const allowed = methods.includes("GET") ? [...methods, "HEAD"] : methods;
  if (allowed.includes(request.method ?? "")) return;
  response.setHeader("allow", allowed.join(", "));
  throw new AppError("method_not_allowed", { params: { method: request.method ?? "" } });
}

export function sendJson({ request, response }: Exchange, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": body.length,
    "cache-control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/**
 * Says what went wrong. While the sender still pours a body, the answer is written whole and the rest is thrown away
 * for a moment before the connection ends, since a reset would make the sender lose the answer.
 */
export function sendError(exchange: Exchange, error: AppError): void {
  const { request, response } = exchange;
  if (response.headersSent) {
    response.destroy(error);
    return;
  }
  const body = Buffer.from(JSON.stringify(errorAnswer(error, exchange.requestId)));
  const pouring = !request.complete && request.method !== "GET" && request.method !== "HEAD";
  if (error.retryable) response.setHeader("retry-after", "1");
  response.writeHead(error.status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": body.length,
    "cache-control": "no-store",
    ...(pouring && { connection: "close" }),
  });
  if (request.method === "HEAD") response.end();
  else if (pouring) endAfterPouring(exchange, body);
  else response.end(body);
}

const lingerMs = 2000;

function endAfterPouring({ request, response }: Exchange, body: Uint8Array): void {
  response.write(body);
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, lingerMs);
  request.once("end", end).once("close", end).once("error", end).resume();
}
