import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawCapsule } from "#lib/masks/capsule.ts";
import type { Disc } from "#lib/masks/cone.ts";
import { createMask, type Mask, type Rectangle } from "#lib/masks/mask.ts";

const size = { width: 48, height: 40 };
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyDisc = fc.record({ x: real(-20, 68), y: real(-20, 60), radius: real(0.3, 18) });
const anyHardness = fc.constantFrom(1, 1, 0.7, 0.3, 0);
const anyData = fc.uint8Array({ minLength: 48 * 40, maxLength: 48 * 40 });

/** How much the coverage changes in a pixel of a slope, at most. */
const steepest = (radius: number, hardness: number): number =>
  (1.5 * 255) / (radius + 0.5 - hardness * (radius - 0.5));

const middle = (mask: Mask, x: number, y: number) => mask.data[y * mask.width + x] ?? -1;

/** How far a place lies outside of the nearest of many discs between the two. */
function outside(x: number, y: number, from: Disc, to: Disc): number {
  let least = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= 2000; step++) {
    const share = step / 2000;
    const along = (a: number, b: number) => a + share * (b - a);
    const distance = Math.hypot(x - along(from.x, to.x), y - along(from.y, to.y));
    least = Math.min(least, distance - along(from.radius, to.radius));
  }
  return least;
}

describe("a piece of a stroke", () => {
  it("covers every disc on its way, with an edge one pixel wide", () => {
    fc.assert(
      fc.property(anyDisc, anyDisc, (a, b) => {
        const [from, to] = [a, b].map((disc) => ({ ...disc, radius: Math.max(disc.radius, 0.5) })) as [
          Disc,
          Disc,
        ];
        const mask = createMask(size.width, size.height);
        drawCapsule(mask, from, to, 1, false);
        for (let y = 0; y < size.height; y += 7)
          for (let x = 0; x < size.width; x += 5) {
            const cover = Math.min(Math.max(0.5 - outside(x + 0.5, y + 0.5, from, to), 0), 1);
            expect(Math.abs(middle(mask, x, y) - 255 * cover)).toBeLessThan(4);
          }
      }),
      { numRuns: 60 },
    );
  });

  it("changes nothing when it is drawn a second time, painting or erasing", () => {
    fc.assert(
      fc.property(anyData, anyDisc, anyDisc, anyHardness, fc.boolean(), (data, from, to, hardness, erase) => {
        const mask = { ...size, data: data.slice() };
        drawCapsule(mask, from, to, hardness, erase);
        const once = mask.data.slice();
        drawCapsule(mask, from, to, hardness, erase);
        expect(mask.data).toEqual(once);
        const isKept = (value: number, index: number) =>
          erase ? value <= (data[index] ?? 0) : value >= (data[index] ?? 0);
        expect(once.every(isKept)).toBe(true);
      }),
    );
  });

  it("takes away by erasing what painting the same gave", () => {
    fc.assert(
      fc.property(anyDisc, anyDisc, anyHardness, (from, to, hardness) => {
        const painted = createMask(size.width, size.height);
        drawCapsule(painted, from, to, hardness, false);
        const erased = { ...size, data: new Uint8Array(48 * 40).fill(255) };
        drawCapsule(erased, from, to, hardness, true);
        expect(erased.data).toEqual(painted.data.map((value) => 255 - value));
      }),
    );
  });

  it("tells what it writes before it does, and answers what encloses it", () => {
    fc.assert(
      fc.property(anyDisc, anyDisc, anyHardness, (from, to, hardness) => {
        const mask = createMask(30, 700);
        const long = { ...to, y: to.y * 10 };
        const told: Rectangle[] = [];
        const dirty = drawCapsule(mask, from, long, hardness, false, (rectangle) => {
          told.push(rectangle);
          const { x, y, width, height } = rectangle;
          for (let row = y; row < y + height; row++)
            expect(mask.data.subarray(row * 30 + x, row * 30 + x + width).some((value) => value > 0)).toBe(
              false,
            );
        });
        const holds = ({ x, y, width, height }: Rectangle, column: number, row: number) =>
          column >= x && row >= y && column < x + width && row < y + height;
        for (const [index, value] of mask.data.entries()) {
          if (value === 0) continue;
          const [x, y] = [index % 30, Math.floor(index / 30)];
          expect(told.some((rectangle) => holds(rectangle, x, y))).toBe(true);
          expect(dirty && holds(dirty, x, y)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("is soft by its distance from the way, whichever way it goes", () => {
    const anyPlace = fc.record({ x: real(-20, 68), y: real(-20, 60) });
    const angle = fc
      .constantFrom(0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.9, 0.1)
      .map((turn) => turn * Math.PI);
    fc.assert(
      fc.property(
        anyPlace,
        angle,
        real(0, 40),
        real(4, 18),
        fc.constantFrom(0, 0.3),
        (start, way, length, radius, hardness) => {
          const from = { ...start, radius };
          const to = { x: start.x + length * Math.cos(way), y: start.y + length * Math.sin(way), radius };
          const mask = createMask(size.width, size.height);
          drawCapsule(mask, from, to, hardness, false);
          const core = hardness * (radius - 0.5);
          for (let y = 0; y < size.height; y += 3)
            for (let x = 0; x < size.width; x += 3) {
              const away = outside(x + 0.5, y + 0.5, from, to) + radius;
              const cover = Math.min(Math.max((radius + 0.5 - away) / (radius + 0.5 - core), 0), 1);
              // A sixteenth of a pixel, at the steepest of the slope.
              const slack = 2 + steepest(radius, hardness) / 12;
              expect(Math.abs(middle(mask, x, y) - 255 * cover * cover * (3 - 2 * cover))).toBeLessThan(
                slack,
              );
            }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is the same whether the end of the piece before is drawn again or not", () => {
    const anyPlaces = fc.array(fc.record({ x: real(-20, 68), y: real(-20, 60) }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(anyPlaces, real(1, 30), anyHardness, fc.boolean(), (places, radius, hardness, erase) => {
        const [again, joined] = [false, true].map((isJoined) => {
          const mask = { ...size, data: new Uint8Array(48 * 40).fill(erase ? 255 : 0) };
          let last = { ...(places[0] as { x: number; y: number }), radius };
          drawCapsule(mask, last, last, hardness, erase);
          for (const place of places.slice(1)) {
            const next = { ...place, radius };
            drawCapsule(mask, last, next, hardness, erase, undefined, isJoined);
            last = next;
          }
          return mask.data;
        });
        // A pixel between two pieces is rounded once by the one and once by the other: by a sixteenth of a pixel at most.
        const slack = steepest(radius, hardness) / 12;
        expect(joined?.every((value, index) => Math.abs(value - (again?.[index] ?? -1)) <= slack)).toBe(true);
      }),
    );
  });

  it("fades from the core outward when it is soft", () => {
    const mask = createMask(101, 1);
    drawCapsule(mask, { x: 50.5, y: 0.5, radius: 40 }, { x: 50.5, y: 0.5, radius: 40 }, 0.5, false);
    const half = [...mask.data.subarray(50)];
    expect(half.slice(0, 20).every((value) => value === 255)).toBe(true);
    expect(half[30]).toBeGreaterThan(100);
    expect(half[30]).toBeLessThan(155);
    expect(half.every((value, index) => index === 0 || value <= (half[index - 1] ?? 0))).toBe(true);
    expect(half[41]).toBe(0);
  });

  it("touches few tiles on a long slanting line", () => {
    const mask = createMask(4096, 4096);
    let area = 0;
    const disc = (place: number) => ({ x: place, y: place, radius: 20 });
    drawCapsule(mask, disc(0), disc(4096), 1, false, ({ width, height }) => {
      area += width * height;
    });
    expect(area).toBeLessThan(4096 * 4096 * 0.1);
  });

  it("is nothing outside of the mask, or without a place", () => {
    const mask = createMask(10, 10);
    const far = { x: 200, y: 5, radius: 3 };
    expect(drawCapsule(mask, far, far, 1, false)).toBeNull();
    const lost = { x: Number.NaN, y: 5, radius: 3 };
    expect(drawCapsule(mask, lost, lost, 1, false)).toBeNull();
    expect(mask.data.some((value) => value > 0)).toBe(false);
  });
});
