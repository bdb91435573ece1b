import { blur, deviation } from "#lib/masks/blur.ts";
import { bounds } from "#lib/masks/bounds.ts";
import { forDistances } from "#lib/masks/distance.ts";
import { halfFree, type Mask } from "#lib/masks/mask.ts";
import { wholeOf, widened } from "#lib/masks/rectangle.ts";
import { copyOf, createSelection, type Selection } from "#lib/masks/selection.ts";

/*
 * Changes of a whole mask. Each answers what the mask becomes, with nothing outside of it, for `combine(..., "replace")`;
 * null when nothing is left.
 */

export function invert(mask: Mask): Selection {
  const selection = copyOf(mask, wholeOf(mask));
  const words = new Uint32Array(selection.data.buffer, 0, selection.data.length >> 2);
  for (let index = 0; index < words.length; index++) words[index] = ~(words[index] as number);
  for (let index = words.length * 4; index < selection.data.length; index++)
    selection.data[index] = 255 - (selection.data[index] as number);
  return selection;
}

export function all(mask: Mask): Selection {
  const selection = createSelection(wholeOf(mask));
  selection.data.fill(255);
  return selection;
}

/** Wider by `radius` pixels on all sides, round corners, anti-aliased. Soft edges stay where they are. */
export function grow(mask: Mask, radius: number): Selection | null {
  const used = bounds(mask);
  const within = used && widened(used, Math.ceil(radius) + 1, mask);
  if (!within) return null;
  const grown = copyOf(mask, within);
  forDistances(mask, within, radius + 1, { from: halfFree }, (y, squares) => {
    const start = (y - within.y) * within.width;
    for (let x = 0; x < squares.length; x++) {
      const near = nearness(squares[x] as number, radius);
      if (near > (grown.data[start + x] as number)) grown.data[start + x] = near;
    }
  });
  return grown;
}

/** Narrower by `radius` pixels on all sides, except where it meets the edge of the picture. */
export function shrink(mask: Mask, radius: number): Selection | null {
  const used = bounds(mask);
  if (!used) return null;
  const shrunk = copyOf(mask, used);
  forDistances(mask, used, radius + 1, { below: halfFree }, (y, squares) => {
    const start = (y - used.y) * used.width;
    for (let x = 0; x < squares.length; x++) {
      const left = 255 - nearness(squares[x] as number, radius);
      if (left < (shrunk.data[start + x] as number)) shrunk.data[start + x] = left;
    }
  });
  return shrunk;
}

/** 255 up to `radius`, 0 from a pixel further on. */
function nearness(square: number, radius: number): number {
  if (square <= radius * radius) return 255;
  const rest = radius + 1 - Math.sqrt(square);
  return rest > 0 ? Math.round(255 * rest) : 0;
}

/** Edges become slopes that reach `radius` pixels to each side. */
export function feather(mask: Mask, radius: number): Selection | null {
  const used = bounds(mask);
  const within = used && widened(used, Math.round(radius), mask);
  if (!within) return null;
  const soft = copyOf(mask, within);
  blur(soft.data, soft.width, soft.height, radius);
  return soft;
}

/** Rounds corners and drops specks of less than `radius` pixels; edges come out anti-aliased. */
export function smooth(mask: Mask, radius: number): Selection | null {
  const soft = feather(mask, radius);
  if (!soft || Math.round(radius) < 1) return soft;
  // The slope of a blurred straight edge, made one pixel wide again.
  const steepness = Math.sqrt(2 * Math.PI) * deviation(radius);
  const levels = Uint8ClampedArray.from({ length: 256 }, (_, value) => (value - 127.5) * steepness + 127.5);
  const { data } = soft;
  for (let index = 0; index < data.length; index++) data[index] = levels[data[index] as number] as number;
  return soft;
}

/** 255 for all pixels no further than `radius` from one of at least `threshold`, 0 for all others. */
export function dilate(mask: Mask, radius: number, threshold = 1): Mask {
  const dilated: Mask = { ...mask, data: new Uint8Array(mask.data.length) };
  const used = bounds(mask, threshold);
  const within = used && widened(used, Math.ceil(radius), mask);
  if (!within) return dilated;
  const limit = radius * radius;
  forDistances(mask, within, radius, { from: threshold }, (y, squares) => {
    const start = y * mask.width + within.x;
    for (let x = 0; x < squares.length; x++)
      dilated.data[start + x] = (squares[x] as number) <= limit ? 255 : 0;
  });
  return dilated;
}
