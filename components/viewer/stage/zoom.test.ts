import { describe, expect, it } from "vitest";
import {
  clamped,
  fitScale,
  fitted,
  gripOf,
  maxScale,
  nextLevel,
  type Point,
  panned,
  type Size,
  type View,
  wheelFactor,
  zoomedAt,
} from "#components/viewer/stage/zoom.ts";

const stage: Size = { width: 1000, height: 800 };
const wide: Size = { width: 3072, height: 1024 };
const tall: Size = { width: 1024, height: 3072 };
const huge: Size = { width: 8192, height: 8192 };
const small: Size = { width: 64, height: 64 };

/** The pixel of the picture, from its middle, that lies at a point of the stage. */
const pixelAt = ({ scale, x, y }: View, point: Point) => ({
  x: (point.x - x) / scale,
  y: (point.y - y) / scale,
});

describe("the zoom of a picture", () => {
  it.each([
    ["3:1", wide, 1000 / 3072],
    ["1:3", tall, 800 / 3072],
    ["huge", huge, 800 / 8192],
    ["small, which is not enlarged", small, 1],
    ["without a size", { width: 0, height: 0 }, 1],
  ])("fits one that is %s", (_, picture, scale) => {
    expect(fitScale(stage, picture)).toBeCloseTo(scale, 6);
  });

  it("keeps the pixel under the pointer where it is", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 120, y: -90 },
      { x: -300, y: 200 },
    ];
    for (const picture of [huge, { width: 2000, height: 1600 }])
      for (const point of points) {
        let view = fitted(stage, picture);
        const held = pixelAt(view, point);
        for (const scale of [0.6, 1, 1.7, 4, 2, 8]) {
          view = zoomedAt(view, scale, point, stage, picture);
          expect(view.scale).toBe(scale);
          expect(pixelAt(view, point).x).toBeCloseTo(held.x, 6);
          expect(pixelAt(view, point).y).toBeCloseTo(held.y, 6);
        }
      }
  });

  it("ends where the whole picture is seen, and at 3200 %", () => {
    const near = zoomedAt(fitted(stage, wide), 1000, { x: 10, y: 10 }, stage, wide);
    expect(near.scale).toBe(maxScale);
    expect(zoomedAt(near, 0.0001, { x: 400, y: 0 }, stage, wide)).toEqual(fitted(stage, wide));
  });

  it("never lets an edge come into the stage, and keeps what is narrow in the middle", () => {
    const view = { ...fitted(stage, wide), scale: 1, fits: false };
    // 3072 x 1024 on 1000 x 800: 1036 pixels of room to each side, 112 up and down.
    expect(panned(view, { x: 9000, y: -9000 }, stage, wide)).toMatchObject({ x: 1036, y: -112 });
    expect(panned(view, { x: -9000, y: 40 }, stage, wide)).toMatchObject({ x: -1036, y: 40 });
    expect(clamped({ scale: 0.9, x: 300, y: 300, fits: false }, stage, small)).toMatchObject({ x: 0, y: 0 });
    // As wide as the stage: nothing to pan sideways.
    expect(panned({ ...fitted(stage, wide) }, { x: 50, y: 50 }, stage, wide)).toMatchObject({ x: 0, y: 0 });
  });

  it("goes by round levels, from wherever it is", () => {
    expect([nextLevel(0.0977, 1), nextLevel(0.1, 1), nextLevel(1, 1), nextLevel(40, 1)]).toEqual([
      0.1,
      0.25,
      1.5,
      maxScale,
    ]);
    expect([nextLevel(1.2, -1), nextLevel(1, -1), nextLevel(0.01, -1)]).toEqual([1, 0.75, 0]);
  });

  it("takes a wheel as it comes: lines, pixels, pinches; never a leap", () => {
    const turn = (deltaY: number, deltaMode = 0, ctrlKey = false) =>
      wheelFactor({ deltaY, deltaMode, ctrlKey });
    expect(turn(-100)).toBeCloseTo(1.221, 3);
    expect(turn(-100) * turn(100)).toBeCloseTo(1, 9);
    expect(turn(3, 1)).toBeCloseTo(turn(48), 9);
    expect(turn(-5, 0, true)).toBeCloseTo(1.051, 3);
    expect(turn(-1e9)).toBe(turn(-240));
  });

  it("takes two fingers for one hand, also when they lie on each other", () => {
    expect(gripOf({ x: 0, y: 0 }, { x: 30, y: 40 })).toEqual({ middle: { x: 15, y: 20 }, spread: 50 });
    expect(gripOf({ x: 7, y: 7 }, { x: 7, y: 7 }).spread).toBe(1);
  });
});
