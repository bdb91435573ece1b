import { expect, it } from "vitest";
import type { Mark } from "./mark.ts";
import { numbersOf, withNumber } from "./mark-numbers.ts";

const picture = { width: 1000, height: 500 };
const base = { id: "mark_1", color: "red", size: 6, text: "" } as const;
const arrow: Mark = {
  ...base,
  kind: "arrow",
  points: [
    { x: 100, y: 100 },
    { x: 300, y: 50 },
  ],
};
const wave: Mark = {
  ...base,
  kind: "pen",
  points: [
    { x: 100, y: 100 },
    { x: 150, y: 120 },
    { x: 200, y: 100 },
  ],
};

it("shows an arrow by its ends and a box by its corner and size", () => {
  expect(numbersOf(arrow, "percent", picture)).toEqual([
    { name: "x", value: 10 },
    { name: "y", value: 20 },
    { name: "toX", value: 30 },
    { name: "toY", value: 10 },
    { name: "size", value: 6 },
  ]);
  expect(numbersOf(wave, "pixels", picture).map(({ value }) => value)).toEqual([100, 100, 100, 20, 6]);
});

it("moves one end of an arrow, and stretches what a hand drew", () => {
  expect(withNumber(arrow, "toY", 80, { unit: "percent", picture }).points).toEqual([
    { x: 100, y: 100 },
    { x: 300, y: 400 },
  ]);
  const wider = withNumber(wave, "width", 200, { unit: "pixels", picture });
  expect(wider.points.map(({ x }) => x)).toEqual([100, 200, 300]);
  const lower = withNumber(wave, "y", 60, { unit: "percent", picture });
  expect(lower.points.map(({ y }) => y)).toEqual([300, 320, 300]);
  expect(withNumber(wave, "size", 5000, { unit: "pixels", picture }).size).toBe(1000);
});
