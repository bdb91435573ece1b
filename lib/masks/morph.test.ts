import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawCapsule } from "#lib/masks/capsule.ts";
import { fillHoles, selectEnclosed } from "#lib/masks/fill.ts";
import { type Combination, combinations, createMask, type Mask } from "#lib/masks/mask.ts";
import { dilate, feather, grow, shrink, smooth } from "#lib/masks/morph.ts";
import { components } from "#lib/masks/regions.ts";
import { combine, copyOf, type Selection } from "#lib/masks/selection.ts";
import { ellipseSelection } from "#lib/masks/shapes.ts";
import { changesBy, type Strips, stripsOf } from "#lib/masks/strips.ts";
import { applyChange } from "#lib/masks/tile-change.ts";

const anyMask = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
  .chain(([width, height]) =>
    fc
      .array(fc.constantFrom(0, 0, 0, 0, 1, 100, 127, 128, 200, 255, 255, 255), {
        minLength: width * height,
        maxLength: width * height,
      })
      .map((values): Mask => ({ width, height, data: Uint8Array.from(values) })),
  );
const anyRadius = fc.integer({ min: 0, max: 9 });

function become(mask: Mask, selected: Strips | Selection | null): Mask {
  const changed = { ...mask, data: mask.data.slice() };
  const strips = selected && "data" in selected ? stripsOf(selected) : selected;
  for (const change of changesBy(mask, strips, "replace")) applyChange(changed, change);
  return changed;
}
const at = (mask: Mask, x: number, y: number) => mask.data[y * mask.width + x] ?? -1;
const sharpened = (mask: Mask, threshold: number): Mask => ({
  ...mask,
  data: mask.data.map((value) => (value >= threshold ? 255 : 0)),
});
const inverse = (mask: Mask): Mask => ({ ...mask, data: mask.data.map((value) => 255 - value) });

/** The distance to the nearest pixel of at least the threshold, by looking at all of them. */
function nearest(mask: Mask, from: number, threshold: number): number {
  const [x, y] = [from % mask.width, Math.floor(from / mask.width)];
  let least = Number.POSITIVE_INFINITY;
  for (const [index, value] of mask.data.entries())
    if (value >= threshold)
      least = Math.min(least, Math.hypot((index % mask.width) - x, Math.floor(index / mask.width) - y));
  return least;
}

/** How many pixels of at least half hang together with the place, which are then taken out of `left`. */
function taken(mask: Mask, start: number, left: Set<number>): number {
  const before = left.size;
  const waiting = [start];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (!left.delete(index)) continue;
    if (index % mask.width > 0) waiting.push(index - 1);
    if (index % mask.width < mask.width - 1) waiting.push(index + 1);
    waiting.push(index - mask.width, index + mask.width);
  }
  return before - left.size;
}

describe("growing and shrinking", () => {
  it("reach exactly as far as they say", () => {
    fc.assert(
      fc.property(anyMask, anyRadius, (mask, radius) => {
        const grown = become(mask, grow(mask, radius));
        const expected = mask.data.map((value, index) =>
          Math.max(value, Math.round(255 * Math.min(Math.max(radius + 1 - nearest(mask, index, 128), 0), 1))),
        );
        expect(grown.data).toEqual(expected);
      }),
    );
  });

  it("are each other's mirror, and bring back no less and no more than there was", () => {
    fc.assert(
      fc.property(anyMask, anyRadius, (mask, radius) => {
        const shrunk = become(mask, shrink(mask, radius));
        expect(shrunk.data).toEqual(inverse(become(mask, grow(inverse(mask), radius))).data);
        const sharp = sharpened(mask, 128);
        const closed = become(sharp, shrink(become(sharp, grow(sharp, radius)), radius));
        const opened = become(sharp, grow(sharpened(become(sharp, shrink(sharp, radius)), 255), radius));
        for (const [index, value] of sharp.data.entries()) {
          if (opened.data[index] === 255) expect(value).toBe(255);
          if (value === 255) expect(closed.data[index]).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("widen for the provider in whole pixels: all of a disc and nothing else", () => {
    fc.assert(
      fc.property(anyMask, anyRadius, fc.constantFrom(1, 128), (mask, radius, threshold) => {
        const expected = mask.data.map((_, index) => (nearest(mask, index, threshold) <= radius ? 255 : 0));
        expect(dilate(mask, radius, threshold).data).toEqual(expected);
      }),
    );
  });
});

describe("changes of a whole mask", () => {
  it("give a straight edge a slope as wide as asked, in the middle where the edge was", () => {
    const mask = createMask(200, 9);
    for (let y = 0; y < 9; y++) mask.data.fill(255, y * 200 + 100, y * 200 + 200);
    const soft = become(mask, feather(mask, 16));
    const row = [...soft.data.subarray(4 * 200, 5 * 200)];
    expect(row[83]).toBe(0);
    expect(row[116]).toBe(255);
    expect(row[85]).toBeGreaterThan(0);
    expect((row[99] ?? 0) + (row[100] ?? 0)).toBeGreaterThan(253);
    expect((row[99] ?? 0) + (row[100] ?? 0)).toBeLessThan(257);
    expect(row.every((value, x) => x === 0 || value >= (row[x - 1] ?? 0))).toBe(true);
    expect(row.slice(116).every((value) => value === 255)).toBe(true);
    const sharp = become(mask, smooth(mask, 16));
    const slope = [...sharp.data.subarray(800, 1000)].filter((value) => value > 0 && value < 255);
    expect(slope.length).toBeLessThanOrEqual(2);
  });

  it("drop specks, keep what is large, and are nothing where nothing is", () => {
    const mask = createMask(120, 120);
    combine(mask, ellipseSelection(mask, { x: 40, y: 40, width: 60, height: 60 }), "add");
    mask.data[10 * 120 + 10] = 255;
    const smoothed = become(mask, smooth(mask, 6));
    expect(at(smoothed, 10, 10)).toBe(0);
    expect(at(smoothed, 70, 70)).toBe(255);
    const empty = createMask(9, 9);
    for (const change of [grow, shrink, feather, smooth]) expect(change(empty, 3)).toBeNull();
    expect(fillHoles(empty)).toBeNull();
    const full = { ...empty, data: new Uint8Array(81).fill(255) };
    expect(become(full, shrink(full, 3)).data.every((value) => value === 255)).toBe(true);
  });
});

describe("what is enclosed", () => {
  const ring = (hardness: number) => {
    const mask = createMask(200, 160);
    for (let step = 0; step < 60; step++) {
      const disc = (index: number) => ({
        x: 100 + 50 * Math.cos((index / 60) * 2 * Math.PI),
        y: 80 + 50 * Math.sin((index / 60) * 2 * Math.PI),
        radius: 8,
      });
      drawCapsule(mask, disc(step), disc(step + 1), hardness, false);
    }
    return mask;
  };

  it.each([
    { hardness: 1, least: 255 },
    { hardness: 0.5, least: 255 },
    { hardness: 0, least: 224 },
  ])("is filled without a seam along the stroke (%j)", ({ hardness, least }) => {
    const mask = ring(hardness);
    const filled = become(mask, fillHoles(mask));
    const chosen = selectEnclosed(mask, 100, 80);
    const drawnIn = { ...mask, data: mask.data.slice() };
    combine(drawnIn, chosen, "add");
    for (const result of [filled, drawnIn])
      for (let y = 0; y < 160; y++)
        for (let x = 0; x < 200; x++)
          if (Math.hypot(x + 0.5 - 100, y + 0.5 - 80) < 48)
            expect(at(result, x, y)).toBeGreaterThanOrEqual(least);
    expect(at(filled, 100, 10)).toBe(0);
    expect(at(drawnIn, 5, 5)).toBe(0);
  });

  it("is everything else where the contour is open, and nothing where it is painted", () => {
    const mask = ring(1);
    mask.data.fill(0, 0, 200 * 80);
    expect(selectEnclosed(mask, 100, 90)).toMatchObject({ x: 0, y: 0, width: 200, height: 160 });
    expect(selectEnclosed(ring(1), 150, 80)).toBeNull();
    expect(selectEnclosed(mask, -1, 90)).toBeNull();
    expect(selectEnclosed(mask, 5, 900)).toBeNull();
  });
});

describe("parts of a mask", () => {
  it("are those that a naive search finds", () => {
    fc.assert(
      fc.property(anyMask, (mask) => {
        const left = new Set([...mask.data.keys()].filter((index) => (mask.data[index] ?? 0) >= 128));
        const sizes = [...left].map((start) => taken(mask, start, left)).filter((size) => size > 0);
        const found = components(mask);
        expect(found.map(({ pixels }) => pixels)).toEqual(sizes.sort((a, b) => b - a));
        for (const { bounds, pixels } of found) {
          const free = copyOf(mask, bounds).data.filter((value) => value >= 128).length;
          expect(free).toBeGreaterThanOrEqual(pixels);
        }
      }),
    );
  });
});

const rules: Record<Combination, (old: number, chosen: number) => number> = {
  replace: (_, chosen) => chosen,
  add: Math.max,
  subtract: (old, chosen) => Math.min(old, 255 - chosen),
  intersect: Math.min,
};

/** What is selected, at the places of the mask. */
function drawnAlone(mask: Mask, selection: Selection | null): Uint8Array {
  return mask.data.map((_, index) => {
    const x = (index % mask.width) - (selection?.x ?? 0);
    const y = Math.floor(index / mask.width) - (selection?.y ?? 0);
    const isIn = selection && x >= 0 && y >= 0 && x < selection.width && y < selection.height;
    return isIn ? at(selection, x, y) : 0;
  });
}

describe("drawing a selection in", () => {
  it.each(combinations)("follows its rule for every pixel, inside and outside: %s", (combination) => {
    const anyPart = fc.record({
      x: fc.integer({ min: -9, max: 30 }),
      y: fc.integer({ min: -9, max: 30 }),
      part: anyMask,
    });
    fc.assert(
      fc.property(anyMask, fc.option(anyPart), (mask, piece) => {
        const selection = piece && { ...piece.part, x: piece.x, y: piece.y };
        const chosen = drawnAlone(mask, selection);
        const expected = mask.data.map((old, index) => rules[combination](old, chosen[index] ?? 0));
        combine(mask, selection, combination);
        expect(mask.data).toEqual(expected);
      }),
    );
  });
});
