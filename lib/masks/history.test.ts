import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawCapsule } from "#lib/masks/capsule.ts";
import { fillHoles } from "#lib/masks/fill.ts";
import { createHistory } from "#lib/masks/history.ts";
import { combinations, createMask, type Mask, type Touch } from "#lib/masks/mask.ts";
import { feather, grow, shrink, smooth } from "#lib/masks/morph.ts";
import { polygonSelection } from "#lib/masks/polygon.ts";
import { wholeOf } from "#lib/masks/rectangle.ts";
import { combine } from "#lib/masks/selection.ts";
import { ellipseSelection, gradientSelection, rectangleSelection } from "#lib/masks/shapes.ts";
import { changesBy, type Strips, stripsOf } from "#lib/masks/strips.ts";
import { applyChange, type TileChange } from "#lib/masks/tile-change.ts";

// Rows that begin on whole words of memory, and rows that don't.
const sizes = [
  { width: 600, height: 300 },
  { width: 601, height: 299 },
];
const anyJumps = fc.array(fc.nat(12), { maxLength: 4 });
const anySize = fc.constantFrom(...sizes);
const nothing = new Uint8Array(0);
const place = fc.record({ x: fc.integer({ min: -50, max: 650 }), y: fc.integer({ min: -50, max: 350 }) });
const radius = fc.integer({ min: 1, max: 60 });
const combination = fc.constantFrom(...combinations);

type Deed = (mask: Mask, touch: Touch) => void;
const anyStroke: fc.Arbitrary<Deed> = fc
  .tuple(place, place, radius, radius, fc.constantFrom(1, 0.4), fc.boolean())
  .map(
    ([from, to, a, b, hardness, erase]): Deed =>
      (mask, touch) => {
        drawCapsule(mask, { ...from, radius: a }, { ...to, radius: b }, hardness, erase, touch);
      },
  );
const box = fc
  .tuple(place, radius, radius)
  .map(([{ x, y }, width, height]) => ({ x, y, width: width * 5, height: height * 3 }));
const anyShape: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(box, fc.constantFrom(0, 9), combination).map(
    ([area, soft, how]): Deed =>
      (mask, touch) => {
        combine(mask, rectangleSelection(mask, area, soft), how, touch);
      },
  ),
  fc.tuple(box, fc.constantFrom(0, 9), combination).map(
    ([area, soft, how]): Deed =>
      (mask, touch) => {
        combine(mask, ellipseSelection(mask, area, soft), how, touch);
      },
  ),
  fc.tuple(fc.array(place, { maxLength: 12 }), combination).map(
    ([points, how]): Deed =>
      (mask, touch) => {
        combine(mask, polygonSelection(mask, points), how, touch);
      },
  ),
  fc.tuple(place, place, combination).map(
    ([from, to, how]): Deed =>
      (mask, touch) => {
        combine(mask, gradientSelection(mask, from, to), how, touch);
      },
  ),
);
type Morph = (mask: Mask) => Strips | null;
const anyMorph = fc.constantFrom<Morph>(
  (mask) => {
    const filled = fillHoles(mask);
    return filled && stripsOf(filled);
  },
  (mask) => grow(mask, 7),
  (mask) => shrink(mask, 4),
  (mask) => feather(mask, 12),
  (mask) => smooth(mask, 6),
);
const morphed = (mask: Mask, morph: Morph): TileChange[] => changesBy(mask, morph(mask), "replace");
const morphHere = anyMorph.map(
  (morph): Deed =>
    (mask, touch) => {
      touch(wholeOf(mask));
      for (const change of morphed(mask, morph)) applyChange(mask, change);
    },
);
const anyWork = fc.array(
  fc.oneof({ weight: 3, arbitrary: anyStroke }, { weight: 2, arbitrary: anyShape }, morphHere),
  {
    minLength: 1,
    maxLength: 12,
  },
);

/** `perStep`: so many deeds are one step, of which what is done is packed whenever more is written. */
function work(
  deeds: readonly Deed[],
  budget?: number,
  { width, height } = sizes[0] as (typeof sizes)[0],
  perStep = 1,
) {
  const mask = createMask(width, height);
  const history = createHistory(mask, { budget, busy: 0 });
  const states = [mask.data.slice()];
  for (const [index, deed] of deeds.entries()) {
    if (index % perStep === 0) history.begin(`deed ${index}`);
    deed(mask, (rectangle) => {
      if (perStep > 1) history.prepare(Number.POSITIVE_INFINITY);
      history.touch(rectangle);
    });
    const isLast = index % perStep === perStep - 1 || index === deeds.length - 1;
    if (isLast && history.commit()) states.push(mask.data.slice());
  }
  return { mask, history, states };
}

describe("the history of a mask", () => {
  it("goes back and forth through any work without losing a bit", () => {
    fc.assert(
      fc.property(anyWork, anyJumps, anySize, fc.constantFrom(1, 4), (deeds, jumps, size, perStep) => {
        const { mask, history, states } = work(deeds, undefined, size, perStep);
        expect(history.steps).toHaveLength(states.length - 1);
        for (let at = states.length - 2; at >= 0; at--) {
          expect(history.undo()).not.toBeNull();
          expect(Buffer.compare(mask.data, states[at] ?? nothing)).toBe(0);
        }
        expect(history.undo()).toBeNull();
        for (let at = 1; at < states.length; at++) {
          expect(history.redo()).toEqual(history.steps[at - 1]?.bounds);
          expect(Buffer.compare(mask.data, states[at] ?? nothing)).toBe(0);
        }
        expect(history.redo()).toBeNull();
        for (const jump of jumps) {
          history.goTo(jump);
          expect(history.at).toBe(Math.min(jump, states.length - 1));
          expect(Buffer.compare(mask.data, states[history.at] ?? nothing)).toBe(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("never takes more than its budget, and goes back as far as it still knows", () => {
    fc.assert(
      fc.property(anyWork, fc.constantFrom(0, 500, 2_000, 20_000, 200_000), (deeds, budget) => {
        const { mask, history, states } = work(deeds, budget);
        expect(history.bytes).toBeLessThanOrEqual(budget);
        const kept = history.steps.length;
        while (history.undo());
        expect(Buffer.compare(mask.data, states[states.length - 1 - kept] ?? nothing)).toBe(0);
        expect(history.bytes).toBeLessThanOrEqual(budget);
      }),
      { numRuns: 40 },
    );
  });

  it("tells the exact bounds of what a step changed", () => {
    const mask = createMask(600, 300);
    const history = createHistory(mask);
    history.begin("rectangle");
    combine(mask, rectangleSelection(mask, { x: 250, y: 3, width: 20, height: 290 }), "add", history.touch);
    expect(history.commit()).toMatchObject({
      label: "rectangle",
      bounds: { x: 250, y: 3, width: 20, height: 290 },
    });
  });

  it("keeps nothing of what changed nothing", () => {
    const { mask, history } = work([]);
    history.begin("erase what is empty");
    drawCapsule(mask, { x: 50, y: 50, radius: 9 }, { x: 90, y: 50, radius: 9 }, 1, true, history.touch);
    expect(history.isOpen).toBe(true);
    expect(history.commit()).toBeNull();
    expect(history.commit()).toBeNull();
    expect(history).toMatchObject({ steps: [], at: 0, bytes: 0, isOpen: false });
  });

  it("puts back what a cancelled stroke wrote over", () => {
    fc.assert(
      fc.property(anyWork, anyStroke, (deeds, stroke) => {
        const { mask, history } = work(deeds);
        const before = mask.data.slice();
        const { bytes, steps } = history;
        history.begin("cancelled");
        stroke(mask, history.touch);
        history.prepare(Number.POSITIVE_INFINITY);
        stroke(mask, history.touch);
        history.prepare(Number.POSITIVE_INFINITY);
        history.cancel();
        expect(Buffer.compare(mask.data, before)).toBe(0);
        expect(history).toMatchObject({ bytes, steps, isOpen: false });
      }),
      { numRuns: 20 },
    );
  });

  it("takes in what was drawn on a copy as if it had been drawn here", () => {
    fc.assert(
      fc.property(anyWork, anyMorph, anySize, (deeds, morph, size) => {
        const { mask, history } = work(deeds, undefined, size);
        const before = mask.data.slice();
        const changes = morphed({ ...mask, data: before }, morph);
        for (const change of changes) applyChange(mask, change);
        const steps = history.steps.length;
        expect(history.adopt("elsewhere", changes) === null).toBe(changes.length === 0);
        expect(history.steps).toHaveLength(changes.length === 0 ? steps : steps + 1);
        history.goTo(steps);
        expect(Buffer.compare(mask.data, before)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it("commits an open stroke before it goes back, and forgets what was undone once something new is drawn", () => {
    const mask = createMask(300, 300);
    const history = createHistory(mask);
    const dab = (x: number) =>
      drawCapsule(mask, { x, y: 150, radius: 8 }, { x, y: 150, radius: 8 }, 1, false, history.touch);
    for (const x of [50, 100, 150]) {
      history.begin(`at ${x}`);
      dab(x);
    }
    history.undo();
    expect(history.steps.map(({ label }) => label)).toEqual(["at 50", "at 100", "at 150"]);
    expect(history.at).toBe(2);
    history.begin("instead");
    dab(200);
    history.commit();
    expect(history.steps.map(({ label }) => label)).toEqual(["at 50", "at 100", "instead"]);
    expect(history.redo()).toBeNull();
    expect(new Set(history.steps.map(({ id }) => id)).size).toBe(3);
    const { bytes } = history;
    history.clear();
    expect(bytes).toBeGreaterThan(0);
    expect(history).toMatchObject({ steps: [], at: 0, bytes: 0 });
  });
});
