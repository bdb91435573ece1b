import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "#lib/errors.ts";
import { splitHost } from "#lib/security/host-policy.ts";
import { isLoopback } from "#lib/security/ip-range.ts";
import type { Route } from "#server/exchange.ts";

/** The simulator over HTTP, for other programs on this machine: who asks from elsewhere, or by another name, finds nothing. */
export function createSimulatorRoute(
  listener: (request: IncomingMessage, response: ServerResponse) => unknown,
): Route {
  return async ({ request, response }) => {
    const asked = splitHost(request.headers.host ?? "")?.name ?? "";
    if (!isLoopback(request.socket.remoteAddress ?? "") || !isLoopback(asked))
      throw new AppError("not_found");
    if (request.headers.expect) response.writeContinue();
    await listener(request, response);
  };
}
