import { expect, it } from "vitest";
import { createMask } from "#lib/masks/mask.ts";
import { withOutset, withoutOutset } from "./outset.ts";

const sides = { left: 2, top: 1, right: 3, bottom: 0 };

it("puts the mask into a larger one that is free around it, and takes it out again", () => {
  const mask = createMask(4, 3);
  mask.data.set([0, 7, 0, 255], 4);
  const larger = withOutset(mask, sides);
  expect(larger).toMatchObject({ width: 9, height: 4 });
  const rows = Array.from({ length: 4 }, (_, y) => [...larger.data.subarray(y * 9, (y + 1) * 9)]);
  expect(rows).toEqual([
    [255, 255, 255, 255, 255, 255, 255, 255, 255],
    [255, 255, 0, 0, 0, 0, 255, 255, 255],
    [255, 255, 0, 7, 0, 255, 255, 255, 255],
    [255, 255, 0, 0, 0, 0, 255, 255, 255],
  ]);
  expect(withoutOutset(larger, sides)).toEqual(mask);
});

it("is the very same mask where nothing is added", () => {
  const mask = createMask(4, 3);
  expect(withOutset(mask, { left: 0, top: 0, right: 0, bottom: 0 })).toBe(mask);
});
