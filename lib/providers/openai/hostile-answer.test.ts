import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { openai } from "#lib/providers/openai/openai.ts";
import { ProviderError } from "#lib/providers/provider.ts";
import { drawRequest } from "#tests/contract/provider.ts";
import { picture } from "#tests/support/scripted-provider.ts";

const apiKey = "relay-key-0123456789";
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function upstream(
  answer: (response: ServerResponse) => void,
  limits: { timeoutMs?: number; maxBytes?: number } = {},
) {
  const server = createServer(
    (request, response) => void request.resume().once("end", () => answer(response)),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const provider = openai({ kind: "openai", baseUrl: `http://127.0.0.1:${port}/v1`, apiKey, ...limits });
  closing.push(async () => {
    await provider.close();
    server.closeAllConnections();
    server.close();
  });
  const call = { clientRequestId: "dsp_1", signal: AbortSignal.timeout(10_000) };
  const draw = (partialImages = 0) => {
    const request = drawRequest();
    return provider
      .start({ ...request, parameters: { ...request.parameters, partialImages } }, call)
      .catch((error: unknown) => error);
  };
  return { provider, call, draw };
}

/** Writes `chunk` until nobody listens any more. */
function pour(response: ServerResponse, chunk: string): void {
  while (!response.destroyed && response.write(chunk)) {}
  if (!response.destroyed) response.once("drain", () => pour(response, chunk));
}

describe("an answer without end", () => {
  it.each([
    ["one piece of JSON", 0, "application/json", '{"data":[{"b64_json":"', "A".repeat(65_536)],
    ["one event", 1, "text/event-stream", 'data: {"b64_json":"', "A".repeat(65_536)],
    ["events", 1, "text/event-stream", "", `data: {"type":"x","y":"${"A".repeat(9_000)}"}\n\n`],
  ])("is given up at its limit: %s", async (_, partialImages, type, start, chunk) => {
    const { draw } = await upstream(
      (response) => {
        response.writeHead(200, { "content-type": type }).write(start || "\n");
        pour(response, chunk);
      },
      { maxBytes: 1_000_000 },
    );
    expect(await draw(partialImages)).toMatchObject({ code: "provider_malformed", charge: "possible" });
  });

  it("is given up when it drips past the time of a call", async () => {
    let timer: NodeJS.Timeout | undefined;
    const { draw } = await upstream(
      (response) => {
        response.writeHead(200, { "content-type": "application/json" });
        timer = setInterval(() => response.write(" "), 20);
      },
      { timeoutMs: 300 },
    );
    const begun = performance.now();
    expect(await draw()).toMatchObject({ code: "provider_timeout", charge: "possible" });
    expect(performance.now() - begun).toBeLessThan(3_000);
    clearInterval(timer);
  });
});

describe("a provider that repeats the key", () => {
  const parts = { message: `no: ${apiKey}`, code: apiKey, type: apiKey, param: `x${apiKey}` };

  it.each([400, 401, 403, 404, 429, 500])("is not repeated by us (%i)", async (status) => {
    const { draw } = await upstream((response) => {
      response.writeHead(status, { "content-type": "application/json", "x-request-id": `req-${apiKey}` });
      response.end(JSON.stringify({ error: parts }));
    });
    const failure = await draw();
    expect(failure).toBeInstanceOf(ProviderError);
    const { params, field, upstream: said, identity } = failure as ProviderError;
    expect(JSON.stringify([params, field, said, identity])).not.toContain(apiKey);
  });

  it("is not repeated with its picture either", async () => {
    const b64_json = Buffer.from(await picture("kept")).toString("base64");
    const { draw } = await upstream((response) => {
      response.writeHead(200, { "content-type": "application/json", "openai-organization": apiKey });
      response.end(JSON.stringify({ data: [{ b64_json }], size: apiKey }));
    });
    const drawing = await draw();
    expect(drawing).toMatchObject({ state: "drawn" });
    expect(JSON.stringify(drawing)).not.toContain(apiKey);
  });
});

it("takes of a list of models only what can be a model, and not without end", async () => {
  const ids = [null, 5, { a: 1 }, "", "x".repeat(1_000), "gpt-image-2"];
  const data: unknown[] = ids.map((id) => ({ id, shutdown_date: 12 }));
  data.push(null, ...Array.from({ length: 5_000 }, (_, index) => ({ id: `gpt-image-${index + 3}` })));
  const { provider, call } = await upstream((response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ data }));
  });
  const models = await provider.listModels(call.signal);
  expect(models?.[0]).toEqual({ id: "gpt-image-2", endsOn: null });
  expect(models?.length).toBeLessThanOrEqual(1_000);
});

it("passes on only previews whose number can be one", async () => {
  const b64_json = Buffer.from(await picture("kept")).toString("base64");
  const event = (value: object) => `data: ${JSON.stringify({ b64_json, ...value })}\n\n`;
  const { provider, call } = await upstream((response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const partial_image_index of ["../../x", -1, 1e300, 5e9, null, {}, 1.5, 2])
      response.write(event({ type: "image_generation.partial_image", partial_image_index }));
    response.end(event({ type: "image_generation.completed" }));
  });
  const request = drawRequest();
  const seen: number[] = [];
  await provider.start(
    { ...request, parameters: { ...request.parameters, partialImages: 1 } },
    { ...call, onPartial: ({ index }) => void seen.push(index) },
  );
  expect(seen).toEqual([2]);
});
