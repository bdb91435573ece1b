import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Mask } from "#lib/masks/mask.ts";
import { maskPng, readExtra, rgbaPng } from "#lib/masks/png.ts";
import { decodeRuns, encodeRuns, longestRuns } from "#lib/masks/rle.ts";

const maskOf = (values: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
    .chain(([width, height]) =>
      fc
        .array(values, { minLength: width * height, maxLength: width * height })
        .map((data): Mask => ({ width, height, data: Uint8Array.from(data) })),
    );
const grey = fc.integer({ min: 0, max: 255 });

async function decoded(png: Uint8Array) {
  const image = sharp(png);
  const { width, height } = await image.metadata();
  return { width, height, data: await image.extractChannel(0).raw().toBuffer() };
}

describe("the PNG of a mask", () => {
  it("is read by others as what it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(maskOf(grey), maskOf(fc.constantFrom(0, 255))), async (mask) => {
        const { width, height, data } = await decoded(maskPng(mask));
        expect({ width, height }).toEqual({ width: mask.width, height: mask.height });
        expect(Buffer.compare(data, mask.data)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("is small, also when it is large: more than one chunk", async () => {
    const mask = { width: 2500, height: 1700, data: new Uint8Array(2500 * 1700) };
    for (let y = 300; y < 900; y++) mask.data.fill(255, y * 2500 + 200, y * 2500 + 1900 - y);
    const binary = maskPng(mask);
    mask.data[7] = 1;
    const soft = maskPng(mask);
    expect(binary.length).toBeLessThan(8_000);
    expect(soft.length).toBeLessThan(20_000);
    expect(Buffer.compare((await decoded(soft)).data, mask.data)).toBe(0);
  });
});

describe("runs of bytes", () => {
  const piece = fc.oneof(
    fc
      .tuple(grey, fc.integer({ min: 1, max: 3000 }))
      .map(([value, length]) => Array<number>(length).fill(value)),
    fc.array(grey, { maxLength: 300 }),
  );
  const bytes = fc.array(piece, { maxLength: 12 }).map((pieces) => Uint8Array.from(pieces.flat()));

  it("come back as they were, and are never much longer than what they stand for", () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 7 }), (source, at) => {
        const target = new Uint8Array(at + longestRuns(source.length));
        const end = encodeRuns(source.subarray(0), target, at);
        expect(end).toBeLessThanOrEqual(target.length);
        const back = new Uint8Array(source.length);
        decodeRuns(target, at, end, back);
        expect(back).toEqual(source);
      }),
      { numRuns: 300 },
    );
  });

  it("of one value are a few bytes", () => {
    expect(encodeRuns(new Uint8Array(65_536).fill(255), new Uint8Array(100))).toBe(4);
  });

  it("refuse what is cut off, too long or made up", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(200), (source, length) => {
        const target = new Uint8Array(length);
        try {
          decodeRuns(source, 0, source.length, target);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
    expect(() => decodeRuns(Uint8Array.of(10, 1), 0, 2, new Uint8Array(4))).toThrow(RangeError);
    expect(() => decodeRuns(Uint8Array.of(10), 0, 1, new Uint8Array(5))).toThrow(RangeError);
    expect(() => decodeRuns(Uint8Array.of(10, 1), 0, 2, new Uint8Array(6))).toThrow(RangeError);
  });
});

describe("an RGBA PNG with something of our own in it", () => {
  it("is read by others pixel by pixel, and by us with what it carries", async () => {
    const pixels = Uint8Array.from({ length: 5 * 3 * 4 }, (_, index) => (index * 37) % 256);
    const data = new TextEncoder().encode('{"a":"批注"}');
    const png = rgbaPng({ width: 5, height: 3, extra: { type: "ptMk", data } }, (y, row) =>
      row.set(pixels.subarray(y * 20, (y + 1) * 20)),
    );
    const read = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect(read.info).toMatchObject({ width: 5, height: 3, channels: 4 });
    expect(Buffer.compare(read.data, pixels)).toBe(0);
    expect(readExtra(png, "ptMk")).toEqual(data);
    expect(readExtra(png, "ptXx")).toBeNull();
  });

  it("finds nothing in what is cut or no PNG", async () => {
    const png = maskPng({ width: 2, height: 2, data: new Uint8Array(4) });
    expect(readExtra(png, "ptMk")).toBeNull();
    expect(readExtra(png.subarray(0, 20), "IHDR")).toBeNull();
    expect(readExtra(new Uint8Array(40), "IHDR")).toBeNull();
  });
});
