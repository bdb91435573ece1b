import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { JournalEntry, SimulatorOptions } from "#lib/simulator/options.ts";
import { createSimulator, type Simulator, simulatorListener } from "#lib/simulator/simulator.ts";
import { plainPainter } from "#tests/support/simulator-server.ts";
import { launchStudio, type StudioProcess } from "#tests/support/studio-process.ts";
import { test } from "#tests/support/test.ts";

/** A request to draw, as it arrived: its files in order, with their bytes. */
type Asked = { path: string; prompt: string; files: { field: string; bytes: Uint8Array }[] };

export type Upstream = {
  /** For OPENAI_BASE_URL. */
  base: string;
  /** Every request to draw that reached the provider, also those it refused. */
  asked: Asked[];
  /** The calls a bill would show. */
  journal: JournalEntry[];
  close(): Promise<void>;
};

/** A provider of the test's own on a port of its own, which notes what reaches it. It draws at once, in one colour. */
export async function upstream(options: SimulatorOptions = {}, retryAfterMs = 3000): Promise<Upstream> {
  const asked: Asked[] = [];
  const journal: JournalEntry[] = [];
  const simulator = createSimulator({
    latency: () => 0,
    variety: "call",
    painter: plainPainter,
    journal: (entry) => journal.push(entry),
    ...options,
  });
  const noting: Simulator = {
    async fetch(input) {
      const request = new Request(input);
      if (request.method === "GET") return listing(await simulator.fetch(request));
      asked.push(await read(request.clone()));
      const answer = await simulator.fetch(await withoutMask(request));
      // The simulator asks for half a second, which nobody could see being counted down.
      if (answer.headers.has("retry-after")) answer.headers.set("retry-after-ms", String(retryAfterMs));
      return answer;
    },
  };
  const server = createServer(simulatorListener(noting, (failure) => console.error(failure)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    journal,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A model no table knows; the provider lists it, and does not draw with it. */
export const novelModel = "gpt-image-9-nova";
/** A model that edits by words alone. */
export const wordyModel = "flux-kontext-max";

/** The wordy model is drawn by another, which is not told of any mask: it stays in the request, to be looked at. */
async function withoutMask(request: Request): Promise<Request> {
  if (!request.headers.get("content-type")?.startsWith("multipart/")) return request;
  const form = await request.clone().formData();
  if (form.get("model") !== wordyModel) return request;
  form.set("model", "gpt-image-2");
  form.delete("mask");
  const headers = new Headers(request.headers);
  for (const name of ["content-type", "content-length"]) headers.delete(name);
  return new Request(request.url, { method: "POST", headers, body: form });
}

async function listing(answer: Response): Promise<Response> {
  const list = (await answer.json()) as { data: object[] };
  const added = [novelModel, wordyModel].map((id) => ({ id, object: "model" }));
  return Response.json({ ...list, data: [...list.data, ...added] });
}

async function read(request: Request): Promise<Asked> {
  const path = new URL(request.url).pathname;
  if (request.headers.get("content-type")?.startsWith("application/json")) {
    const { prompt } = (await request.json()) as { prompt: string };
    return { path, prompt, files: [] };
  }
  const form = await request.formData();
  const files: Asked["files"] = [];
  for (const [field, value] of form)
    if (typeof value !== "string") files.push({ field, bytes: new Uint8Array(await value.arrayBuffer()) });
  return { path, prompt: String(form.get("prompt")), files };
}

/** Tests at a studio with a key, whose provider is the test's own. */
export const upstreamTest = test.extend<object, { provider: Upstream; studio: StudioProcess }>({
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixtures it needs from this pattern
    async ({}, use) => {
      const provider = await upstream();
      await use(provider);
      await provider.close();
    },
    { scope: "worker" },
  ],
  studio: [
    async ({ provider }, use) => {
      const studio = await launchStudio({
        env: { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: provider.base },
      });
      await use(studio);
      await studio.close();
    },
    { scope: "worker" },
  ],
});
