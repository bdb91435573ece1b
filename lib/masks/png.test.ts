import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readExtra, rgbaPng } from "#lib/masks/png.ts";
import { decodeRuns, encodeRuns, longestRuns } from "#lib/masks/rle.ts";

const grey = fc.integer({ min: 0, max: 255 });

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
    const png = rgbaPng({ width: 2, height: 2 }, () => {});
    expect(readExtra(png, "ptMk")).toBeNull();
    expect(readExtra(png.subarray(0, 20), "IHDR")).toBeNull();
    expect(readExtra(new Uint8Array(40), "IHDR")).toBeNull();
  });
});
