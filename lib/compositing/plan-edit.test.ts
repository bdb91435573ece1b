import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canvasOf, freeBounds, type PlanRequest, planEdit } from "#lib/compositing/plan-edit.ts";
import { checkSize } from "#lib/images/size-rule.ts";
import { families } from "#lib/models/families.ts";

const none = { left: 0, top: 0, right: 0, bottom: 0 };
const side = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900 }));

const requests = fc
  .record({
    source: fc.record({
      width: fc.integer({ min: 1, max: 8192 }),
      height: fc.integer({ min: 1, max: 6000 }),
    }),
    outset: fc.oneof(fc.constant(none), fc.record({ left: side, top: side, right: side, bottom: side })),
    corners: fc.option(
      fc.tuple(
        ...([1, 1, 1, 1].map(() => fc.double({ min: 0, max: 1, noNaN: true })) as [
          fc.Arbitrary<number>,
          fc.Arbitrary<number>,
          fc.Arbitrary<number>,
          fc.Arbitrary<number>,
        ]),
      ),
    ),
    family: fc.constantFrom(families["1.5"], families["2"], families["2.6"]),
    context: fc.double({ min: 0, max: 4, noNaN: true }),
  })
  .map(({ source, outset, corners, family, context }): PlanRequest => {
    const canvas = canvasOf(source, outset);
    const bounds = corners && {
      x: Math.floor(Math.min(corners[0], corners[1]) * (canvas.width - 1)),
      y: Math.floor(Math.min(corners[2], corners[3]) * (canvas.height - 1)),
      width: 1,
      height: 1,
    };
    if (bounds && corners) {
      bounds.width = Math.max(1, Math.floor(Math.max(corners[0], corners[1]) * canvas.width) - bounds.x);
      bounds.height = Math.max(1, Math.floor(Math.max(corners[2], corners[3]) * canvas.height) - bounds.y);
    }
    return { source, outset, bounds, sizes: family.sizes, context, maskTaken: true, markup: "none" };
  });

describe("the plan of an edit", () => {
  it("is a legal size, a crop inside the canvas and all of the mask within it, whatever is asked", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { canvas, crop, placed, modelSize, scale } = planEdit(request);
        expect(checkSize(request.sizes, `${modelSize.width}x${modelSize.height}`)).toBeNull();
        expect(crop.x).toBeGreaterThanOrEqual(0);
        expect(crop.y).toBeGreaterThanOrEqual(0);
        expect(crop.x + crop.width).toBeLessThanOrEqual(canvas.width);
        expect(crop.y + crop.height).toBeLessThanOrEqual(canvas.height);
        expect(placed.x + placed.width).toBeLessThanOrEqual(modelSize.width);
        expect(placed.y + placed.height).toBeLessThanOrEqual(modelSize.height);
        const free = freeBounds(request.bounds, request.source, request.outset);
        if (free) {
          expect(free.x).toBeGreaterThanOrEqual(crop.x);
          expect(free.y).toBeGreaterThanOrEqual(crop.y);
          expect(free.x + free.width).toBeLessThanOrEqual(crop.x + crop.width);
          expect(free.y + free.height).toBeLessThanOrEqual(crop.y + crop.height);
        } else expect(crop).toEqual({ x: 0, y: 0, ...canvas });
        // Larger than twice only where the canvas has no more to show, in one direction at least.
        if (scale > 2.001) expect(crop.width === canvas.width || crop.height === canvas.height).toBe(true);
        const stretch = placed.width / crop.width / (placed.height / crop.height);
        // A frame is whole pixels: of a sliver they are a coarse measure.
        if (Math.min(placed.width, placed.height) > 100) expect(Math.abs(stretch - 1)).toBeLessThan(0.021);
      }),
      { numRuns: 200 },
    );
  });

  const plan = (over: Partial<PlanRequest>) =>
    planEdit({
      source: { width: 4096, height: 4096 },
      outset: none,
      bounds: { x: 953, y: 1850, width: 1102, height: 816 },
      sizes: families["1.5"].sizes,
      context: 0.35,
      maskTaken: true,
      markup: "none",
      ...over,
    });

  it("takes the size that shows the mask sharpest, in its shape, around its middle", () => {
    expect(plan({})).toMatchObject({
      modelSize: { width: 1536, height: 1024 },
      crop: { x: 313, y: 1464, width: 2382, height: 1588 },
      placed: { x: 0, y: 0, width: 1536, height: 1024 },
      maskSent: true,
    });
  });

  it("goes pixel by pixel where the model draws any size", () => {
    const { crop, modelSize, scale } = plan({ sizes: families["2.5"].sizes });
    expect(scale).toBe(1);
    expect(crop).toMatchObject(modelSize);
  });

  it("shifts the crop at a border instead of making it smaller", () => {
    const inside = plan({ bounds: { x: 2000, y: 2000, width: 300, height: 200 } });
    const corner = plan({ bounds: { x: 3796, y: 3896, width: 300, height: 200 } });
    expect(corner.crop).toMatchObject({ width: inside.crop.width, height: inside.crop.height });
    expect(corner.crop.x + corner.crop.width).toBe(4096);
    expect(corner.crop.y + corner.crop.height).toBe(4096);
  });

  it("shows more surroundings of a small mask rather than enlarge it more than twice", () => {
    const { scale, crop } = plan({ bounds: { x: 2000, y: 2000, width: 8, height: 8 } });
    expect(scale).toBeCloseTo(2, 2);
    expect(crop.width).toBe(512);
  });

  it("frames a picture of a shape that the model does not draw", () => {
    const { placed, modelSize, crop } = plan({ source: { width: 4000, height: 400 }, bounds: null });
    expect(crop).toEqual({ x: 0, y: 0, width: 4000, height: 400 });
    expect(modelSize).toEqual({ width: 1536, height: 1024 });
    expect(placed).toEqual({ x: 0, y: 435, width: 1536, height: 154 });
  });

  it("is the whole picture without a mask, and sends none", () => {
    expect(plan({ bounds: null })).toMatchObject({
      crop: { x: 0, y: 0, width: 4096, height: 4096 },
      maskSent: false,
    });
    expect(plan({ maskTaken: false }).maskSent).toBe(false);
    expect(plan({ markup: "field" }).maskSent).toBe(false);
  });

  it("counts what an outset adds as free", () => {
    const outset = { left: 0, top: 0, right: 512, bottom: 0 };
    expect(freeBounds(null, { width: 1000, height: 800 }, outset)).toEqual({
      x: 1000,
      y: 0,
      width: 512,
      height: 800,
    });
    const { canvas, maskSent } = plan({ source: { width: 1000, height: 800 }, outset, bounds: null });
    expect(canvas).toEqual({ width: 1512, height: 800 });
    expect(maskSent).toBe(true);
  });
});
