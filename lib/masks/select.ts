import { bounds } from "#lib/masks/bounds.ts";
import { type ColorMatch, colorMatch, difference, type Pixels, partOf } from "#lib/masks/color-match.ts";
import { createMask, type Mask } from "#lib/masks/mask.ts";
import { widened } from "#lib/masks/rectangle.ts";
import { copyOf, type Selection } from "#lib/masks/selection.ts";

/** All pixels of the picture that look like the one at (x, y), with soft edges; null outside of the picture. */
export function selectByColor(pixels: Pixels, x: number, y: number, tolerance: number): Selection | null {
  if (!isInside(pixels, x, y)) return null;
  const match = colorMatch(pixels, x, y, tolerance);
  const found = createMask(pixels.width, pixels.height);
  const { words, same, similar } = match;
  for (let index = 0; index < words.length; index++) {
    const square = difference(match, words[index] as number);
    if (square <= same) found.data[index] = 255;
    else if (square < similar) found.data[index] = partOf(match, square);
  }
  return cropped(found, 0);
}

/** The same, but only those that hang together with (x, y) by their sides, and the soft edge around them. */
export function floodSelect(pixels: Pixels, x: number, y: number, tolerance: number): Selection | null {
  if (!isInside(pixels, x, y)) return null;
  const match = colorMatch(pixels, x, y, tolerance);
  const found = createMask(pixels.width, pixels.height);
  flood(match, found, y * pixels.width + x);
  const selection = cropped(found, 1);
  if (selection) soften(selection, match, pixels.width);
  return selection;
}

const isInside = ({ width, height }: Pixels, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < width && y < height;

function cropped(found: Mask, rim: number): Selection | null {
  const used = bounds(found);
  const within = used && widened(used, rim, found);
  return within && copyOf(found, within);
}

/** Fills from a pixel on, a run at a time; above and below each run it goes on where another one starts. */
function flood(match: ColorMatch, { width, data }: Mask, start: number): void {
  const { words, same } = match;
  const isOpen = (index: number) => data[index] === 0 && difference(match, words[index] as number) <= same;
  const waiting: Stack = { items: new Int32Array(4096), count: 0 };
  push(waiting, start);
  while (waiting.count > 0) {
    const from = waiting.items[--waiting.count] as number;
    if (!isOpen(from)) continue;
    const rowStart = from - (from % width);
    let left = from;
    while (left > rowStart && isOpen(left - 1)) left--;
    let right = from + 1;
    while (right < rowStart + width && isOpen(right)) right++;
    data.fill(255, left, right);
    if (left >= width) pushStarts(waiting, left - width, right - width, isOpen);
    if (left + width < data.length) pushStarts(waiting, left + width, right + width, isOpen);
  }
}

type Stack = { items: Int32Array; count: number };

function pushStarts(stack: Stack, from: number, to: number, isOpen: (index: number) => boolean): void {
  let wasOpen = false;
  for (let index = from; index < to; index++) {
    const open = isOpen(index);
    if (open && !wasOpen) push(stack, index);
    wasOpen = open;
  }
}

function push(stack: Stack, item: number): void {
  if (stack.count === stack.items.length) {
    const larger = new Int32Array(2 * stack.count);
    larger.set(stack.items);
    stack.items = larger;
  }
  stack.items[stack.count++] = item;
}

/** Gives the pixels beside the selection as much as they look like it. */
function soften(selection: Selection, match: ColorMatch, pictureWidth: number): void {
  const { data, width, height } = selection;
  for (let row = 0; row < height; row++) {
    const start = row * width;
    const picture = (selection.y + row) * pictureWidth + selection.x;
    for (let x = 0; x < width; x++) {
      const index = start + x;
      if (data[index] !== 0) continue;
      const isBeside =
        (x > 0 && data[index - 1] === 255) ||
        (x < width - 1 && data[index + 1] === 255) ||
        (row > 0 && data[index - width] === 255) ||
        (row < height - 1 && data[index + width] === 255);
      // 255 is for those that were reached.
      if (isBeside)
        data[index] = Math.min(254, partOf(match, difference(match, match.words[picture + x] as number)));
    }
  }
}
