import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { readFailure } from "#lib/providers/openai/failure.ts";
import { openai } from "#lib/providers/openai/openai.ts";
import { createSimulator, simulatorListener } from "#lib/simulator/simulator.ts";
import {
  drawRequest,
  type ProviderUnderTest,
  providerContract,
  type Situation,
} from "#tests/contract/provider.ts";

const prompts: Partial<Record<Situation, string>> = {
  "moderation-input": "[fault:moderation-input]",
  "moderation-output": "[fault:moderation-output]",
  "rate-limit": "[fault:429]",
  quota: "[fault:429-quota]",
  "key-refused": "[fault:401]",
  unverified: "[fault:unverified]",
  "server-error": "[fault:500]",
  reset: "[fault:reset]",
  cut: "[fault:cut]",
  "bad-picture": "[fault:bad-base64]",
  "no-usage": "[fault:no-usage]",
  slow: "[fault:slow=600000]",
  "batch-failed": "[fault:batch-failed]",
  "batch-expired": "[fault:batch-expired]",
};

function askFor(situation: Situation) {
  if (situation === "model-unknown") return { model: "gpt-image-9" };
  return situation in prompts ? { prompt: `a kite ${prompts[situation]}` } : {};
}

async function overHttp(situation: Situation): Promise<ProviderUnderTest> {
  let calls = 0;
  const simulator = createSimulator({ latency: () => 0, journal: () => calls++ });
  const server = createServer(simulatorListener(simulator));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  if (situation === "not-sent") await new Promise((resolve) => server.close(resolve));
  const provider = openai({ kind: "openai", baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: "sk-test" });
  const close = async () => {
    await provider.close();
    server.closeAllConnections();
    server.close();
  };
  return { provider, request: askFor(situation), calls: () => calls, close };
}

async function throughFetch(situation: Situation): Promise<ProviderUnderTest> {
  let calls = 0;
  const simulator = createSimulator({ latency: () => 0, journal: () => calls++ });
  const refused = () =>
    Promise.reject(
      Object.assign(new TypeError("fetch failed"), {
        cause: Object.assign(new Error(), { code: "ECONNREFUSED" }),
      }),
    );
  const fetch: typeof globalThis.fetch = (url, init) =>
    situation === "not-sent" ? refused() : simulator.fetch(new Request(url, init));
  const provider = openai({
    kind: "simulator",
    baseUrl: "http://simulator.invalid/v1",
    apiKey: "sk-test",
    fetch,
  });
  return { provider, request: askFor(situation), calls: () => calls, close: () => provider.close() };
}

providerContract("OpenAI over HTTP", overHttp);
providerContract("the built-in simulator", throughFetch);

/** A server that answers every request in one way and records what it was sent. */
async function recording(answer: (respond: import("node:http").ServerResponse) => void) {
  const requests: { url: string; headers: import("node:http").IncomingHttpHeaders; body: Buffer }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push({ url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const provider = openai({ kind: "openai", baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: "sk-secret" });
  const call = { clientRequestId: "dsp_1", signal: AbortSignal.timeout(10_000) };
  const close = async () => {
    await provider.close();
    server.closeAllConnections();
    server.close();
  };
  return { provider, requests, call, close };
}

const status =
  (code: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: import("node:http").ServerResponse) => {
    response.writeHead(code, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };

describe("what goes over the wire", () => {
  it("sends only the fields that differ from the API's defaults", async () => {
    const { provider, requests, call, close } = await recording(status(500, { error: { message: "no" } }));
    await provider.start(drawRequest(), call).catch(() => {});
    await close();
    expect(JSON.parse(String(requests[0]?.body))).toEqual({
      model: "gpt-image-2.5-flare",
      prompt: "a red kite over a lake",
      n: 1,
      size: "1024x1024",
      quality: "low",
      stream: false,
    });
    expect(requests[0]?.headers["x-client-request-id"]).toBe("dsp_1");
    expect(requests).toHaveLength(1);
  });

  it("sends references in order and the mask beside them, each part with its media type", async () => {
    const { provider, requests, call, close } = await recording(status(500, { error: { message: "no" } }));
    const input = (role: "reference" | "mask", mime: string, text: string) => ({
      role,
      name: "x",
      mime,
      bytes: Buffer.from(text),
    });
    const inputs = [
      input("reference", "image/png", "ONE"),
      input("mask", "image/png", "MASK"),
      input("reference", "image/webp", "TWO"),
    ];
    await provider.start(drawRequest({ inputs }), call).catch(() => {});
    await close();
    const body = String(requests[0]?.body);
    const parts = [
      ...body.matchAll(/name="([^"]+)"(?:; filename="([^"]+)"\r\nContent-Type: (\S+))?\r\n\r\n([^\r]*)/g),
    ];
    const files = parts.filter((part) => part[2]).map((part) => [part[1], part[2], part[3], part[4]]);
    expect(files.filter(([name]) => name === "image[]")).toEqual([
      ["image[]", "reference-1.png", "image/png", "ONE"],
      ["image[]", "reference-2.webp", "image/webp", "TWO"],
    ]);
    expect(files.filter(([name]) => name === "mask")).toEqual([["mask", "mask-1.png", "image/png", "MASK"]]);
    expect(files).toHaveLength(3);
  });
});

it("keeps an SVG that arrives in place of a picture: it is paid for", async () => {
  const { provider, request, close } = await throughFetch("draws");
  const call = { clientRequestId: "dsp_1", signal: AbortSignal.timeout(10_000) };
  const drawing = await provider.start(drawRequest({ ...request, prompt: "a kite [fault:svg]" }), call);
  await close();
  if (drawing.state !== "drawn") throw new Error("expected a picture");
  expect(String(Buffer.from(drawing.images[0]?.bytes ?? [])).slice(0, 4)).toMatch(/<svg|<\?xm/);
});

describe("what an answer means", () => {
  const ask = async (answer: (response: import("node:http").ServerResponse) => void) => {
    const { provider, call, close, requests } = await recording(answer);
    const error = await provider.start(drawRequest(), call).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    await close();
    expect(requests).toHaveLength(1);
    return error;
  };

  it.each([
    [502, "<html>bad gateway</html>"],
    [504, { error: { message: "timeout" } }],
    [524, "cloudflare"],
    [409, { error: { message: "conflict" } }],
  ])("may have been charged after %i, which says nothing of the work behind it", async (code, body) => {
    expect(await ask(status(code, body))).toMatchObject({
      code: "provider_failed",
      charge: "possible",
      retryAfterMs: null,
    });
  });

  it("never retries a 503, though nothing is owed for it", async () => {
    expect(await ask(status(503, { error: { message: "overloaded" } }))).toMatchObject({
      charge: "none",
      retryAfterMs: null,
    });
  });

  it.each([
    [{ "retry-after-ms": "534", "retry-after": "1" }, 534],
    [{ "retry-after": "7" }, 7000],
    [{ "retry-after": "nonsense" }, 5000],
    [{ "retry-after": "86400" }, 120_000],
  ])("waits as long as %j asks", async (headers, expected) => {
    const body = { error: { message: "slow down", code: "rate_limit_exceeded" } };
    expect(await ask(status(429, body, headers))).toMatchObject({ retryAfterMs: expected });
  });

  it("does not retry a 429 that is no rate limit", async () => {
    expect(await ask(status(429, { error: { message: "?", code: "something_else" } }))).toMatchObject({
      retryAfterMs: null,
    });
  });

  it("keeps keys out of what it repeats of the provider's words", () => {
    const message = "Incorrect API key provided: sk-abcdef123456\u0007. Bearer abcdefghij";
    const error = readFailure(new (class extends SyntaxError {})(message), 0, (text) => text);
    expect(error.upstream.message ?? "").not.toContain("sk-abcdef123456");
  });

  it("calls 408 a time-out, possibly charged", async () => {
    const body = { error: { message: "Request timed out.", code: null } };
    expect(await ask(status(408, body))).toMatchObject({
      code: "provider_timeout",
      charge: "possible",
      retryAfterMs: null,
    });
  });

  it("keeps the request id for support, and not a key the provider repeats", async () => {
    const body = {
      error: { message: "Bad value sk-abcdef123456 in field", code: "invalid_value", param: "size" },
    };
    const error = await ask(status(400, body, { "x-request-id": "req_9" }));
    expect(error).toMatchObject({
      code: "provider_refused",
      field: "size",
      identity: { requestId: "req_9" },
    });
    expect(JSON.stringify(error)).not.toContain("sk-abcdef123456");
  });

  it.each([
    ["{}"],
    ["not json"],
    ['{"data":[]}'],
    ['{"data":[{"b64_json":"!!!!"}]}'],
    ['{"data":[{"b64_json":"AAAA"}]}'],
    ["null"],
  ])("calls %s malformed, and possibly charged", async (body) => {
    expect(await ask(status(200, body))).toMatchObject({ code: "provider_malformed", charge: "possible" });
  });
});
