import type { Mask } from "#lib/masks/mask.ts";

/**
 * Which mask pixels lie below a run of device pixels, along one axis: device pixel `i` of the run shows the average of
 * `from[i]` up to before `to[i]`; both 0 where the picture ends. `first` and `second`: the two of them to look at where
 * two must do, the same where there is but one.
 */
export type Axis = Record<"from" | "to" | "first" | "second", Int32Array>;

/** `offset` and `scale`: device = image * scale + offset, in device pixels. `size`: of the mask along this axis. */
export function axisOf(start: number, length: number, offset: number, scale: number, size: number): Axis {
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  const first = new Int32Array(length);
  const second = new Int32Array(length);
  const step = 1 / scale;
  for (let index = 0; index < length; index++) {
    const middle = (start + index + 0.5 - offset) * step;
    if (middle < 0 || middle >= size) continue;
    // Whole mask pixels whose middles lie below this device pixel: each mask pixel counts once, none is skipped.
    const near =
      scale >= 1 ? Math.floor(middle) : Math.min(Math.max(0, Math.round(middle - step / 2)), size - 1);
    const far = scale >= 1 ? near + 1 : Math.max(Math.min(Math.round(middle + step / 2), size), near + 1);
    const apart = Math.ceil((far - near) / 2);
    const place = near + (apart >> 1);
    from[index] = near;
    to[index] = far;
    first[index] = place;
    second[index] = place + apart < far ? place + apart : place;
  }
  return { from, to, first, second };
}

/** A part of the device pixels: from the first up to before the last. */
export type Part = { left: number; top: number; right: number; bottom: number };

/**
 * Averages the mask over the device pixels of `part` into `values`, which has a row for all columns. `samples`: at most so
 * many mask pixels along one axis go into one device pixel, evenly spread; fewer is quicker and coarser.
 */
export function sample(
  mask: Mask,
  columns: Axis,
  rows: Axis,
  values: Uint8Array,
  samples: number,
  part: Part = { left: 0, top: 0, right: columns.from.length, bottom: rows.from.length },
): void {
  const wide = columns.from.length;
  for (let y = part.top; y < part.bottom; y++) {
    const top = rows.from[y] as number;
    const bottom = rows.to[y] as number;
    const row = y * wide;
    if (bottom <= top) values.fill(0, row + part.left, row + part.right);
    else if (samples === 2) fourRow(mask, columns, rows, y, values, part);
    else sampleRow(mask, columns, top, bottom, values.subarray(row, row + wide), samples, part);
  }
}

function sampleRow(
  { data, width }: Mask,
  { from, to }: Axis,
  top: number,
  bottom: number,
  line: Uint8Array,
  samples: number,
  { left: start, right: end }: Part,
): void {
  const base = top * width;
  const isLine = bottom - top === 1;
  for (let x = start; x < end; x++) {
    const left = from[x] as number;
    const right = to[x] as number;
    if (right <= left) line[x] = 0;
    else if (isLine && right - left === 1) line[x] = data[base + left] as number;
    else line[x] = averageOf(data, width, left, right, top, bottom, samples);
  }
}

/** What `averageOf` makes of two samples along each axis, whose places are known: drawn while something moves. */
function fourRow(
  { data, width }: Mask,
  { first, second, to, from }: Axis,
  rows: Axis,
  y: number,
  values: Uint8Array,
  { left: start, right: end }: Part,
): void {
  const upper = (rows.first[y] as number) * width;
  const lower = (rows.second[y] as number) * width;
  const row = y * to.length;
  for (let x = start; x < end; x++) {
    const a = first[x] as number;
    const b = second[x] as number;
    const above = (data[upper + a] as number) + (data[upper + b] as number);
    const sum = above + (data[lower + a] as number) + (data[lower + b] as number);
    values[row + x] = (to[x] as number) > (from[x] as number) ? (sum + 2) >> 2 : 0;
  }
}

function averageOf(
  data: Uint8Array,
  width: number,
  left: number,
  right: number,
  top: number,
  bottom: number,
  samples: number,
): number {
  const stepX = Math.max(1, Math.ceil((right - left) / samples));
  const stepY = Math.max(1, Math.ceil((bottom - top) / samples));
  let sum = 0;
  let count = 0;
  for (let y = top + (stepY >> 1); y < bottom; y += stepY) {
    const end = y * width + right;
    for (let at = y * width + left + (stepX >> 1); at < end; at += stepX) {
      sum += data[at] as number;
      count++;
    }
  }
  // A step wider than the block would have looked at nothing.
  return count === 0 ? (data[top * width + left] as number) : (sum / count + 0.5) | 0;
}
