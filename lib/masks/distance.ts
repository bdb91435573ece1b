import type { Mask, Rectangle } from "#lib/masks/mask.ts";
import { widened } from "#lib/masks/rectangle.ts";

/** Which values of a mask distances are measured to. */
export type Seeds = { readonly from: number } | { readonly below: number };

/**
 * How far each pixel of `within` lies from the nearest locked one (`below` the threshold, by default 0 only), from
 * middle to middle, in pixels, row by row; 0 for locked pixels, at most `limit`. The edge of the mask is no lock.
 */
export function distanceInside(mask: Mask, within: Rectangle, limit: number, below = 1): Float32Array {
  const distances = new Float32Array(within.width * within.height);
  forDistances(mask, within, limit, { below }, (y, squares) => {
    const start = (y - within.y) * within.width;
    for (let x = 0; x < within.width; x++)
      distances[start + x] = Math.min(Math.sqrt(squares[x] as number), limit);
  });
  return distances;
}

/**
 * Exact squared distances to the nearest seed, a row at a time from the last to the first; more than `limit` squared
 * where there is none so near. `squares` has one number a pixel of `within`, and is used again for the next row.
 * Columns first, then the lower envelope of parabolas in each row (Felzenszwalb and Huttenlocher 2012).
 */
export function forDistances(
  mask: Mask,
  within: Rectangle,
  limit: number,
  seeds: Seeds,
  call: (y: number, squares: Int32Array) => void,
): void {
  const far = Math.min(Math.floor(limit) + 1, 0x7fff);
  const region = widened(within, far, mask) ?? within;
  const heights = heightsBelow(mask, region, seeds, far);
  const envelope = createEnvelope(region.width);
  const squares = new Int32Array(region.width);
  const inside = squares.subarray(within.x - region.x, within.x - region.x + within.width);
  for (let row = region.height - 1; row >= within.y - region.y; row--) {
    const start = row * region.width;
    if (row < region.height - 1) risen(heights, start, region.width);
    if (region.y + row >= within.y + within.height) continue;
    squareRow(heights.subarray(start, start + region.width), far, envelope, squares);
    call(region.y + row, inside);
  }
}

// A buffer for strips: getting a fresh one for each takes longer than filling it.
const kept = { heights: new Uint16Array(0) };
const mostKept = 1 << 23;

/** With whatever is in it. */
function bufferOf(size: number): Uint16Array {
  if (size > mostKept) return new Uint16Array(size);
  if (kept.heights.length < size) kept.heights = new Uint16Array(size);
  return kept.heights;
}

/** For each pixel how far above it in its column the nearest seed is, `far` where there is none nearer. */
function heightsBelow(mask: Mask, region: Rectangle, seeds: Seeds, far: number): Uint16Array {
  const heights = bufferOf(region.width * region.height);
  const lowest = "from" in seeds ? seeds.from : 0;
  const highest = "from" in seeds ? 255 : seeds.below - 1;
  for (let row = 0, index = 0; row < region.height; row++) {
    let from = (region.y + row) * mask.width + region.x;
    for (let x = 0; x < region.width; x++, index++, from++) {
      const value = mask.data[from] as number;
      if (value >= lowest && value <= highest) {
        heights[index] = 0;
        continue;
      }
      const above = row === 0 ? far : (heights[index - region.width] as number) + 1;
      heights[index] = above < far ? above : far;
    }
  }
  return heights;
}

/** The same, counting those below as well. */
function risen(heights: Uint16Array, start: number, width: number): void {
  for (let index = start; index < start + width; index++) {
    const below = (heights[index + width] as number) + 1;
    if (below < (heights[index] as number)) heights[index] = below;
  }
}

/** Parabolas that are lowest somewhere: where each stands, and from where on it is the lowest. */
type Envelope = { at: Int32Array; from: Float64Array };

const createEnvelope = (width: number): Envelope => ({
  at: new Int32Array(width + 2),
  from: new Float64Array(width + 3),
});

function squareRow(heights: Uint16Array, far: number, envelope: Envelope, squares: Int32Array): void {
  const { length } = heights;
  for (let x = 0; x < length; ) {
    if (heights[x] === 0) {
      squares[x++] = 0;
      continue;
    }
    let end = x + 1;
    while (end < length && heights[end] !== 0) end++;
    // No way leads past a seed in the same row: each gap between two stands alone.
    squareGap(heights, Math.max(x - 1, 0), Math.min(end, length - 1), far, envelope, squares);
    x = end;
  }
}

function squareGap(
  heights: Uint16Array,
  first: number,
  last: number,
  far: number,
  { at, from }: Envelope,
  squares: Int32Array,
): void {
  let count = 0;
  for (let x = first; x <= last; x++) {
    const height = heights[x] as number;
    if (height >= far) continue;
    const lift = height * height + x * x;
    let start = Number.NEGATIVE_INFINITY;
    while (count > 0) {
      const other = at[count - 1] as number;
      const under = heights[other] as number;
      start = (lift - under * under - other * other) / (2 * (x - other));
      if (start > (from[count - 1] as number)) break;
      count--;
      start = Number.NEGATIVE_INFINITY;
    }
    at[count] = x;
    from[count++] = start;
  }
  if (count === 0) {
    squares.fill(far * far, first, last + 1);
    return;
  }
  from[count] = Number.POSITIVE_INFINITY;
  for (let x = first, index = 0; x <= last; x++) {
    while ((from[index + 1] as number) < x) index++;
    const distance = x - (at[index] as number);
    const height = heights[at[index] as number] as number;
    squares[x] = distance * distance + height * height;
  }
}
