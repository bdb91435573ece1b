import type { Mask, Rectangle } from "#lib/masks/mask.ts";
import { wholeOf } from "#lib/masks/rectangle.ts";

/** What encloses all pixels of at least `threshold`, looked for inside `within`; null when there are none. */
export function bounds(mask: Mask, threshold = 1, within: Rectangle = wholeOf(mask)): Rectangle | null {
  const end = within.y + within.height;
  let top = within.y;
  while (top < end && !hasAny(mask, within.x, within.x + within.width, top, threshold)) top++;
  if (top === end) return null;
  let bottom = end - 1;
  while (!hasAny(mask, within.x, within.x + within.width, bottom, threshold)) bottom--;
  const outer = within.x + within.width;
  let left = outer;
  let right = within.x - 1;
  for (let y = top; y <= bottom; y++) {
    const row = y * mask.width;
    if (hasAny(mask, within.x, left, y, threshold)) {
      left = within.x;
      while ((mask.data[row + left] as number) < threshold) left++;
    }
    if (hasAny(mask, right + 1, outer, y, threshold)) {
      right = outer - 1;
      while ((mask.data[row + right] as number) < threshold) right--;
    }
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function hasAny({ width, data }: Mask, left: number, right: number, y: number, threshold: number): boolean {
  const end = y * width + right;
  let index = y * width + left;
  if (threshold === 1 && end - index >= 8) {
    for (; (data.byteOffset + index) % 4 !== 0; index++) if (data[index] !== 0) return true;
    const words = new Uint32Array(data.buffer, data.byteOffset + index, (end - index) >> 2);
    for (let word = 0; word < words.length; word++) if (words[word] !== 0) return true;
    index += 4 * words.length;
  }
  for (; index < end; index++) if ((data[index] as number) >= threshold) return true;
  return false;
}
