import { expect, it } from "vitest";
import { createMask } from "#lib/masks/mask.ts";
import { withoutOutset } from "./outset.ts";

it("takes out what lies inside of the sides", () => {
  const larger = createMask(9, 4);
  larger.data.fill(255);
  larger.data.set([0, 0, 0, 0], 9 + 2);
  larger.data.set([0, 7, 0, 255], 18 + 2);
  larger.data.set([0, 0, 0, 0], 27 + 2);
  const inner = createMask(4, 3);
  inner.data.set([0, 7, 0, 255], 4);
  expect(withoutOutset(larger, { left: 2, top: 1, right: 3, bottom: 0 })).toEqual(inner);
});
