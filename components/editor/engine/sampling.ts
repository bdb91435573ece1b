import type { Mask } from "#lib/masks/mask.ts";

/**
 * Which mask pixels lie below a run of device pixels, along one axis: device pixel `i` of the run shows the average of
 * `from[i]` up to before `to[i]`; both 0 where the picture ends.
 */
export type Axis = { from: Int32Array; to: Int32Array };

/** `offset` and `scale`: device = image * scale + offset, in device pixels. `size`: of the mask along this axis. */
export function axisOf(start: number, length: number, offset: number, scale: number, size: number): Axis {
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  const step = 1 / scale;
  for (let index = 0; index < length; index++) {
    const middle = (start + index + 0.5 - offset) * step;
    if (middle < 0 || middle >= size) continue;
    if (scale >= 1) {
      from[index] = Math.floor(middle);
      to[index] = Math.floor(middle) + 1;
      continue;
    }
    // Whole mask pixels whose middles lie below this device pixel: each mask pixel counts once, none is skipped.
    const first = Math.max(0, Math.round(middle - step / 2));
    from[index] = Math.min(first, size - 1);
    to[index] = Math.max(Math.min(Math.round(middle + step / 2), size), (from[index] ?? 0) + 1);
  }
  return { from, to };
}

/**
 * Averages the mask over every device pixel into `values` (row by row). `samples`: at most so many mask pixels along
 * one axis go into one device pixel, evenly spread; fewer is quicker and coarser.
 */
export function sample(mask: Mask, columns: Axis, rows: Axis, values: Uint8Array, samples: number): void {
  const width = columns.from.length;
  for (let y = 0; y < rows.from.length; y++) {
    const top = rows.from[y] ?? 0;
    const bottom = rows.to[y] ?? 0;
    const line = values.subarray(y * width, (y + 1) * width);
    if (bottom <= top) line.fill(0);
    else if (bottom - top === 1) sampleLine(mask, columns, top, line, samples);
    else sampleBlock(mask, columns, top, bottom, line, samples);
  }
}

function sampleLine(mask: Mask, columns: Axis, row: number, line: Uint8Array, samples: number): void {
  const { data, width } = mask;
  const { from, to } = columns;
  const base = row * width;
  for (let x = 0; x < line.length; x++) {
    const left = from[x] as number;
    const right = to[x] as number;
    if (right <= left) line[x] = 0;
    else if (right - left === 1) line[x] = data[base + left] as number;
    else line[x] = averageOf(data, width, left, right, row, row + 1, samples);
  }
}

function sampleBlock(
  mask: Mask,
  columns: Axis,
  top: number,
  bottom: number,
  line: Uint8Array,
  samples: number,
): void {
  const { data, width } = mask;
  const { from, to } = columns;
  for (let x = 0; x < line.length; x++) {
    const left = from[x] as number;
    const right = to[x] as number;
    line[x] = right <= left ? 0 : averageOf(data, width, left, right, top, bottom, samples);
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
