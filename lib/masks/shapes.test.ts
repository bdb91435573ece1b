import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bounds } from "#lib/masks/bounds.ts";
import { createMask } from "#lib/masks/mask.ts";
import { polygonSelection } from "#lib/masks/polygon.ts";
import { combine, type Selection } from "#lib/masks/selection.ts";
import { ellipseSelection, gradientSelection, rectangleSelection } from "#lib/masks/shapes.ts";

const size = { width: 60, height: 50 };
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

function drawn(selection: Selection | null): Uint8Array {
  const mask = createMask(size.width, size.height);
  combine(mask, selection, "replace");
  return mask.data;
}
const area = (data: Uint8Array) => data.reduce((sum, value) => sum + value / 255, 0);

type Place = { x: number; y: number };

/** Whether a ray to the right crosses the sides an odd number of times. */
function isInside(points: readonly Place[], x: number, y: number): boolean {
  const crossed = points.filter((a, index) => {
    const b = points[(index + 1) % points.length] ?? a;
    return a.y <= y !== b.y <= y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x);
  });
  return crossed.length % 2 === 1;
}

/** The share of a pixel that is inside, of 256 places. */
function covered(points: readonly Place[], x: number, y: number): number {
  const places = Array.from({ length: 256 }, (_, index) => index);
  const inside = places.filter((place) =>
    isInside(points, x + ((place % 32) + 0.5) / 32, y + (Math.floor(place / 32) + 0.5) / 8),
  );
  return inside.length / 256;
}

describe("shapes", () => {
  it("cover of each pixel what a rectangle covers of it", () => {
    const anyBox = fc.record({
      x: real(-20, 60),
      y: real(-20, 50),
      width: real(0.01, 70),
      height: real(0.01, 70),
    });
    fc.assert(
      fc.property(anyBox, (box) => {
        const found = drawn(rectangleSelection(size, box));
        const overlap = (start: number, low: number, length: number) =>
          Math.max(0, Math.min(start + 1, low + length) - Math.max(start, low));
        const errors = Array.from(found, (value, index) => {
          const across = overlap(index % 60, box.x, box.width);
          return Math.abs(value - 255 * across * overlap(Math.floor(index / 60), box.y, box.height));
        });
        expect(Math.max(...errors)).toBeLessThan(2);
      }),
    );
  });

  it("have the area of an ellipse", () => {
    fc.assert(
      fc.property(real(6, 40), real(6, 40), real(0, 9), real(0, 9), (width, height, x, y) => {
        const found = drawn(ellipseSelection(size, { x, y, width, height }));
        expect(Math.abs(area(found) - (Math.PI * width * height) / 4)).toBeLessThan(0.05 * (width + height));
      }),
    );
  });

  it("fill a polygon where a ray leaves it an odd number of times, with exact area", () => {
    const places = fc.array(fc.record({ x: real(-20, 80), y: real(-20, 70) }), {
      minLength: 3,
      maxLength: 12,
    });
    fc.assert(
      fc.property(places, (points) => {
        const found = drawn(polygonSelection(size, points));
        for (let index = 0; index < found.length; index += 7) {
          const cover = covered(points, index % 60, Math.floor(index / 60));
          expect(Math.abs((found[index] ?? 0) - 255 * cover)).toBeLessThan(12);
        }
      }),
      { numRuns: 40 },
    );
    const triangle = [
      { x: 5, y: 5 },
      { x: 45, y: 5 },
      { x: 5, y: 45 },
    ];
    expect(area(drawn(polygonSelection(size, triangle)))).toBeCloseTo(800, 0);
  });

  it("are free on the side a gradient comes from and fade evenly to the other", () => {
    const found = drawn(gradientSelection(size, { x: 10, y: 0 }, { x: 50, y: 0 }));
    expect(found[5]).toBe(255);
    expect(found[55]).toBe(0);
    expect(Math.abs((found[29] ?? 0) - 255 * (1 - 19.5 / 40))).toBeLessThan(1);
    expect(found.subarray(0, 60)).toEqual(found.subarray(49 * 60));
  });

  it.each([rectangleSelection, ellipseSelection])(
    "reach as far to each side as they are feathered",
    (select) => {
      const found = { ...size, data: drawn(select(size, { x: 20, y: 15, width: 20, height: 20 }, 6)) };
      expect(found.data[25 * 60 + 30]).toBe(255);
      expect(Math.abs((found.data[25 * 60 + 20] ?? 0) - 127)).toBeLessThan(25);
      const used = bounds(found);
      expect(used?.x).toBeGreaterThanOrEqual(14);
      expect(used?.x).toBeLessThanOrEqual(16);
      const expected = select === ellipseSelection ? 100 * Math.PI : 400;
      expect(Math.abs(area(found.data) - expected)).toBeLessThan(30);
    },
  );

  it("are nothing outside of the mask, without an area or without a place", () => {
    const lost = { x: Number.NaN, y: 0, width: 5, height: 5 };
    for (const select of [rectangleSelection, ellipseSelection]) {
      expect(select(size, { x: 90, y: 0, width: 5, height: 5 })).toBeNull();
      expect(select(size, { x: 9, y: 9, width: 0, height: 5 })).toBeNull();
      expect(select(size, lost)).toBeNull();
    }
    expect(
      polygonSelection(size, [
        { x: 1, y: 1 },
        { x: 9, y: 9 },
      ]),
    ).toBeNull();
    expect(polygonSelection(size, [lost, lost, lost])).toBeNull();
    expect(gradientSelection(size, { x: 3, y: 3 }, { x: 3, y: 3 })).toBeNull();
    expect(gradientSelection(size, lost, { x: 3, y: 3 })).toBeNull();
  });
});
