import OpenAI from "openai";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulatorServer } from "#tests/support/simulator-server.ts";

let server: Awaited<ReturnType<typeof simulatorServer>>;
let client: OpenAI;

beforeAll(async () => {
  server = await simulatorServer({ now: () => 1_793_260_800_000 });
  client = server.client();
});
afterAll(() => server.close());

const model = "gpt-image-2.5-flare";
const draw = (prompt: string) => client.images.generate({ model, prompt, quality: "low" });
const stream = async (prompt: string, partials = 2) =>
  Array.fromAsync(
    await client.images.generate({ model, prompt, quality: "low", stream: true, partial_images: partials }),
  );
const raw = (prompt: string, more: object = {}, signal?: AbortSignal) =>
  fetch(`${server.base}/images/generations`, {
    method: "POST",
    headers: { authorization: "Bearer sk-test", "content-type": "application/json" },
    body: JSON.stringify({ model, prompt, quality: "low", ...more }),
    signal,
  });

describe("the stream, byte for byte", () => {
  it("frames every event with its type, one line of data and an empty line, and says nothing after the last", async () => {
    const text = await (await raw("bytes", { stream: true, partial_images: 1 })).text();
    const [partial, completed] = [...text.matchAll(/"b64_json":"([^"]+)"/g)].map((match) => match[1]);
    expect(partial).not.toBe(completed);
    expect(text).toBe(
      'event: image_generation.partial_image\ndata: {"type":"image_generation.partial_image","partial_image_index":0,' +
        `"b64_json":"${partial}","created_at":1793260800,"size":"1024x1024","quality":"low","background":"opaque","output_format":"png"}\n\n` +
        'event: image_generation.completed\ndata: {"type":"image_generation.completed",' +
        `"b64_json":"${completed}","created_at":1793260800,"usage":{"input_tokens":7,"input_tokens_details":{"text_tokens":7,"image_tokens":0},"output_tokens":296,"total_tokens":303},` +
        '"size":"1024x1024","quality":"low","background":"opaque","output_format":"png","safety_identifier":null}\n\n',
    );
  });

  it("says that it is an event stream, before the first event", async () => {
    const leave = new AbortController();
    const response = await raw("[fault:stall]", { stream: true }, leave.signal);
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    expect(response.headers.get("x-request-id")).toMatch(/^req_/);
    leave.abort();
  });

  it("writes a failure after the start as an error event", async () => {
    const text = await (await raw("[fault:sse-error]", { stream: true })).text();
    expect(text).toBe(
      'event: error\ndata: {"type":"error","error":{"message":"Image generation failed","type":"image_generation_server_error","param":null,"code":"image_generation_failed"}}\n\n',
    );
  });
});

describe("fault prompts that refuse", () => {
  it.each([
    ["401", OpenAI.AuthenticationError, 401, "invalid_api_key"],
    ["unverified", OpenAI.PermissionDeniedError, 403, null],
    ["408", OpenAI.APIError, 408, "timeout"],
    ["409", OpenAI.ConflictError, 409, "conflict"],
    ["429", OpenAI.RateLimitError, 429, "rate_limit_exceeded"],
    ["429-quota", OpenAI.RateLimitError, 429, "insufficient_quota"],
    ["429-spend", OpenAI.RateLimitError, 429, "project_spend_limit_exceeded"],
    ["429-billing", OpenAI.RateLimitError, 429, "billing_hard_limit_reached"],
    ["500", OpenAI.InternalServerError, 500, "server_error"],
    ["503", OpenAI.InternalServerError, 503, "EngineOverloaded"],
    ["image-failed", OpenAI.InternalServerError, 500, "image_generation_failed"],
    ["sse-error", OpenAI.InternalServerError, 500, "image_generation_failed"],
    ["moderation-input", OpenAI.BadRequestError, 400, "moderation_blocked"],
    ["moderation-output", OpenAI.BadRequestError, 400, "moderation_blocked"],
    ["moderation-legacy", OpenAI.BadRequestError, 400, "content_policy_violation"],
  ])("%s", async (fault, errorClass, status, code) => {
    const error = await draw(`a kite [fault:${fault}]`).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(errorClass);
    expect(error).toMatchObject({ status, code, requestID: expect.stringMatching(/^req_/) });
  });

  it("says at which stage moderation stopped it, and over what", async () => {
    for (const stage of ["input", "output"] as const) {
      const error = await draw(`[fault:moderation-${stage}]`).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        type: "image_generation_user_error",
        error: { moderation_details: { moderation_stage: stage, categories: ["sexual"] } },
      });
      expect((error as Error).message).toContain("safety_violations=[sexual].");
    }
  });

  it("502 with a page instead of JSON", async () => {
    await expect(draw("[fault:502]")).rejects.toMatchObject({ status: 502, error: undefined });
  });

  it("once, and then draws: the SDK's own retry gets its picture", async () => {
    const patient = server.client({ maxRetries: 1 });
    server.journal.length = 0;
    const ask = () => patient.images.generate({ model, prompt: "[fault:429:once] patience", quality: "low" });
    expect((await ask()).data).toHaveLength(1);
    expect((await ask()).data).toHaveLength(1);
    expect(server.journal).toHaveLength(2);
  });

  it("counts a call as accepted only when it was", async () => {
    server.journal.length = 0;
    for (const fault of ["401", "429", "503", "moderation-input"])
      await draw(`[fault:${fault}]`).catch(() => undefined);
    expect(server.journal).toEqual([]);
    for (const fault of ["500", "reset", "cut"]) await draw(`[fault:${fault}]`).catch(() => undefined);
    expect(server.journal).toHaveLength(3);
  });
});

describe("fault prompts that break the line", () => {
  it("reset, before the headers", async () => {
    await expect(draw("[fault:reset]")).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
    const thrown = await raw("[fault:reset]").catch((error: unknown) => error);
    expect(thrown).toMatchObject({ cause: { code: "ECONNRESET" } });
    const offline = server.simulator.fetch("http://simulator.invalid/v1/images/generations", {
      method: "POST",
      headers: { authorization: "Bearer sk-test", "content-type": "application/json" },
      body: JSON.stringify({ model, prompt: "[fault:reset]" }),
    });
    await expect(offline).rejects.toMatchObject({ name: "TypeError", cause: { code: "ECONNRESET" } });
  });

  it("cut, in the middle of the body or of the last event", async () => {
    await expect(draw("[fault:cut]")).rejects.toThrow();
    await expect(stream("[fault:cut]")).rejects.toThrow();
    const response = await raw("[fault:cut]", { stream: true, partial_images: 1 });
    const text: string[] = [];
    const reading = (async () => {
      for await (const chunk of response.body ?? []) text.push(Buffer.from(chunk).toString());
    })();
    await expect(reading).rejects.toThrow();
    expect(text.join("")).toContain("event: image_generation.completed");
    expect(text.join("")).not.toContain("usage");
  });

  it("hang, until the client leaves", async () => {
    const signal = AbortSignal.timeout(150);
    await expect(raw("[fault:hang]", {}, signal)).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it("stall, after the previews", async () => {
    const leave = new AbortController();
    const events = await client.images.generate(
      { model, prompt: "[fault:stall]", stream: true, partial_images: 1 },
      { signal: leave.signal },
    );
    const iterator = events[Symbol.asyncIterator]();
    expect((await iterator.next()).value.type).toBe("image_generation.partial_image");
    setTimeout(() => leave.abort(), 50);
    expect(await iterator.next()).toMatchObject({ done: true });
  });

  it("slow and cut together", async () => {
    const startedAt = performance.now();
    await expect(draw("[fault:slow=300][fault:cut]")).rejects.toThrow();
    expect(performance.now() - startedAt).toBeGreaterThan(280);
  });
});

describe("fault prompts that answer wrongly", () => {
  it("malformed-sse: a line of data that is no JSON", async () => {
    await expect(stream("[fault:malformed-sse]")).rejects.toBeInstanceOf(SyntaxError);
    await expect(draw("[fault:malformed-sse]")).rejects.toThrow();
  });

  it("no-completed: the stream ends too early", async () => {
    const events = await stream("[fault:no-completed]");
    expect(events.map((event) => event.type)).toEqual(Array(2).fill("image_generation.partial_image"));
  });

  it("fewer-partials: one less, and one less on the bill", async () => {
    const events = await stream("[fault:fewer-partials]", 3);
    expect(events).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ usage: { output_tokens: 396 } });
  });

  it("sse-error and moderation-output: an error event, so an error without a status", async () => {
    for (const [fault, code] of [
      ["sse-error", "image_generation_failed"],
      ["moderation-output", "moderation_blocked"],
    ]) {
      await expect(stream(`[fault:${fault}]`)).rejects.toMatchObject({ status: undefined, code });
    }
  });

  it("bad-base64, empty-data, no-usage, svg, wrong-size", async () => {
    const picture = async (fault: string) => (await draw(`[fault:${fault}]`)).data?.[0]?.b64_json ?? "";
    expect(await picture("bad-base64")).toMatch(/!!not\*base64!!/);
    expect((await draw("[fault:empty-data]")).data).toEqual([]);
    expect(await draw("[fault:no-usage]")).not.toHaveProperty("usage");
    expect(Buffer.from(await picture("svg"), "base64").toString()).toMatch(/^<svg /);
    const wrong = await sharp(Buffer.from(await picture("wrong-size"), "base64")).metadata();
    expect([wrong.width, wrong.height]).not.toEqual([1024, 1024]);
  });

  it("does nothing for a fault it does not know", async () => {
    expect((await draw("[fault:unheard-of]")).data).toHaveLength(1);
  });
});
