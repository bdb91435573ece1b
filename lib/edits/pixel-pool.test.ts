import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import { createPixelPool, type PixelPool } from "#lib/edits/pixel-pool.ts";

const none = { left: 0, top: 0, right: 0, bottom: 0 };
const source = { width: 40, height: 30 };

async function mask(level: number): Promise<Uint8Array> {
  return sharp({
    create: { width: 40, height: 30, channels: 3, background: { r: level, g: level, b: level } },
  })
    .toColourspace("b-w")
    .png()
    .toBuffer();
}

describe("the pixel pool", () => {
  let pool: PixelPool;
  afterEach(() => pool.close());

  it("does more tasks than it has threads, each with its own answer", async () => {
    pool = createPixelPool({ threads: 2 });
    const masks = await Promise.all([mask(0), mask(255), mask(1), mask(0), mask(255)]);
    const facts = await Promise.all(
      masks.map((one) => pool.run("measure", { mask: one, source, outset: none })),
    );
    expect(facts.map(({ pixels, whole }) => [pixels, whole])).toEqual([
      [0, false],
      [1200, true],
      [1200, true],
      [0, false],
      [1200, true],
    ]);
  });

  it("counts what an outset adds", async () => {
    pool = createPixelPool({ threads: 1 });
    const outset = { left: 5, top: 0, right: 0, bottom: 7 };
    const facts = await pool.run("measure", { mask: null, source, outset });
    expect(facts).toMatchObject({ pixels: 45 * 37 - 1200, bounds: { x: 0, y: 0, width: 45, height: 37 } });
  });

  it("hands on what a task has against its input, and goes on", async () => {
    pool = createPixelPool({ threads: 1 });
    const wrong = pool.run("measure", {
      mask: await mask(9),
      source: { width: 41, height: 30 },
      outset: none,
    });
    await expect(wrong).rejects.toMatchObject({
      code: "mask_size_mismatch",
      params: { width: 40, height: 30, wantedWidth: 41, wantedHeight: 30 },
    });
    const broken = pool.run("measure", { mask: Buffer.from("no picture"), source, outset: none });
    await expect(broken).rejects.toMatchObject({ code: "mask_not_grey" });
    expect(await pool.run("measure", { mask: await mask(9), source, outset: none })).toMatchObject({
      pixels: 1200,
    });
  });

  it("begins a new thread when the last one has gone to rest", async () => {
    pool = createPixelPool({ threads: 1, idleMs: 1 });
    const ask = async () => pool.run("measure", { mask: await mask(9), source, outset: none });
    await ask();
    await sleep(200);
    expect(await ask()).toMatchObject({ pixels: 1200 });
  });

  it("loses one task with a thread that breaks, and none of those that wait", async () => {
    // Breaks on the first of its tasks that has no mask, as a thread without memory does.
    const script = new URL(`data:text/javascript,
      import { parentPort } from "node:worker_threads";
      parentPort.on("message", ({ id, input }) => {
        if (input.mask === null) throw new Error("out of memory");
        parentPort.postMessage({ id, ok: true, output: id });
      });`);
    pool = createPixelPool({ threads: 1, script });
    const ask = (one: Uint8Array | null) => pool.run("measure", { mask: one, source, outset: none });
    const asked = await mask(9);
    const ends = await Promise.allSettled([ask(asked), ask(null), ask(asked), ask(null), ask(asked)]);
    expect(ends.map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
  });

  it("gives no task to a thread that is going to rest", async () => {
    pool = createPixelPool({ threads: 1, idleMs: 0 });
    const asked = await mask(9);
    for (let round = 0; round < 5; round++) {
      expect(await pool.run("measure", { mask: asked, source, outset: none })).toMatchObject({
        pixels: 1200,
      });
      await new Promise((resume) => setTimeout(resume, 1));
    }
  });

  it("takes nothing more when it is closed, and lets nobody wait", async () => {
    pool = createPixelPool({ threads: 1 });
    const asked = await mask(9);
    const waiting = Array.from({ length: 3 }, () =>
      pool.run("measure", { mask: asked, source, outset: none }),
    );
    const ends = Promise.allSettled(waiting);
    await pool.close();
    for (const end of await ends) expect(end.status).toBe("rejected");
    await expect(pool.run("measure", { mask: asked, source, outset: none })).rejects.toMatchObject({
      code: "shutting_down",
    });
  });
});
