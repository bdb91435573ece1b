import { expect, it } from "vitest";
import { noOutset, outsetFor, ratioOf, ratios, readOutset, withSide } from "./outset.ts";

const source = { width: 1200, height: 800 };

it("finds the smallest canvas of a shape, with the picture where it is wanted", () => {
  expect(outsetFor(source, "1:1", "middle")).toEqual({ left: 0, top: 200, right: 0, bottom: 200 });
  expect(outsetFor(source, "1:1", "start")).toEqual({ left: 0, top: 0, right: 0, bottom: 400 });
  expect(outsetFor(source, "16:9", "end")).toEqual({ left: 222, top: 0, right: 0, bottom: 0 });
  expect(outsetFor(source, "3:2", "middle")).toEqual(noOutset);
});

it("never cuts the picture, and strays from the shape by less than a pixel", () => {
  for (const size of [source, { width: 333, height: 777 }, { width: 1023, height: 1024 }])
    for (const ratio of ratios) {
      const outset = outsetFor(size, ratio, "middle");
      if (!outset) throw new Error("too large");
      const width = size.width + outset.left + outset.right;
      const height = size.height + outset.top + outset.bottom;
      const [across = 1, down = 1] = ratio.split(":").map(Number);
      expect(Math.min(outset.left, outset.top, outset.right, outset.bottom)).toBeGreaterThanOrEqual(0);
      expect(
        Math.min(Math.abs(width - (height * across) / down), Math.abs(height - (width * down) / across)),
      ).toBeLessThan(1);
      expect(ratioOf(size, outset)).not.toBeNull();
    }
});

it("offers no shape that could not be edited", () => {
  expect(outsetFor({ width: 8000, height: 2000 }, "1:1", "middle")).toBeNull();
  expect(outsetFor({ width: 100, height: 5000 }, "16:9", "middle")).toBeNull();
});

it("stops a side at 8192 pixels and 50 megapixels, and at the picture", () => {
  expect(withSide(source, noOutset, "left", 9000).left).toBe(8192 - 1200);
  expect(withSide(source, noOutset, "left", -5).left).toBe(0);
  expect(withSide(source, noOutset, "top", 10.4).top).toBe(10);
  const large = { width: 7000, height: 7000 };
  const { bottom } = withSide(large, noOutset, "bottom", 5000);
  expect((7000 + bottom) * 7000).toBeLessThanOrEqual(50_000_000);
  expect((7001 + bottom) * 7000).toBeGreaterThan(50_000_000);
});

it("reads what was stored as far as it holds", () => {
  expect(readOutset(source, { left: 12, top: "7", right: Number.NaN, bottom: 99_999 })).toEqual({
    left: 12,
    top: 0,
    right: 0,
    bottom: 7392,
  });
  expect(readOutset(source, null)).toEqual(noOutset);
});
