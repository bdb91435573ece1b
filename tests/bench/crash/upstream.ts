import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { createSimulator, simulatorListener } from "#lib/simulator/simulator.ts";

/** A provider that outlives the studio it serves, and remembers every call that reached it. */
export type Upstream = {
  url: string;
  /** Calls by the client request id they carried. */
  calls: ReadonlyMap<string, number>;
  /** Calls that carried none: they could not be told apart. */
  anonymous(): number;
  close(): Promise<void>;
};

/** `latencyMs` says how long the next picture takes. */
export async function openUpstream(latencyMs: () => number): Promise<Upstream> {
  const calls = new Map<string, number>();
  let anonymous = 0;
  const simulator = createSimulator({
    variety: "call",
    latency: latencyMs,
    painter: { drawPicture: ({ seed }) => tinyPicture(seed), editPicture: ({ seed }) => tinyPicture(seed) },
  });
  const listener = simulatorListener(simulator);
  const server = createServer((request, response) => {
    // Counted as it arrives: the caller may be dead by now, and the call was made all the same.
    const id = request.headers["x-client-request-id"];
    if (request.method === "POST" && typeof id === "string") calls.set(id, (calls.get(id) ?? 0) + 1);
    else if (request.method === "POST") anonymous++;
    return listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    anonymous: () => anonymous,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Real PNG bytes that differ with the seed; what is in them does not matter here. */
async function tinyPicture(seed: string): Promise<Uint8Array> {
  const side = 16;
  const pixels = Buffer.alloc(side * side * 3);
  for (let at = 0; at < pixels.length; at++) pixels[at] = seed.charCodeAt(at % seed.length) ^ (at & 255);
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}
