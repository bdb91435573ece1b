import { expect, it } from "vitest";
import { middleOf, movedCrosshair, rectangleBetween, revealed } from "./crosshair.ts";

const picture = { width: 1500, height: 1000 };
const arrow = (key: string, modifiers = {}) => ({ key, shiftKey: false, altKey: false, ...modifiers });

it("moves by a hundredth, a tenth or a pixel", () => {
  const from = { x: 750.5, y: 500.5 };
  expect(movedCrosshair(from, picture, arrow("ArrowRight"))).toEqual({ x: 765.5, y: 500.5 });
  expect(movedCrosshair(from, picture, arrow("ArrowUp", { shiftKey: true }))).toEqual({ x: 750.5, y: 400.5 });
  expect(movedCrosshair(from, picture, arrow("ArrowLeft", { altKey: true }))).toEqual({ x: 749.5, y: 500.5 });
  expect(movedCrosshair(from, picture, arrow("Enter"))).toBeNull();
});

it("stops in the middle of the outermost pixel, and moves at least a pixel", () => {
  expect(movedCrosshair({ x: 3, y: 0.5 }, picture, arrow("ArrowLeft"))?.x).toBe(0.5);
  expect(movedCrosshair({ x: 1499, y: 3 }, picture, arrow("ArrowRight"))?.x).toBe(1499.5);
  expect(movedCrosshair({ x: 1.5, y: 0.5 }, { width: 8, height: 8 }, arrow("ArrowRight"))?.x).toBe(2.5);
});

it("starts in the middle of a pixel and counts both corners in", () => {
  expect(middleOf({ width: 4, height: 5 })).toEqual({ x: 2.5, y: 2.5 });
  expect(rectangleBetween({ x: 9.5, y: 2.5 }, { x: 0.5, y: 4.5 })).toEqual({
    x: 0,
    y: 2,
    width: 10,
    height: 3,
  });
  expect(rectangleBetween({ x: 3.5, y: 3.5 }, { x: 3.5, y: 3.5 })).toEqual({
    x: 3,
    y: 3,
    width: 1,
    height: 1,
  });
});

it("keeps the crosshair in sight, and leaves the view alone while it is", () => {
  const view = { scale: 2, x: 0, y: 0 };
  const stage = { width: 400, height: 300 };
  expect(revealed({ x: 100, y: 50 }, view, stage)).toBe(view);
  expect(revealed({ x: 300, y: 50 }, view, stage)).toEqual({ scale: 2, x: -224, y: 0 });
  expect(revealed({ x: 0.5, y: 0.5 }, view, stage)).toEqual({ scale: 2, x: 23, y: 23 });
});
