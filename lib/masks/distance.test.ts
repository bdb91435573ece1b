import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceInside } from "#lib/masks/distance.ts";
import type { Mask } from "#lib/masks/mask.ts";

const anyMask = fc
  .record({ width: fc.integer({ min: 1, max: 24 }), height: fc.integer({ min: 1, max: 24 }) })
  .chain(({ width, height }) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      data: fc
        .array(fc.constantFrom(0, 1, 127, 128, 255, 255, 255, 255), {
          minLength: width * height,
          maxLength: width * height,
        })
        .map((values) => Uint8Array.from(values)),
    }),
  );

function measured({ width, height, data }: Mask, x: number, y: number, limit: number, below: number): number {
  let nearest = limit;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      if ((data[row * width + column] ?? 0) < below)
        nearest = Math.min(nearest, Math.hypot(x - column, y - row));
  return nearest;
}

describe("the distance to what is locked", () => {
  it("is what measuring every pair says, in any part, up to any limit", () => {
    const limits = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.double({ min: 0, max: 40, noNaN: true }));
    fc.assert(
      fc.property(
        anyMask,
        limits,
        fc.constantFrom(1, 128),
        fc.nat(),
        fc.nat(),
        (mask, limit, below, a, b) => {
          const x = a % mask.width;
          const y = b % mask.height;
          const within = { x, y, width: mask.width - x, height: Math.max(1, mask.height - 2 * y) };
          const distances = distanceInside(mask, within, limit, below);
          const expected = Float32Array.from({ length: within.width * within.height }, (_, index) =>
            measured(mask, x + (index % within.width), y + Math.floor(index / within.width), limit, below),
          );
          expect(distances).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is the limit everywhere when nothing is locked: the edge of the picture is no lock", () => {
    const mask = { width: 5, height: 4, data: new Uint8Array(20).fill(255) };
    const distances = distanceInside(mask, { x: 0, y: 0, width: 5, height: 4 }, 7.5);
    expect([...distances]).toEqual(Array.from({ length: 20 }, () => 7.5));
  });
});
