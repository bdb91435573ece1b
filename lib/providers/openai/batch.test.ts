import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { openai } from "#lib/providers/openai/openai.ts";
import type { DrawInput } from "#lib/providers/provider.ts";
import { createSimulator, simulatorListener } from "#lib/simulator/simulator.ts";
import { drawRequest } from "#tests/contract/provider.ts";
import { plainPainter, plainPng } from "#tests/support/simulator-server.ts";

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A provider that answers files and batches as the test says, and notes what it was sent. */
async function provider({ files, batches }: { files: Answer; batches: Answer }) {
  const sent: { url: string; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = request.url ?? "";
    sent.push({ url, body: String(Buffer.concat(chunks)) });
    (url.startsWith("/v1/files") ? files : batches)(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const adapter = openai({
    kind: "openai",
    baseUrl: `http://127.0.0.1:${port}/v1`,
    apiKey: "sk-secret",
    timeoutMs: 400,
    clock: () => 1_000_000_000_000,
  });
  const close = async () => {
    await adapter.close();
    server.closeAllConnections();
    server.close();
  };
  return { adapter, sent, close };
}

const json =
  (status: number, body: unknown): Answer =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", "x-request-id": "req_7" });
    response.end(JSON.stringify(body));
  };
const uploaded = json(200, { id: "file-1", object: "file" });
const silent: Answer = () => undefined;
const broken: Answer = (response) => response.socket?.destroy();
const call = () => ({ clientRequestId: "dsp_1", signal: AbortSignal.timeout(10_000) });
const request = drawRequest({ service: "batch" }, 2);

async function failureOf(answers: { files: Answer; batches: Answer }) {
  const { adapter, sent, close } = await provider(answers);
  const failure: unknown = await adapter.start(request, call()).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  await close();
  return { failure, created: sent.filter(({ url }) => url === "/v1/batches").length };
}

describe("a batch of one", () => {
  it("is one line without previews, named after its dispatch row", async () => {
    const { adapter, sent, close } = await provider({
      files: uploaded,
      batches: json(200, { id: "batch_1" }),
    });
    const drawing = await adapter.start(request, call());
    await close();
    expect(drawing).toMatchObject({ state: "pending", ticket: "batch_1", identity: { requestId: "req_7" } });
    expect(sent.map(({ url }) => url)).toEqual(["/v1/files", "/v1/batches"]);
    const line = /\{"custom_id".*\}\n/.exec(sent[0]?.body ?? "")?.[0] ?? "";
    expect(JSON.parse(line)).toEqual({
      custom_id: "dsp_1",
      method: "POST",
      url: "/v1/images/generations",
      body: { model: "gpt-image-2.5-flare", prompt: request.prompt, n: 1, size: "1024x1024", quality: "low" },
    });
    expect(JSON.parse(sent[1]?.body ?? "")).toEqual({
      input_file_id: "file-1",
      endpoint: "/v1/images/generations",
      completion_window: "24h",
      metadata: { client_request_id: "dsp_1" },
    });
  });

  it.each([
    ["a broken line", broken, "provider_cut"],
    ["silence", silent, "provider_timeout"],
    ["a page of a proxy", json(502, "bad gateway"), "provider_failed"],
  ])(
    "that fails with %s while its file is sent was never asked for, and is sent again",
    async (_, files, code) => {
      const { failure, created } = await failureOf({ files, batches: json(500, {}) });
      expect(failure).toMatchObject({ code, charge: "none", retryAfterMs: expect.any(Number) });
      expect(created).toBe(0);
    },
  );

  it.each([
    ["a broken line", broken, "provider_cut"],
    ["silence", silent, "provider_timeout"],
    ["no id", json(200, { object: "batch" }), "provider_malformed"],
  ])("that is answered with %s may have been made, and is never sent again", async (_, batches, code) => {
    const { failure, created } = await failureOf({ files: uploaded, batches });
    expect(failure).toMatchObject({ code, charge: "possible", retryAfterMs: null });
    expect(created).toBe(1);
  });

  it("says so where the connection has no batches", async () => {
    const { failure } = await failureOf({ files: json(404, {}), batches: json(404, {}) });
    expect(failure).toMatchObject({ code: "batch_unsupported", charge: "none", retryAfterMs: null });
  });

  it("is asked for at a tenth of its age, and never less than every five minutes", async () => {
    const waits: number[] = [];
    for (const age of [5, 600, 80_000]) {
      const batch = { id: "batch_1", status: "in_progress", created_at: 1_000_000_000 - age };
      const { adapter, close } = await provider({ files: uploaded, batches: json(200, batch) });
      const polled = await adapter.poll("batch_1", call());
      await close();
      if (polled.state === "pending") waits.push(polled.pollAfterMs);
    }
    expect(waits).toEqual([2_000, 60_000, 300_000]);
  });

  it("takes the picture of a batch that ran out of time or was given up after it was drawn", async () => {
    const b64_json = Buffer.from(await plainPng(16, 16)).toString("base64");
    const line = { response: { status_code: 200, request_id: "req_line", body: { data: [{ b64_json }] } } };
    for (const status of ["expired", "cancelled"]) {
      const files: Answer = (response) => response.end(`${JSON.stringify(line)}\n`);
      const batch = { id: "b", status, created_at: 1, output_file_id: "file-2", error_file_id: null };
      const { adapter, close } = await provider({ files, batches: json(200, batch) });
      const polled = await adapter.poll("b", call());
      await close();
      expect(polled).toMatchObject({ state: "drawn", identity: { requestId: "req_line" } });
    }
  });

  it.each(["", "not json", "[]", '{"response":null}', '{"response":{"status_code":200,"body":[]}}'])(
    "whose answer reads %j has an unknown outcome",
    async (text) => {
      const files: Answer = (response) => response.end(text);
      const batch = { id: "b", status: "completed", created_at: 1, output_file_id: "file-2" };
      const { adapter, close } = await provider({ files, batches: json(200, batch) });
      const polled = await adapter.poll("b", call());
      await close();
      expect(polled).toMatchObject({ state: "failed", failure: { charge: "possible", retryAfterMs: null } });
    },
  );

  it("is asked for again when the question fails, or its answer cannot be fetched", async () => {
    const batch = { id: "b", status: "completed", created_at: 1, output_file_id: "file-2" };
    for (const answers of [
      { files: uploaded, batches: json(401, { error: { message: "no" } }) },
      { files: broken, batches: json(200, batch) },
    ]) {
      const { adapter, close } = await provider(answers);
      await expect(adapter.poll("b", call())).rejects.toThrow();
      await close();
    }
  });

  it("carries the pictures of an edit with it, as the simulator takes them", async () => {
    const server = createServer(
      simulatorListener(createSimulator({ latency: () => 0, painter: plainPainter })),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const adapter = openai({ kind: "openai", baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: "sk-test" });
    const input = (role: DrawInput["role"], bytes: Uint8Array): DrawInput => ({
      role,
      name: "x",
      mime: "image/png",
      bytes,
    });
    const inputs = [input("reference", await plainPng(64, 64)), input("mask", await plainPng(64, 64, 0))];
    const started = await adapter.start({ ...request, inputs }, call());
    if (started.state !== "pending") throw new Error("expected a ticket");
    await expect
      .poll(async () => (await adapter.poll(started.ticket, call())).state, { timeout: 10_000 })
      .toBe("drawn");
    await adapter.close();
    server.closeAllConnections();
    server.close();
  });
});
