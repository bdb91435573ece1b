import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";

/** What renders the studio's pages and runs its server actions. */
export type Pages = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Development only: the socket by which changed code reaches the browser. */
  upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>) | null;
  close(): Promise<void>;
};

type Options = { folder: string; development: boolean; host: string; port: number };

/** Opens Next on the build in `folder` (or on its source, in development). */
export async function openPages({ folder, development, host, port }: Options): Promise<Pages> {
  const app = next({ dev: development, dir: folder, hostname: host, port });
  await app.prepare();
  return {
    handle: app.getRequestHandler(),
    upgrade: development ? app.getUpgradeHandler() : null,
    close: () => app.close(),
  };
}
