import { createMask, type Mask } from "#lib/masks/mask.ts";

/** Pixels on each side. */
type Sides = { left: number; top: number; right: number; bottom: number };

/** A larger mask with this one in it; what is added is free. The very same one when nothing is. */
export function withOutset(mask: Mask, { left, top, right, bottom }: Sides): Mask {
  if (left + top + right + bottom === 0) return mask;
  const larger = createMask(mask.width + left + right, mask.height + top + bottom);
  larger.data.fill(255);
  for (let y = 0; y < mask.height; y++)
    larger.data.set(
      mask.data.subarray(y * mask.width, (y + 1) * mask.width),
      (top + y) * larger.width + left,
    );
  return larger;
}

/** What lies inside of the sides. */
export function withoutOutset(mask: Mask, { left, top, right, bottom }: Sides): Mask {
  const inner = createMask(mask.width - left - right, mask.height - top - bottom);
  for (let y = 0; y < inner.height; y++) {
    const start = (top + y) * mask.width + left;
    inner.data.set(mask.data.subarray(start, start + inner.width), y * inner.width);
  }
  return inner;
}
