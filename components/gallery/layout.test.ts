import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Room } from "#components/gallery/justify.ts";
import {
  headersBetween,
  layOut,
  layoutRatios,
  positionsBetween,
  positionsWithin,
  rowOf,
  stepFrom,
  tileAt,
} from "#components/gallery/layout.ts";

const rows: Room = { mode: "rows", width: 1000, target: 200, gap: 8, header: 40 };
const grid: Room = { ...rows, mode: "grid" };
const of = (ratios: number[], room = rows, days: number[] | null = null) =>
  layOut(layoutRatios(ratios), days?.map((count) => ({ count })) ?? null, room);

describe("justified rows", () => {
  it("fill the width exactly, but for the last of a day, which keeps the height that was wanted", () => {
    const layout = of(Array.from({ length: 11 }, () => 1500));
    const first = tileAt(layout, 0);
    const end = tileAt(layout, (layout.start[1] ?? 0) - 1);
    expect(first.left).toBe(0);
    expect(end.left + end.width).toBe(1000);
    expect(tileAt(layout, 10).height).toBe(200);
  });

  it("a 3:1 picture alone is as wide as the window allows, a 1:3 one stands in a box that can be hit", () => {
    const phone = { ...rows, width: 320 };
    expect(tileAt(of([3000], phone), 0)).toEqual({ left: 0, top: 0, width: 320, height: 107 });
    expect(tileAt(of([333], phone), 0)).toEqual({ left: 0, top: 0, width: 100, height: 200 });
    expect(tileAt(of([0], phone), 0).width).toBe(200);
  });

  it("hold every picture once, inside the width, without overlap, near the height that was wanted", () => {
    const ratio = fc.integer({ min: 1, max: 9000 });
    fc.assert(
      fc.property(
        fc.array(ratio, { minLength: 1, maxLength: 200 }),
        fc.constantFrom("rows" as const, "grid" as const),
        fc.integer({ min: 280, max: 3000 }),
        fc.integer({ min: 100, max: 420 }),
        (ratios, mode, width, target) => {
          const room = { ...rows, mode, width, target };
          const half = ratios.length >> 1;
          const days = half > 0 ? [half, ratios.length - half] : [ratios.length];
          const layout = of(ratios, room, days);
          let before: ReturnType<typeof tileAt> | null = null;
          ratios.forEach((_, at) => {
            const box = tileAt(layout, at);
            expect(box.left).toBeGreaterThanOrEqual(0);
            expect(box.left + box.width).toBeLessThanOrEqual(width + 1);
            expect(box.height).toBeLessThanOrEqual(mode === "rows" ? target * 4.5 : width);
            expect(box.width).toBeGreaterThan(0);
            if (before && box.top === before.top)
              expect(box.left).toBeGreaterThanOrEqual(before.left + before.width);
            if (before && box.top !== before.top)
              expect(box.top).toBeGreaterThanOrEqual(before.top + before.height);
            expect(box.top + box.height).toBeLessThanOrEqual(layout.bottom + 1);
            before = box;
          });
          expect(layout.start[layout.count]).toBe(ratios.length);
        },
      ),
    );
  });
});

describe("the grid", () => {
  it("has as many squares in a row as come nearest to the size, whatever the pictures' shapes", () => {
    const layout = of([3000, 333, 1000, 1000, 1000, 1000], grid);
    expect(tileAt(layout, 1)).toEqual({ left: 202, top: 0, width: 193, height: 194 });
    expect(rowOf(layout, 5)).toBe(1);
    expect(tileAt(layout, 4).left + tileAt(layout, 4).width).toBe(1000);
  });
});

describe("days", () => {
  it("begin rows of their own under a line of their own", () => {
    const layout = of([1500, 1500, 1500], rows, [1, 2]);
    expect([...layout.headers]).toEqual([0, 248]);
    expect(tileAt(layout, 0).top).toBe(40);
    expect(tileAt(layout, 1)).toMatchObject({ left: 0, top: 288 });
    expect(headersBetween(layout, 0, 100)).toEqual([0]);
    expect(headersBetween(layout, 100, 1000)).toEqual([1]);
    expect(headersBetween(layout, 0, 1000)).toEqual([0, 1]);
  });
});

describe("finding", () => {
  const many = of(
    Array.from({ length: 100_000 }, (_, at) => 500 + ((at * 7919) % 2500)),
    rows,
    Array.from({ length: 200 }, () => 500),
  );

  it("the pictures of a window among 100,000", () => {
    const middle = many.bottom / 2;
    const { from, to } = positionsBetween(many, middle, middle + 900);
    expect(to - from).toBeGreaterThan(10);
    expect(to - from).toBeLessThan(60);
    expect(tileAt(many, from).top + tileAt(many, from).height).toBeGreaterThanOrEqual(middle - 1);
    expect(tileAt(many, from - 1).top + tileAt(many, from - 1).height).toBeLessThan(middle + 1);
    expect(tileAt(many, to - 1).top).toBeLessThanOrEqual(middle + 900);
    expect(tileAt(many, to).top).toBeGreaterThan(middle + 900);
  });

  it("nothing where nothing is", () => {
    const none = of([]);
    expect(positionsBetween(none, 0, 1000)).toEqual({ from: 0, to: 0 });
    expect(none.bottom).toBe(0);
  });

  it("what a rubber band touches", () => {
    const layout = of(
      Array.from({ length: 10 }, () => 1000),
      grid,
    );
    expect(positionsWithin(layout, { left: 150, top: 150, width: 100, height: 100 })).toEqual([0, 1, 5, 6]);
    expect(positionsWithin(layout, { left: 0, top: 5000, width: 10, height: 10 })).toEqual([]);
  });
});

describe("steps of the keyboard", () => {
  const layout = of(
    Array.from({ length: 12 }, () => 1000),
    grid,
  );
  it.each([
    [0, "left", 0],
    [0, "right", 1],
    [4, "right", 5],
    [1, "down", 6],
    [6, "up", 1],
    [1, "up", 1],
    [8, "down", 11],
    [11, "down", 11],
    [3, "last", 11],
    [3, "first", 0],
    [1, "pageDown", 11],
    [11, "pageUp", 1],
  ] as const)("from %i %s to %i", (from, step, to) => {
    expect(stepFrom(layout, from, step, 450)).toBe(to);
  });

  it("up and down go to what stands nearest", () => {
    const uneven = of([3000, 1000, 1000, 3000, 1500, 1500, 1500], { ...rows, width: 900 });
    const below = stepFrom(uneven, 0, "down", 500);
    expect(rowOf(uneven, below)).toBe(rowOf(uneven, 0) + 1);
    expect(Math.abs(tileAt(uneven, below).left - tileAt(uneven, 0).left)).toBeLessThan(600);
  });
});
