import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type Canvas, composePicture } from "./compose.ts";
import { drawPicture, type EditRequest, editPicture, type PictureRequest } from "./picture.ts";
import { readPrompt } from "./read-prompt.ts";

const basic: PictureRequest = {
  prompt: "a cat",
  seed: "one",
  width: 256,
  height: 256,
  format: "png",
  compression: null,
  transparent: false,
  quality: "medium",
  step: null,
};
const canvas: Canvas = {
  width: 256,
  height: 256,
  transparent: false,
  quality: "medium",
  seed: "one",
  label: true,
};

const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const pixelsOf = (bytes: Uint8Array) => sharp(bytes).removeAlpha().raw().toBuffer();
const draw = (change: Partial<PictureRequest>) => drawPicture({ ...basic, ...change });

async function meanOf(bytes: Uint8Array): Promise<[red: number, green: number, blue: number]> {
  const { channels } = await sharp(bytes).stats();
  return [channels[0]?.mean ?? 0, channels[1]?.mean ?? 0, channels[2]?.mean ?? 0];
}

async function difference(a: Uint8Array, b: Uint8Array): Promise<number> {
  const [first, second] = await Promise.all([pixelsOf(a), pixelsOf(b)]);
  let sum = 0;
  for (let at = 0; at < first.length; at += 1) sum += Math.abs((first[at] ?? 0) - (second[at] ?? 0));
  return sum / first.length;
}

describe("drawPicture", () => {
  it.each([
    ["png", 320, 192],
    ["jpeg", 192, 320],
    ["webp", 384, 128],
    ["png", 128, 384],
  ] as const)("gives a real %s of the asked size", async (format, width, height) => {
    const meta = await sharp(await draw({ format, width, height })).metadata();
    expect(meta).toMatchObject({ format, width, height });
  });

  it("gives the same bytes for the same request, also in a new process", async () => {
    const prompt = "三只猫在雪地里，标题“冬天来了”";
    const here = sha(await draw({ prompt }));
    expect(sha(await draw({ prompt }))).toBe(here);
    const request = JSON.stringify({ ...basic, prompt });
    const script = `import { createHash } from "node:crypto"; import { drawPicture } from ${JSON.stringify(new URL("./picture.ts", import.meta.url).href)}; process.stdout.write(createHash("sha256").update(await drawPicture(${request})).digest("hex"));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
    expect(stdout).toBe(here);
  });

  it("draws another composition for another seed", async () => {
    expect(await difference(await draw({}), await draw({ seed: "two" }))).toBeGreaterThan(4);
  });

  it("marks a PNG as simulated in its text chunk", async () => {
    const png = Buffer.from(await draw({}));
    expect(png.includes(Buffer.from("tEXtSoftware\0Pentimento simulator", "latin1"))).toBe(true);
  });

  it("leaves the ground transparent when asked, and opaque when not", async () => {
    const clear = await sharp(await draw({ transparent: true }))
      .ensureAlpha()
      .extractChannel(3)
      .raw()
      .toBuffer();
    expect(clear[0]).toBe(0);
    expect(clear.filter((alpha) => alpha > 200).length).toBeGreaterThan(clear.length * 0.08);
    expect((await sharp(await draw({})).stats()).isOpaque).toBe(true);
  });

  it.each([
    ["a red balloon on a white background", 0],
    ["a solid green wall", 1],
    ["蓝色的抽象背景", 2],
    ["a big blue circle on a blue background", 2],
  ])("lets the asked colour dominate: %s", async (prompt, channel) => {
    const mean = await meanOf(await draw({ prompt }));
    const others = mean.filter((_, at) => at !== channel);
    expect(mean[channel]).toBeGreaterThan(Math.max(...others) + 4);
  });

  it("sets quoted text where there would be sky", async () => {
    const plain = await pixelsOf(await draw({ prompt: "a fox in the meadow" }));
    const titled = await pixelsOf(await draw({ prompt: 'a fox in the meadow "HELLO"' }));
    const band = 256 * 3 * 80;
    let changed = 0;
    for (let at = 0; at < band; at += 3)
      if (Math.abs((plain[at] ?? 0) - (titled[at] ?? 0)) > 60) changed += 1;
    expect(changed).toBeGreaterThan(300);
  });

  it("draws text as outlines only, Chinese too", async () => {
    const svg = await composePicture(readPrompt("海报「你好，世界」"), canvas);
    const without = await composePicture(readPrompt("海报"), canvas);
    expect(svg).not.toContain("<text");
    expect(svg.length).toBeGreaterThan(without.length + 1500);
  });

  it("shows a rougher picture of the same composition as a preview, clearer with each step", async () => {
    const final = await draw({});
    const steps = await Promise.all([0, 1, 2].map((index) => draw({ step: { index, of: 3 } })));
    const off = await Promise.all(steps.map((step) => difference(step, final)));
    expect(off[0]).toBeGreaterThan(off[1] ?? 0);
    expect(off[1]).toBeGreaterThan(off[2] ?? 0);
    expect(off[0]).toBeLessThan(30);
  });

  it("draws something for every prompt", async () => {
    for (const prompt of [
      "",
      "qwertz",
      "🙂🙂",
      '""',
      "«",
      "no cats, without dogs",
      "<svg>&amp;",
      "《🙂》",
      "x".repeat(32_000),
    ]) {
      const { width } = await sharp(await draw({ prompt, width: 64, height: 64 })).metadata();
      expect(width).toBe(64);
    }
  });
});

describe("editPicture", () => {
  const size = 256;
  const hole = { left: 64, top: 64, right: 192, bottom: 192 };
  const inHole = (at: number) =>
    at % size >= hole.left && at % size < hole.right && at / size >= hole.top && at / size < hole.bottom;
  const nearHole = (at: number) =>
    at % size >= hole.left - 6 &&
    at % size < hole.right + 6 &&
    at / size >= hole.top - 6 &&
    at / size < hole.bottom + 6;

  function maskOf(): Promise<Buffer> {
    const data = Buffer.alloc(size * size * 4, 255);
    for (let at = 0; at < size * size; at += 1) if (inHole(at)) data[at * 4 + 3] = 0;
    return sharp(data, { raw: { width: size, height: size, channels: 4 } })
      .png()
      .toBuffer();
  }

  const flat = (background: string) =>
    sharp({ create: { width: size, height: size, channels: 3, background } })
      .png()
      .toBuffer();
  const edit = (change: Partial<EditRequest> & { source: Uint8Array }) =>
    editPicture({ ...basic, mask: null, extra: [], ...change });

  async function textured(): Promise<Buffer> {
    const photo = await draw({ prompt: "a realistic photo of a forest lake" });
    return Buffer.from(photo);
  }

  async function measure(source: Uint8Array, edited: Uint8Array) {
    const [before, after] = await Promise.all([pixelsOf(source), pixelsOf(edited)]);
    const found = { outside: 0, differing: 0, outsideSum: 0, inside: 0, insideSum: 0 };
    for (let at = 0; at < size * size; at += 1) {
      const apart = [0, 1, 2].reduce(
        (sum, channel) => sum + Math.abs((before[at * 3 + channel] ?? 0) - (after[at * 3 + channel] ?? 0)),
        0,
      );
      if (inHole(at)) {
        found.inside += 1;
        found.insideSum += apart / 3;
      } else if (!nearHole(at)) {
        found.outside += 1;
        found.outsideSum += apart / 3;
        if (apart > 0) found.differing += 1;
      }
    }
    return {
      differing: found.differing / found.outside,
      outside: found.outsideSum / found.outside,
      inside: found.insideSum / found.inside,
    };
  }

  it.each(["photo", "#808080", "#000000", "#ffffff", "#ff0000", "#ff00ff", "#00ff00", "#3b82f6"])(
    "redraws inside the mask and lets more than half of the pixels outside drift a little: %s",
    async (kind) => {
      const source = kind === "photo" ? await textured() : await flat(kind);
      const found = await measure(
        source,
        await edit({ source, mask: await maskOf(), prompt: "a purple cat" }),
      );
      expect(found.differing).toBeGreaterThan(0.5);
      expect(found.outside).toBeLessThan(9);
      expect(found.inside).toBeGreaterThan(18);
    },
  );

  it("fits a source of another size to the asked one", async () => {
    const edited = await edit({
      source: await flat("#336699"),
      width: 300,
      height: 200,
      format: "webp",
      mask: await maskOf(),
    });
    expect(await sharp(edited).metadata()).toMatchObject({ width: 300, height: 200, format: "webp" });
  });

  it("changes only the tone where nothing is transparent in the mask", async () => {
    const source = await flat("#5588aa");
    const found = await measure(source, await edit({ source, mask: await flat("#ffffff") }));
    expect(found.inside).toBeLessThan(6);
  });

  it("gives the whole picture the asked look without a mask", async () => {
    const [red, , blue] = await meanOf(await edit({ source: await flat("#909090"), prompt: "make it blue" }));
    expect(blue).toBeGreaterThan(red + 20);
  });

  it("shows further references as inlays", async () => {
    const source = await flat("#ffffff");
    const [plain, inlaid] = await Promise.all([
      edit({ source }),
      edit({ source, extra: [await flat("#ff2200")] }),
    ]);
    expect(await difference(plain, inlaid)).toBeGreaterThan(0.5);
  });

  it("gives the same bytes for the same request", async () => {
    const source = await textured();
    const request = { source, mask: await maskOf(), prompt: "add a red balloon" };
    expect(sha(await edit(request))).toBe(sha(await edit(request)));
  });
});
