import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createHostPolicy, type HostPolicy } from "#lib/security/host-policy.ts";
import { StartError } from "#lib/start-error.ts";
import type { Studio } from "#lib/studio/context.ts";
import { createCounterWatch } from "#server/counter-watch.ts";
import { createLifecycle, type Lifecycle } from "#server/lifecycle.ts";
import type { Pages } from "#server/pages.ts";
import { createRequestListener } from "#server/request-listener.ts";
import { createRouter } from "#server/router.ts";
import { attachUpgrade } from "#server/upgrade.ts";

export type RunningServer = {
  host: string;
  port: number;
  lifecycle: Lifecycle;
  /** Ends streams, lets answers in hand finish for `patienceMs`, then closes every connection. */
  close(patienceMs?: number): Promise<void>;
};

type Options = {
  studio: Studio;
  pages: Pages;
  simulator: (request: IncomingMessage, response: ServerResponse) => unknown;
  host: string;
  /** 0 takes any free port. */
  port: number;
};

/** Listens, and answers only when everything behind it is open. Throws a StartError when the port cannot be had. */
export async function startServer({ studio, pages, simulator, host, port }: Options): Promise<RunningServer> {
  const { env, logger } = studio;
  const lifecycle = createLifecycle();
  const watch = createCounterWatch(studio);
  const server = createServer({
    keepAliveTimeout: 65_000,
    headersTimeout: 60_000,
    // Bodies have limits of their own: an upload may take longer than any sensible limit for a request.
    requestTimeout: 0,
    connectionsCheckingInterval: 5_000,
  });
  await listen(server, host, port);
  const { port: actualPort } = server.address() as AddressInfo;
  const policy: HostPolicy = createHostPolicy({
    port: actualPort,
    publicUrl: env.publicUrl,
    allowHosts: env.allowHosts,
  });
  const routeFor = createRouter({
    studio,
    pages,
    simulator,
    lifecycle,
    watch,
    address: () => ({ host, port: actualPort }),
  });
  const { publicUrl, trustedProxies } = env;
  const listener = createRequestListener({ logger, policy, publicUrl, trustedProxies, lifecycle, routeFor });
  server.on("request", listener).on("checkContinue", listener);
  attachUpgrade(server, { pages, policy });
  return {
    host,
    port: actualPort,
    lifecycle,
    async close(patienceMs = 5000) {
      lifecycle.close();
      watch.close();
      await closeServer(server, patienceMs);
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen({ host, port });
  try {
    await once(server, "listening");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : null;
    throw new StartError(portProblem(host, port, code), { cause });
  }
}

function portProblem(host: string, port: number, code: unknown): string {
  const choose = `choose another with PORT, for example PORT=${port === 65_535 ? 3001 : port + 1} npm start`;
  if (code === "EADDRINUSE")
    return `Port ${port} on ${host} is in use by another program; stop it, or ${choose}`;
  if (code === "EACCES") return `This account may not open port ${port} on ${host}; ${choose}`;
  return `Cannot listen on ${host}:${port} (${String(code)}); ${choose}`;
}

async function closeServer(server: Server, patienceMs: number): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(impatient);
}
