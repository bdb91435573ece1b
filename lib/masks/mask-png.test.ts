import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { createMask, type Mask } from "#lib/masks/mask.ts";
import { createMaskPng } from "#lib/masks/mask-png.ts";
import { encodeRuns, longestRuns } from "#lib/masks/rle.ts";
import { forTilesIn, readTile, tileBytes } from "#lib/masks/tiles.ts";

const nothing = { left: 0, top: 0, right: 0, bottom: 0 };
const tile = new Uint8Array(tileBytes);
const room = new Uint8Array(longestRuns(tileBytes));

/** A mask and its PNG, of which only what changes is told. */
function open(width: number, height: number) {
  const mask = createMask(width, height);
  const tiles = new Map<number, Uint8Array>();
  const png = createMaskPng(mask, tiles);
  return {
    mask,
    png,
    fill(area: { x: number; y: number; width: number; height: number }, value: number) {
      for (let y = area.y; y < area.y + area.height; y++)
        mask.data.fill(value, y * width + area.x, y * width + area.x + area.width);
      forTilesIn(mask, area, (one) => {
        readTile(mask, one, tile);
        if (tile.some((byte) => byte > 0)) tiles.set(one, room.slice(0, encodeRuns(tile, room)));
        else tiles.delete(one);
        png.changed(one);
      });
    },
  };
}

async function read(png: Uint8Array) {
  const image = sharp(png);
  const { width, height } = await image.metadata();
  const bits = png[24];
  return { width, height, bits, data: await image.extractChannel(0).raw().toBuffer() };
}

/** The same, pixel by pixel: free around it. */
function withOutset({ width, height, data }: Mask, { left, top, right, bottom }: typeof nothing): Buffer {
  const wide = left + width + right;
  const larger = Buffer.alloc(wide * (top + height + bottom), 255);
  for (let y = 0; y < height; y++)
    larger.set(data.subarray(y * width, (y + 1) * width), (top + y) * wide + left);
  return larger;
}

const size = fc.integer({ min: 1, max: 530 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const side = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 300 }));
const outset = fc.record({ left: side, top: side, right: side, bottom: side });
const step = fc.oneof(
  fc.record({
    kind: fc.constant("fill" as const),
    corner: fc.tuple(share, share),
    extent: fc.tuple(share, share),
    value: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0, 255) }, fc.integer({ min: 0, max: 255 })),
  }),
  fc.record({ kind: fc.constant("prepare" as const) }),
  fc.record({ kind: fc.constant("encode" as const), outset }),
);

type Step = typeof step extends fc.Arbitrary<infer Some> ? Some : never;

async function take({ mask, png, fill }: ReturnType<typeof open>, one: Step): Promise<void> {
  if (one.kind === "prepare") png.prepare();
  else if (one.kind === "fill") {
    const x = Math.min(mask.width - 1, Math.floor(one.corner[0] * mask.width));
    const y = Math.min(mask.height - 1, Math.floor(one.corner[1] * mask.height));
    const width = Math.max(1, Math.floor(one.extent[0] * (mask.width - x)));
    fill({ x, y, width, height: Math.max(1, Math.floor(one.extent[1] * (mask.height - y))) }, one.value);
  } else {
    const found = await read(png.encode(one.outset));
    expect(found).toMatchObject({
      width: mask.width + one.outset.left + one.outset.right,
      height: mask.height + one.outset.top + one.outset.bottom,
    });
    expect(Buffer.compare(found.data, withOutset(mask, one.outset))).toBe(0);
    expect(found.bits).toBe(mask.data.every((value) => value === 0 || value === 255) ? 1 : 8);
  }
}

describe("the PNG of a mask", () => {
  it("is read by others as what it was, whatever was packed before it changed", async () => {
    await fc.assert(
      fc.asyncProperty(size, size, fc.array(step, { maxLength: 12 }), async (width, height, steps) => {
        const opened = open(width, height);
        for (const one of steps) await take(opened, one);
        await take(opened, { kind: "encode", outset: nothing });
      }),
      { numRuns: 40 },
    );
  });

  it("is small, also when it is large", async () => {
    const { mask, png, fill } = open(2500, 1700);
    for (let y = 300; y < 900; y++) fill({ x: 200, y, width: 1700 - y, height: 1 }, 255);
    const binary = png.encode(nothing);
    fill({ x: 7, y: 0, width: 1, height: 1 }, 1);
    const soft = png.encode(nothing);
    expect(binary.length).toBeLessThan(8_000);
    expect(soft.length).toBeLessThan(20_000);
    expect(Buffer.compare((await read(soft)).data, mask.data)).toBe(0);
  });

  it("has nothing left to prepare when each row of tiles is packed, and one after a change in one", () => {
    const { png, fill } = open(600, 700);
    const prepareAll = () => {
      let count = 0;
      while (png.prepare()) count++;
      return count;
    };
    expect(prepareAll()).toBe(3);
    fill({ x: 0, y: 300, width: 600, height: 1 }, 255);
    expect(prepareAll()).toBe(1);
    // One bit is no longer enough for any of them.
    fill({ x: 0, y: 300, width: 1, height: 1 }, 128);
    expect(prepareAll()).toBe(3);
  });
});
