import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line to a server that can be cut and mended. A browser told to be offline keeps the streams it has. */
export type Cable = {
  readonly port: number;
  /** Where the line leads. */
  lead(port: number): void;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
};

/** A cable on a port of its own; it leads nowhere yet. */
export async function layCable(): Promise<Cable> {
  const sockets = new Set<Socket>();
  let target = 0;
  let isCut = false;
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  };
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    hold(near);
    if (isCut) return void near.destroy();
    const far = connect(target, "127.0.0.1");
    hold(far);
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    lead(port) {
      target = port;
    },
    cut() {
      isCut = true;
      cutAll();
    },
    mend() {
      isCut = false;
    },
    async close() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
