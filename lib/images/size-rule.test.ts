import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Dimensions, parseSize } from "#lib/images/parameters.ts";
import { checkSize, nearestSize } from "#lib/images/size-rule.ts";
import { profileOf } from "#lib/models/catalog.ts";

const free = profileOf("gpt-image-2", "openai").sizes;
const fixed = profileOf("gpt-image-1.5", "openai").sizes;

const edges = Array.from({ length: 240 }, (_, index) => 16 * (index + 1));
const legal: Dimensions[] = edges
  .flatMap((width) => edges.map((height) => ({ width, height })))
  .filter(({ width, height }) => checkSize(free, `${width}x${height}`) === null);

describe("a size", () => {
  it.each([
    ["bogus", "sizeFormat"],
    ["", "sizeFormat"],
    ["0x0", "sizeFormat"],
    ["1024X1024", "sizeFormat"],
    ["01024x1024", "sizeFormat"],
    [" 1024x1024", "sizeFormat"],
    ["9x9", "sizeMultiple"],
    ["4097x4096", "sizeMultiple"],
    ["4096x4096", "sizeEdge"],
    ["3856x16", "sizeEdge"],
    ["3840x1264", "sizeRatio"],
    ["16x64", "sizeRatio"],
    ["576x1024", "sizeTooFewPixels"],
    ["3840x3840", "sizeTooManyPixels"],
    ["2880x2896", "sizeTooManyPixels"],
  ])("%j is refused for its first fault: %s", (size, reason) => {
    expect(checkSize(free, size)).toMatchObject({ reason });
  });

  it.each(["auto", "3840x1280", "1280x3840", "2880x2880", "3840x2160", "1824x1024", "1024x640"])(
    "%s is drawn where sizes are free",
    (size) => {
      expect(checkSize(free, size)).toBeNull();
    },
  );

  it("must stand in the list where sizes are fixed", () => {
    expect(checkSize(fixed, "1536x1024")).toBeNull();
    expect(checkSize(fixed, "auto")).toBeNull();
    expect(checkSize(fixed, "2048x2048")).toEqual({
      reason: "sizeNotListed",
      sizes: "1024x1024, 1536x1024, 1024x1536",
    });
    expect(checkSize(fixed, "x")).toEqual({ reason: "sizeFormat" });
  });

  it("that a profile offers is one it draws", () => {
    if (free.kind !== "free") throw new Error("expected a free rule");
    expect(free.presets.map((preset) => checkSize(free, preset))).toEqual(free.presets.map(() => null));
  });
});

describe("the nearest size", () => {
  const edge = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 100_000 }));

  it("is legal whatever was wanted", () => {
    fc.assert(
      fc.property(fc.constantFrom(free, fixed), edge, edge, (rule, width, height) => {
        const size = nearestSize(rule, { width, height });
        expect(size).not.toBe("auto");
        expect(checkSize(rule, size)).toBeNull();
      }),
      { numRuns: 2000 },
    );
    for (const odd of [0, -5, Number.NaN, Number.POSITIVE_INFINITY, 0.3])
      expect(checkSize(free, nearestSize(free, { width: odd, height: 1024 }))).toBeNull();
  });

  it("of a legal size is that size", () => {
    const changed = legal
      .filter((_, index) => index % 7 === 0)
      .filter((size) => nearestSize(free, size) !== `${size.width}x${size.height}`);
    expect(changed).toEqual([]);
    expect(legal.length).toBeGreaterThan(10_000);
  });

  it("changes the edges as little as any legal size would, and of equals keeps the shape", () => {
    const change = (from: Dimensions, to: Dimensions) => {
      const width = Math.log(to.width / from.width);
      const height = Math.log(to.height / from.height);
      return { edge: Math.max(Math.abs(width), Math.abs(height)), shape: Math.abs(width - height) };
    };
    fc.assert(
      fc.property(edge, edge, (width, height) => {
        const wanted = { width, height };
        const found = change(wanted, parseSize(nearestSize(free, wanted)) ?? wanted);
        const better = legal.filter((size) => {
          const other = change(wanted, size);
          return other.edge < found.edge || (other.edge === found.edge && other.shape < found.shape);
        });
        expect(better).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    [1000, 1000, "1008x1008"],
    [1920, 1080, "1920x1088"],
    [8000, 4000, "3840x1920"],
    [3840, 3840, "2880x2880"],
    [512, 512, "816x816"],
    [4096, 2304, "3840x2160"],
  ])("of %ix%i is %s", (width, height, expected) => {
    expect(nearestSize(free, { width, height })).toBe(expected);
  });

  it.each([
    [2048, 2048, "1024x1024"],
    [3840, 2160, "1536x1024"],
    [2160, 3840, "1024x1536"],
  ])("of %ix%i is %s where sizes are fixed", (width, height, expected) => {
    expect(nearestSize(fixed, { width, height })).toBe(expected);
  });
});
