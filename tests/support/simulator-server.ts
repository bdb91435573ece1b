import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import OpenAI, { type ClientOptions } from "openai";
import sharp from "sharp";
import type { JournalEntry, Painter, SimulatorOptions } from "#lib/simulator/options.ts";
import type { PictureRequest } from "#lib/simulator/picture/request.ts";
import { createSimulator, simulatorListener } from "#lib/simulator/simulator.ts";

/** One colour a picture, decided by its seed and step: for tests that look at the protocol, not at the picture. */
export const plainPainter: Painter = {
  drawPicture: plainPicture,
  editPicture: plainPicture,
};

async function plainPicture({ width, height, seed, step, format, compression, transparent }: PictureRequest) {
  const [r = 0, g = 0, b = 0] = createHash("sha256")
    .update(`${seed}${step?.index ?? ""}`)
    .digest();
  const background = { r, g, b, alpha: transparent ? 0.5 : 1 };
  const picture = sharp({ create: { width, height, channels: transparent ? 4 : 3, background } });
  return new Uint8Array(
    await picture.toFormat(format, compression ? { quality: compression } : {}).toBuffer(),
  );
}

/** A PNG of one colour. `alpha` 0 is a mask that lets everything change. */
export async function plainPng(
  width: number,
  height: number,
  alpha: number | null = null,
): Promise<Uint8Array<ArrayBuffer>> {
  const background = { r: 40, g: 90, b: 160, alpha: alpha ?? 1 };
  const channels = alpha === null ? 3 : 4;
  return new Uint8Array(await sharp({ create: { width, height, channels, background } }).png().toBuffer());
}

/** A simulator on a port of its own, without latency, and a journal of what it accepted. */
export async function simulatorServer(options: SimulatorOptions = {}) {
  const journal: JournalEntry[] = [];
  const simulator = createSimulator({
    latency: () => 0,
    painter: plainPainter,
    today: () => "2026-11-20",
    journal: (entry) => journal.push(entry),
    ...options,
  });
  const server = createServer(simulatorListener(simulator));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return {
    simulator,
    base,
    journal,
    client: (client: ClientOptions = {}) =>
      new OpenAI({ apiKey: "sk-test", baseURL: base, maxRetries: 0, ...client }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
