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
  let left = within.x + within.width;
  let right = within.x - 1;
  for (let y = top; y <= bottom; y++) {
    const row = y * mask.width;
    let x = within.x;
    while (x < left && (mask.data[row + x] as number) < threshold) x++;
    left = x;
    x = within.x + within.width - 1;
    while (x > right && (mask.data[row + x] as number) < threshold) x--;
    right = x;
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function hasAny({ width, data }: Mask, left: number, right: number, y: number, threshold: number): boolean {
  const start = y * width + left;
  const end = y * width + right;
  const isWhole = (data.byteOffset + start) % 4 === 0 && end - start >= 4;
  let index = start;
  if (isWhole && threshold === 1) {
    const words = new Uint32Array(data.buffer, data.byteOffset + start, (end - start) >> 2);
    for (let word = 0; word < words.length; word++) if (words[word] !== 0) return true;
    index += 4 * words.length;
  }
  for (; index < end; index++) if ((data[index] as number) >= threshold) return true;
  return false;
}
