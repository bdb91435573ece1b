import { blur, deviation } from "#lib/masks/blur.ts";
import { bounds } from "#lib/masks/bounds.ts";
import { forDistances } from "#lib/masks/distance.ts";
import { halfFree, type Mask } from "#lib/masks/mask.ts";
import { widened } from "#lib/masks/rectangle.ts";
import { copyInto } from "#lib/masks/selection.ts";
import type { Strips } from "#lib/masks/strips.ts";

/*
 * Changes of a whole mask. Each answers what the mask becomes, with nothing outside of it, to be drawn with "replace"
 * while the mask is still as it was; null when nothing is left.
 */

/** Wider by `radius` pixels on all sides, round corners, anti-aliased. Soft edges stay where they are. */
export function grow(mask: Mask, radius: number): Strips | null {
  const used = bounds(mask);
  const within = used && widened(used, Math.ceil(radius) + 1, mask);
  if (!within) return null;
  return {
    ...within,
    reach: radius + 1,
    draw(top, rows, target) {
      const strip = { ...within, y: top, height: rows };
      copyInto(target, mask, strip);
      forDistances(mask, strip, radius + 1, { from: halfFree }, (y, squares) => {
        const start = (y - top) * within.width;
        for (let x = 0; x < squares.length; x++) {
          const near = nearness(squares[x] as number, radius);
          if (near > (target[start + x] as number)) target[start + x] = near;
        }
      });
    },
  };
}

/** Narrower by `radius` pixels on all sides, except where it meets the edge of the picture. */
export function shrink(mask: Mask, radius: number): Strips | null {
  const used = bounds(mask);
  if (!used) return null;
  return {
    ...used,
    reach: radius + 1,
    draw(top, rows, target) {
      const strip = { ...used, y: top, height: rows };
      copyInto(target, mask, strip);
      forDistances(mask, strip, radius + 1, { below: halfFree }, (y, squares) => {
        const start = (y - top) * used.width;
        for (let x = 0; x < squares.length; x++) {
          const left = 255 - nearness(squares[x] as number, radius);
          if (left < (target[start + x] as number)) target[start + x] = left;
        }
      });
    },
  };
}

/** 255 up to `radius`, 0 from a pixel further on. */
function nearness(square: number, radius: number): number {
  if (square <= radius * radius) return 255;
  const rest = radius + 1 - Math.sqrt(square);
  return rest > 0 ? Math.round(255 * rest) : 0;
}

/** Edges become slopes that reach `radius` pixels to each side. */
export function feather(mask: Mask, radius: number): Strips | null {
  const used = bounds(mask);
  const reach = Math.max(0, Math.round(radius));
  const within = used && widened(used, reach, mask);
  if (!within) return null;
  let soft = new Uint8Array(0);
  return {
    ...within,
    reach,
    draw(top, rows, target) {
      // What is blurred wrongly at the upper and lower end of a strip is not taken.
      const first = Math.max(within.y, top - reach);
      const end = Math.min(within.y + within.height, top + rows + reach);
      const strip = { ...within, y: first, height: end - first };
      const size = strip.width * strip.height;
      if (soft.length < size) soft = new Uint8Array(size);
      copyInto(soft, mask, strip);
      blur(soft.subarray(0, size), strip.width, strip.height, radius);
      const start = (top - first) * strip.width;
      target.set(soft.subarray(start, start + rows * strip.width));
    },
  };
}

/** Rounds corners and drops specks of less than `radius` pixels; edges come out anti-aliased. */
export function smooth(mask: Mask, radius: number): Strips | null {
  const soft = feather(mask, radius);
  if (!soft || Math.round(radius) < 1) return soft;
  // The slope of a blurred straight edge, made one pixel wide again.
  const steepness = Math.sqrt(2 * Math.PI) * deviation(radius);
  const levels = Uint8ClampedArray.from({ length: 256 }, (_, value) => (value - 127.5) * steepness + 127.5);
  return {
    ...soft,
    draw(top, rows, target) {
      soft.draw(top, rows, target);
      const size = rows * soft.width;
      for (let index = 0; index < size; index++) target[index] = levels[target[index] as number] as number;
    },
  };
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
