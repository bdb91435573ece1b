import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dialectOf } from "#lib/simulator/dialects.ts";
import { checkSize, resolveSize } from "#lib/simulator/sizes.ts";

const free = dialectOf("2.5");
const fixed = dialectOf("1.5");

describe("the size that gets drawn", () => {
  it("is the one that was asked for", () => {
    expect(resolveSize("1536x864", free, { width: 10, height: 10 })).toEqual({ width: 1536, height: 864 });
  });

  it("is a square where nothing says otherwise", () => {
    expect(resolveSize("auto", free, null)).toEqual({ width: 1024, height: 1024 });
  });

  it("is the first picture's own where a model can draw it", () => {
    expect(resolveSize("auto", free, { width: 2048, height: 1152 })).toEqual({ width: 2048, height: 1152 });
  });

  it.each([
    [
      { width: 3000, height: 2000 },
      { width: 1536, height: 1024 },
    ],
    [
      { width: 400, height: 900 },
      { width: 1024, height: 1536 },
    ],
    [
      { width: 500, height: 490 },
      { width: 1024, height: 1024 },
    ],
  ])("is the fixed size nearest in shape: %j", (source, expected) => {
    expect(resolveSize("auto", fixed, source)).toEqual(expected);
  });

  it("can always be asked for, whatever the picture", () => {
    const edge = fc.integer({ min: 1, max: 9000 });
    fc.assert(
      fc.property(edge, edge, (width, height) => {
        const drawn = resolveSize("auto", free, { width, height });
        checkSize(`${drawn.width}x${drawn.height}`, free);
      }),
    );
  });
});
