import type { Raster } from "#lib/compositing/raster.ts";
import type { Dimensions } from "#lib/images/parameters.ts";

/** Where pixel `n` of the target lies in the source: `scale * n + offset`, middles of pixels on whole numbers. */
export type Axis = { scale: number; offset: number };

type Taps = { first: Int32Array; weights: Float32Array; count: number };

/**
 * A part of a picture drawn at another scale and place by Lanczos 3, in one step, so that a picture is moved and resized
 * without being softened twice. Beyond the edges the outermost pixels go on. Alpha is resampled as it is.
 */
export function resample(source: Raster, target: Dimensions, across: Axis, down: Axis): Raster {
  const { channels } = source;
  const columns = tapsOf(target.width, across, source.width);
  const rows = tapsOf(target.height, down, source.height);
  const data = new Uint8Array(target.width * target.height * channels);
  const length = target.width * channels;
  const kept = new RowCache(rows.count + 2, length, (y, into) => drawRow(source, y, columns, into));
  const sums = new Float32Array(length);
  for (let y = 0; y < target.height; y++) {
    sums.fill(0.5);
    for (let tap = 0; tap < rows.count; tap++) {
      const weight = rows.weights[y * rows.count + tap] as number;
      if (weight === 0) continue;
      addRow(sums, kept.row(clamp((rows.first[y] as number) + tap, source.height)), weight);
    }
    writeRow(sums, data.subarray(y * length, (y + 1) * length));
  }
  return { width: target.width, height: target.height, channels, data };
}

function addRow(sums: Float32Array, row: Float32Array, weight: number): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + weight * (row[at] as number);
}

function writeRow(sums: Float32Array, into: Uint8Array): void {
  for (let at = 0; at < sums.length; at++) {
    const value = sums[at] as number;
    into[at] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
}

const clamp = (index: number, length: number): number =>
  index < 0 ? 0 : index >= length ? length - 1 : index;

/** Rows already resampled across, as many as the kernel is high. */
class RowCache {
  readonly #rows: Float32Array[];
  readonly #held: Int32Array;
  readonly #draw: (y: number, into: Float32Array) => void;

  constructor(count: number, length: number, draw: (y: number, into: Float32Array) => void) {
    this.#rows = Array.from({ length: count }, () => new Float32Array(length));
    this.#held = new Int32Array(count).fill(-1);
    this.#draw = draw;
  }

  row(y: number): Float32Array {
    const slot = y % this.#rows.length;
    const row = this.#rows[slot] as Float32Array;
    if (this.#held[slot] === y) return row;
    this.#draw(y, row);
    this.#held[slot] = y;
    return row;
  }
}

function drawRow({ width, channels, data }: Raster, y: number, taps: Taps, into: Float32Array): void {
  const start = y * width * channels;
  const { first, weights, count } = taps;
  for (let x = 0, at = 0; x < first.length; x++, at += channels) {
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let tap = 0; tap < count; tap++) {
      const weight = weights[x * count + tap] as number;
      const from = start + clamp((first[x] as number) + tap, width) * channels;
      red += weight * (data[from] as number);
      green += weight * (data[from + 1] as number);
      blue += weight * (data[from + 2] as number);
      if (channels === 4) alpha += weight * (data[from + 3] as number);
    }
    into[at] = red;
    into[at + 1] = green;
    into[at + 2] = blue;
    if (channels === 4) into[at + 3] = alpha;
  }
}

/** Weights of the pixels that make each target pixel; wider than Lanczos 3 where the picture is made smaller. */
function tapsOf(length: number, { scale, offset }: Axis, limit: number): Taps {
  const stretch = Math.max(1, Math.abs(scale));
  const radius = 3 * stretch;
  const count = Math.ceil(2 * radius) + 1;
  const first = new Int32Array(length);
  const weights = new Float32Array(length * count);
  for (let index = 0; index < length; index++) {
    // Far outside it is the outermost pixel, however far.
    const middle = Math.min(Math.max(scale * index + offset, -radius), limit - 1 + radius);
    const start = Math.ceil(middle - radius);
    first[index] = start;
    let sum = 0;
    for (let tap = 0; tap < count; tap++) {
      const weight = lanczos((start + tap - middle) / stretch);
      weights[index * count + tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < count; tap++) {
      const at = index * count + tap;
      weights[at] = (weights[at] as number) / sum;
    }
  }
  return { first, weights, count };
}

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= 3) return 0;
  const turn = Math.PI * x;
  return (3 * Math.sin(turn) * Math.sin(turn / 3)) / (turn * turn);
}
