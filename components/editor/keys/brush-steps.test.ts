import { expect, it } from "vitest";
import { largestBrush, steppedHardness, steppedSize } from "./brush-steps.ts";

const picture = { width: 1536, height: 1024 };

it("steps by a tenth, always by a pixel at least, and never out of the limits", () => {
  expect(steppedSize(100, 1, picture)).toBe(110);
  expect(steppedSize(110, -1, picture)).toBe(100);
  expect(steppedSize(3, 1, picture)).toBe(4);
  expect(steppedSize(1, -1, picture)).toBe(1);
  expect(steppedSize(1020, 1, picture)).toBe(1024);
});

it("is never larger than the picture, and usable on a tiny one", () => {
  expect(largestBrush({ width: 8192, height: 6000 })).toBe(2000);
  expect(largestBrush({ width: 3, height: 900 })).toBe(16);
});

it("keeps hardness on tenths", () => {
  expect(steppedHardness(0.8, 1)).toBe(0.9);
  expect(steppedHardness(1, 1)).toBe(1);
  expect(steppedHardness(0.05, -1)).toBe(0);
});
