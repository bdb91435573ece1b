import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { HostPolicy } from "#lib/security/host-policy.ts";
import type { Pages } from "#server/pages.ts";

/** Sockets exist for development only, and only for our own pages. */
export function attachUpgrade(server: Server, { pages, policy }: { pages: Pages; policy: HostPolicy }): void {
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { host = "", origin = "" } = request.headers;
    socket.on("error", () => socket.destroy());
    if (!pages.upgrade || !policy.allowsWhole(host) || !policy.isOwnOrigin(origin, host)) {
      socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    pages.upgrade(request, socket, head).catch(() => socket.destroy());
  });
}
