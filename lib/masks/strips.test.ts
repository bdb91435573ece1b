import fc from "fast-check";
import { expect, it } from "vitest";
import { combinations, createMask, type Mask } from "#lib/masks/mask.ts";
import { feather, grow, shrink, smooth } from "#lib/masks/morph.ts";
import { combine } from "#lib/masks/selection.ts";
import { ellipseSelection } from "#lib/masks/shapes.ts";
import { changesBy } from "#lib/masks/strips.ts";
import { applyChange } from "#lib/masks/tile-change.ts";

const box = fc.record({
  x: fc.integer({ min: -20, max: 60 }),
  y: fc.integer({ min: -100, max: 1300 }),
  width: fc.integer({ min: 5, max: 60 }),
  height: fc.integer({ min: 5, max: 700 }),
});

it("draws strip by strip what is drawn in one go, without touching the mask", () => {
  fc.assert(
    fc.property(
      fc.array(box, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(grow, shrink, feather, smooth),
      fc.constantFrom(0, 1, 17, 150),
      fc.constantFrom(...combinations),
      (boxes, morph, radius, combination) => {
        const mask: Mask = createMask(61, 1300);
        for (const area of boxes) combine(mask, ellipseSelection(mask, area, 3), "add");
        const before = mask.data.slice();
        const whole = morph(mask, radius);
        const expected = { ...mask, data: before.slice() };
        if (whole) {
          const data = new Uint8Array(whole.width * whole.height);
          whole.draw(whole.y, whole.height, data);
          combine(expected, { ...whole, data }, combination);
        } else combine(expected, null, combination);
        const changes = changesBy(mask, morph(mask, radius), combination);
        expect(Buffer.compare(mask.data, before)).toBe(0);
        for (const change of changes) applyChange(mask, change);
        expect(Buffer.compare(mask.data, expected.data)).toBe(0);
      },
    ),
    { numRuns: 40 },
  );
});
