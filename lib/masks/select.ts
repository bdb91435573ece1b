import { createColorMatch, type Pixels } from "#lib/masks/color-match.ts";
import { createMask, type Mask, type Rectangle } from "#lib/masks/mask.ts";
import { spanning, wholeOf, widened } from "#lib/masks/rectangle.ts";
import { createSelection, type Selection } from "#lib/masks/selection.ts";
import type { Strips } from "#lib/masks/strips.ts";

/** All pixels of the picture that look like the one at (x, y), with soft edges; null outside of the picture. */
export function selectByColor(pixels: Pixels, x: number, y: number, tolerance: number): Strips | null {
  if (!isInside(pixels, x, y)) return null;
  const { width } = pixels;
  const grade = createColorMatch(pixels, x, y, tolerance, 255);
  return {
    ...wholeOf(pixels),
    reach: 0,
    draw: (top, rows, target) => grade(top * width, (top + rows) * width, target),
  };
}

/** The same, but only those that hang together with (x, y) by their sides, and the soft edge around them. */
export function floodSelect(pixels: Pixels, x: number, y: number, tolerance: number): Selection | null {
  if (!isInside(pixels, x, y)) return null;
  const grades = createMask(pixels.width, pixels.height);
  const grade = createColorMatch(pixels, x, y, tolerance, sameColor);
  const isGraded = new Uint8Array(pixels.height);
  const used = flood(grades, y * pixels.width + x, (row) => {
    if (isGraded[row] === 1) return;
    isGraded[row] = 1;
    const start = row * pixels.width;
    grade(start, start + pixels.width, grades.data.subarray(start));
  });
  const within = used && widened(used, 1, pixels);
  return within && reachedIn(grades, within);
}

const isInside = ({ width, height }: Pixels, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < width && y < height;

const sameColor = 254;
// In place of its grade, for a pixel that the flood came to.
const reached = 255;

/**
 * Floods what has the same colour from a pixel on, a run at a time; above and below each it goes on where another one
 * starts. `prepare` is called before a row is looked at. Answers what encloses the flood.
 */
function flood(
  { width, height, data }: Mask,
  start: number,
  prepare: (row: number) => void,
): Rectangle | null {
  const waiting: Stack = { items: new Int32Array(4096), count: 0 };
  let [left, top, right, bottom] = [width, height, 0, 0];
  prepare(Math.floor(start / width));
  push(waiting, start);
  while (waiting.count > 0) {
    const from = waiting.items[--waiting.count] as number;
    if (data[from] !== sameColor) continue;
    const row = Math.floor(from / width);
    let first = from;
    while (first > row * width && data[first - 1] === sameColor) first--;
    let end = from + 1;
    while (end < (row + 1) * width && data[end] === sameColor) end++;
    data.fill(reached, first, end);
    left = Math.min(left, first - row * width);
    right = Math.max(right, end - row * width);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
    for (const beside of [row - 1, row + 1]) {
      if (beside < 0 || beside === height) continue;
      prepare(beside);
      pushStarts(waiting, data, first + (beside - row) * width, end + (beside - row) * width);
    }
  }
  return spanning(left, top, right, bottom);
}

type Stack = { items: Int32Array; count: number };

/** Where runs of the same colour start. */
function pushStarts(stack: Stack, data: Uint8Array, from: number, to: number): void {
  let wasSame = false;
  for (let index = from; index < to; index++) {
    const isSame = data[index] === sameColor;
    if (isSame && !wasSame) push(stack, index);
    wasSame = isSame;
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

/** What was reached, and beside it what is similar. */
function reachedIn({ width, data }: Mask, within: Rectangle): Selection {
  const selection = createSelection(within);
  for (let row = 0; row < within.height; row++) {
    const start = (within.y + row) * width + within.x;
    for (let x = 0; x < within.width; x++) {
      const index = start + x;
      const grade = data[index] as number;
      if (grade === 0 || grade === sameColor) continue;
      if (grade === reached || isBesideReached(data, index, width))
        selection.data[row * within.width + x] = grade;
    }
  }
  return selection;
}

function isBesideReached(data: Uint8Array, index: number, width: number): boolean {
  const column = index % width;
  return (
    data[index - width] === reached ||
    data[index + width] === reached ||
    (column > 0 && data[index - 1] === reached) ||
    (column < width - 1 && data[index + 1] === reached)
  );
}
