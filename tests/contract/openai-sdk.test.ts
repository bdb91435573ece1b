import OpenAI, { toFile } from "openai";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainPng, simulatorServer } from "#tests/support/simulator-server.ts";

type Server = Awaited<ReturnType<typeof simulatorServer>>;
let server: Server;
let client: OpenAI;

beforeAll(async () => {
  server = await simulatorServer({ painter: undefined });
  client = server.client();
});
afterAll(() => server.close());

const pixels = async (b64: string | undefined) => {
  const { format, width, height, hasAlpha } = await sharp(Buffer.from(b64 ?? "", "base64")).metadata();
  return { format, width, height, hasAlpha };
};
const png = async (name: string, width: number, height: number, alpha: number | null = null) =>
  toFile(await plainPng(width, height, alpha), name, { type: "image/png" });

type Box = { left: number; top: number; width: number; height: number };

/** An opaque square with a hole in the middle of its right half. */
async function holeInMask(edge: number): Promise<{ image: Buffer; box: Box }> {
  const box = { left: edge / 2 + 64, top: edge / 4, width: edge / 2 - 128, height: edge / 2 };
  const hole = await sharp({
    create: { width: box.width, height: box.height, channels: 4, background: "#000f" },
  })
    .png()
    .toBuffer();
  const whole = sharp({ create: { width: edge, height: edge, channels: 4, background: "#000f" } });
  const image = await whole
    .composite([{ input: hole, left: box.left, top: box.top, blend: "dest-out" }])
    .png()
    .toBuffer();
  return { image, box };
}

/** Mean absolute difference of two pictures within a box, 0-255. */
async function change(one: Buffer, two: Buffer, box: Box): Promise<number> {
  const [a, b] = await Promise.all(
    [one, two].map((bytes) => sharp(bytes).extract(box).removeAlpha().raw().toBuffer()),
  );
  if (!a || !b) throw new Error("no pixels");
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

describe("the official SDK over HTTP", () => {
  it("generates as many pictures as were asked for, all different, and says what it did", async () => {
    const answer = await client.images.generate({
      model: "gpt-image-2",
      prompt: "a red kite",
      n: 3,
      quality: "low",
    });
    const data = answer.data ?? [];
    expect(new Set(data.map((image) => image.b64_json)).size).toBe(3);
    expect(await pixels(data[0]?.b64_json)).toEqual({
      format: "png",
      width: 1024,
      height: 1024,
      hasAlpha: false,
    });
    expect(answer).toMatchObject({
      quality: "low",
      size: "1024x1024",
      background: "opaque",
      output_format: "png",
    });
    expect(answer.created).toBeGreaterThan(1_700_000_000);
    // "a red kite" is 3 tokens; 196 tokens are a low square of gpt-image-2 (wire.md 3.3).
    expect(answer.usage).toEqual({
      input_tokens: 9,
      input_tokens_details: { text_tokens: 9, image_tokens: 0 },
      output_tokens: 588,
      output_tokens_details: { image_tokens: 588, text_tokens: 0 },
      total_tokens: 597,
    });
  });

  it("gives the same picture for the same body", async () => {
    const ask = () =>
      client.images.generate({ model: "gpt-image-2.5-flare", prompt: "again", output_format: "webp" });
    const [one, two] = [await ask(), await ask()];
    expect(one.data).toEqual(two.data);
    expect((await pixels(one.data?.[0]?.b64_json)).format).toBe("webp");
  });

  it("resolves what was left to it", async () => {
    const answer = await client.images.generate({
      model: "gpt-image-2.5-flare",
      prompt: "auto",
      size: "auto",
      quality: "auto",
      background: "auto",
    });
    expect(answer).toMatchObject({ size: "1024x1024", quality: "medium", background: "opaque" });
  });

  it("treats null as left out", async () => {
    const body = {
      n: null,
      output_compression: null,
      partial_images: null,
      quality: null,
      size: null,
      stream: null,
    };
    const answer = await client.images.generate({ model: "gpt-image-2.5-flare", prompt: "null", ...body });
    expect(answer.data).toHaveLength(1);
  });

  it("streams previews and then the picture", async () => {
    const stream = await client.images.generate({
      model: "gpt-image-1-mini",
      prompt: "a red kite",
      stream: true,
      partial_images: 3,
      quality: "high",
    });
    const events = await Array.fromAsync(stream);
    expect(events.map((event) => event.type)).toEqual([
      ...Array(3).fill("image_generation.partial_image"),
      "image_generation.completed",
    ]);
    expect(
      events.flatMap((event) => ("partial_image_index" in event ? event.partial_image_index : [])),
    ).toEqual([0, 1, 2]);
    expect(new Set(events.map((event) => event.b64_json)).size).toBe(4);
    // 4160 for a high square of this family, and 100 for each preview: the numbers of a real capture.
    expect(events.at(-1)).toMatchObject({
      usage: { output_tokens: 4460 },
      size: "1024x1024",
      quality: "high",
    });
  });

  it("edits one picture with a mask", async () => {
    const answer = await client.images.edit({
      model: "gpt-image-2",
      prompt: "a hat",
      image: await png("in.png", 1024, 1536),
      mask: await png("mask.png", 1024, 1536, 0),
      quality: "low",
    });
    expect(answer.size).toBe("1024x1536");
    expect(answer.usage?.input_tokens_details).toEqual({ text_tokens: 8, image_tokens: 1536 });
  });

  it("redraws what the mask lets go and leaves the rest much as it was", async () => {
    const { data } = await client.images.generate({ model: "gpt-image-2", prompt: "a red fox in the snow" });
    const before = Buffer.from(data?.[0]?.b64_json ?? "", "base64");
    const { image: mask, box } = await holeInMask(1024);
    const answer = await client.images.edit({
      model: "gpt-image-2",
      prompt: "a green lantern",
      image: await toFile(before, "in.png", { type: "image/png" }),
      mask: await toFile(mask, "mask.png", { type: "image/png" }),
    });
    const after = Buffer.from(answer.data?.[0]?.b64_json ?? "", "base64");
    const [inside, outside] = [
      await change(before, after, box),
      await change(before, after, { ...box, left: 0 }),
    ];
    expect(inside).toBeGreaterThan(3 * outside);
  });

  it("edits several pictures, streaming", async () => {
    const stream = await client.images.edit({
      model: "gpt-image-2.5-sunburst",
      prompt: "together",
      image: [await png("a.png", 1024, 1024), await png("b.png", 341, 512)],
      stream: true,
      partial_images: 1,
    });
    const events = await Array.fromAsync(stream);
    expect(events.map((event) => event.type)).toEqual(["image_edit.partial_image", "image_edit.completed"]);
    expect(events.at(-1)).toMatchObject({ usage: { input_tokens_details: { image_tokens: 1024 + 704 } } });
  });

  it("edits from JSON with data URLs", async () => {
    const url = async (alpha: number | null) =>
      `data:image/png;base64,${Buffer.from(await plainPng(1024, 1024, alpha)).toString("base64")}`;
    const body = {
      model: "gpt-image-2.5-flare",
      prompt: "json",
      images: [{ image_url: await url(null) }],
      mask: { image_url: await url(0) },
      size: "1536x1024",
    };
    const answer = await client.post<OpenAI.Images.ImagesResponse>("/images/edits", { body });
    expect(await pixels(answer.data?.[0]?.b64_json)).toMatchObject({ width: 1536, height: 1024 });
  });

  it("takes a markup where the model knows one", async () => {
    const image = await png("in.png", 1024, 1024);
    const markup = await png("markup.png", 1024, 1024, 0.5);
    const answer = await client.images.edit({ model: "gpt-image-2.5-flare", prompt: "here", image, markup });
    expect(answer.data).toHaveLength(1);
  });

  it("lists models with the day they end, without those that have ended", async () => {
    const models = (await client.models.list()).data as (OpenAI.Model & { shutdown_date: string | null })[];
    const ends = Object.fromEntries(models.map((model) => [model.id, model.shutdown_date]));
    expect(ends).toMatchObject({ "gpt-image-1.5": "2026-12-01", "gpt-image-2.5-flare": null });
    expect(ends).not.toHaveProperty("gpt-image-1");
    expect(await client.models.retrieve("gpt-image-2")).toMatchObject({ id: "gpt-image-2", object: "model" });
    await expect(client.models.retrieve("gpt-image-1")).rejects.toMatchObject({
      status: 404,
      code: "model_not_found",
    });
  });

  it("says who answered, how long it took and what is left", async () => {
    const { response, request_id } = await client.images
      .generate({ model: "gpt-image-2", prompt: "headers" })
      .withResponse();
    expect(request_id).toMatch(/^req_[0-9a-f]{32}$/);
    for (const kind of ["requests", "tokens", "input-images"]) {
      for (const word of ["limit", "remaining", "reset"]) {
        expect(response.headers.get(`x-ratelimit-${word}-${kind}`), `${word} ${kind}`).toMatch(/^\d/);
      }
    }
    expect(Number(response.headers.get("openai-processing-ms"))).toBeGreaterThan(0);
    expect(response.headers.get("openai-version")).toBe("2020-10-01");
    expect(response.headers.get("openai-organization")).toBe("org-simulator");
  });

  it("writes every accepted call into its journal, with the caller's own id", async () => {
    server.journal.length = 0;
    const options = { headers: { "X-Client-Request-Id": "dsp_1" } };
    await client.images.generate({ model: "gpt-image-2", prompt: "noted", n: 2 }, options);
    await client.images.generate({ model: "gpt-image-2", prompt: "" }, options).catch(() => undefined);
    expect(server.journal).toEqual([
      {
        clientRequestId: "dsp_1",
        path: "/v1/images/generations",
        route: "generations",
        model: "gpt-image-2",
        prompt: "noted",
        n: 2,
      },
    ]);
  });

  it("serves as the SDK's own fetch, without a network", async () => {
    const offline = new OpenAI({
      apiKey: "sk-test",
      baseURL: "http://simulator.invalid/v1",
      maxRetries: 0,
      fetch: (url, init) => server.simulator.fetch(url, init),
    });
    const edited = await offline.images.edit({
      model: "gpt-image-2",
      prompt: "x",
      image: await png("i.png", 1024, 1024),
    });
    expect(edited.data).toHaveLength(1);
    await expect(
      offline.images.generate({ model: "gpt-image-2", prompt: "[fault:reset]" }),
    ).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
  });
});
