import { expect, it } from "vitest";
import { createMask } from "#lib/masks/mask.ts";
import { freeShare } from "./free-share.ts";

it("tells all, some and none, up to the outermost pixels", () => {
  const mask = createMask(300, 200);
  const area = { x: 10, y: 20, width: 250, height: 130 };
  expect(freeShare(mask, area)).toBe("none");
  for (let y = area.y; y < area.y + area.height; y++)
    mask.data.fill(255, y * 300 + area.x, y * 300 + area.x + area.width);
  expect(freeShare(mask, area)).toBe("all");
  expect(freeShare(mask, { ...area, width: area.width + 1 })).toBe("some");
  mask.data.fill(127, area.y * 300, area.y * 300 + 300);
  expect(freeShare(mask, area)).toBe("some");
});
