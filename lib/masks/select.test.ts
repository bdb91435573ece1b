import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Pixels } from "#lib/masks/color-match.ts";
import { createMask } from "#lib/masks/mask.ts";
import { floodSelect, selectByColor } from "#lib/masks/select.ts";
import type { Selection } from "#lib/masks/selection.ts";
import { changesBy, type Strips, stripsOf } from "#lib/masks/strips.ts";
import { applyChange } from "#lib/masks/tile-change.ts";

const anyPicture = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
  .chain(([width, height]) =>
    fc
      .array(
        fc.constantFrom(0xff000000, 0xff0a0a0a, 0xff202020, 0xffffffff, 0xff0000ff, 0x00000000, 0x80000000),
        {
          minLength: width * height,
          maxLength: width * height,
        },
      )
      .map(
        (words): Pixels => ({ width, height, data: new Uint8ClampedArray(Uint32Array.from(words).buffer) }),
      ),
  );
const anyTolerance = fc.constantFrom(0, 5, 12, 40, 130, 255);

function distance({ data }: Pixels, a: number, b: number): number {
  const of = (channel: number) => (data[a * 4 + channel] ?? 0) - (data[b * 4 + channel] ?? 0);
  return Math.sqrt((of(0) ** 2 + of(1) ** 2 + of(2) ** 2) / 3 + of(3) ** 2);
}

function drawn({ width, height }: Pixels, selected: Strips | Selection | null): Uint8Array {
  const mask = createMask(width, height);
  const strips = selected && "data" in selected ? stripsOf(selected) : selected;
  for (const change of changesBy(mask, strips, "add")) applyChange(mask, change);
  return mask.data;
}

const beside = (index: number, width: number) => [
  index - width,
  index + width,
  index % width > 0 ? index - 1 : -1,
  index % width < width - 1 ? index + 1 : -1,
];

function naiveFlood(picture: Pixels, start: number, tolerance: number): Set<number> {
  const { width, height } = picture;
  const found = new Set<number>();
  const waiting = [start];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (index < 0 || index >= width * height || found.has(index)) continue;
    if (distance(picture, start, index) > tolerance) continue;
    found.add(index);
    waiting.push(...beside(index, width));
  }
  return found;
}

describe("the magic wand", () => {
  it("takes what a naive flood takes, and only similar pixels beside it in part", () => {
    fc.assert(
      fc.property(anyPicture, fc.nat(), anyTolerance, (picture, place, tolerance) => {
        const { width, height } = picture;
        const start = place % (width * height);
        const flooded = naiveFlood(picture, start, tolerance);
        const found = drawn(
          picture,
          floodSelect(picture, start % width, Math.floor(start / width), tolerance),
        );
        for (const [index, value] of found.entries()) {
          expect(value === 255).toBe(flooded.has(index));
          if (value === 0 || value === 255) continue;
          expect(beside(index, width).some((other) => flooded.has(other))).toBe(true);
          expect(distance(picture, start, index)).toBeLessThanOrEqual(1.5 * tolerance + 2);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is nothing outside of the picture", () => {
    const picture = { width: 2, height: 2, data: new Uint8Array(16) };
    expect(floodSelect(picture, 2, 0, 10)).toBeNull();
    expect(selectByColor(picture, 0, -1, 10)).toBeNull();
  });
});

describe("selecting by colour", () => {
  it("takes every pixel within the tolerance, wherever it lies, and less of those just beyond", () => {
    fc.assert(
      fc.property(anyPicture, fc.nat(), anyTolerance, (picture, place, tolerance) => {
        const start = place % (picture.width * picture.height);
        const [x, y] = [start % picture.width, Math.floor(start / picture.width)];
        const found = drawn(picture, selectByColor(picture, x, y, tolerance));
        for (const [index, value] of found.entries()) {
          const far = distance(picture, start, index);
          expect(value === 255).toBe(far <= tolerance);
          if (far > 1.5 * tolerance + 2) expect(value).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the soft edge between two colours", () => {
    const data = new Uint8ClampedArray([200, 200, 200, 255, 150, 150, 150, 255, 0, 0, 0, 255]);
    const found = drawn(
      { width: 3, height: 1, data },
      selectByColor({ width: 3, height: 1, data }, 0, 0, 40),
    );
    expect(found[0]).toBe(255);
    expect(found[1]).toBeGreaterThan(100);
    expect(found[1]).toBeLessThan(255);
    expect(found[2]).toBe(0);
  });
});
