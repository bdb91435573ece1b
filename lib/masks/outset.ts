import { createMask, type Mask } from "#lib/masks/mask.ts";

/** Pixels on each side. */
type Sides = { left: number; top: number; right: number; bottom: number };

/** What lies inside of the sides. */
export function withoutOutset(mask: Mask, { left, top, right, bottom }: Sides): Mask {
  const inner = createMask(mask.width - left - right, mask.height - top - bottom);
  for (let y = 0; y < inner.height; y++) {
    const start = (top + y) * mask.width + left;
    inner.data.set(mask.data.subarray(start, start + inner.width), y * inner.width);
  }
  return inner;
}
