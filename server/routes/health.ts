import { get } from "node:http";
import type { Studio } from "#lib/studio/context.ts";
import { allowMethods, type Route, sendJson } from "#server/exchange.ts";
import type { Lifecycle } from "#server/lifecycle.ts";

/** The process is alive. */
export const alive: Route = async (exchange) => {
  allowMethods(exchange, ["GET"]);
  sendJson(exchange, 200, { status: "ok" });
};

const fresh = 2000;

/** Ready: the first page can be rendered and the database answers; not while stopping. */
export function createReadiness(
  studio: Studio,
  lifecycle: Lifecycle,
  address: () => { host: string; port: number },
): Route {
  let latest: { at: number; failing: Promise<string | null> } | null = null;
  const check = async () => {
    const [database, page] = await Promise.all([
      studio.database.ping().then(
        () => true,
        () => false,
      ),
      rendersFirstPage(address()),
    ]);
    if (!database) return "database";
    return page ? null : "page";
  };
  return async (exchange) => {
    allowMethods(exchange, ["GET"]);
    if (lifecycle.draining) return sendJson(exchange, 503, { status: "stopping" });
    const now = studio.clock();
    if (!latest || now - latest.at > fresh) latest = { at: now, failing: check() };
    const failing = await latest.failing;
    if (failing === null) return sendJson(exchange, 200, { status: "ready" });
    sendJson(exchange, 503, { status: "not ready", failing });
  };
}

function rendersFirstPage({ host, port }: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const name = host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
    const options = { host, port, path: "/", headers: { host: name }, agent: false, timeout: 10_000 };
    const request = get(options, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode === 200)).once("error", () => resolve(false));
    });
    request.once("timeout", () => request.destroy()).once("error", () => resolve(false));
  });
}
