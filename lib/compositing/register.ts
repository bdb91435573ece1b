import { lumaAt, type Raster } from "#lib/compositing/raster.ts";
import type { Mask } from "#lib/masks/mask.ts";

/**
 * How a drawn picture lies over the one it was drawn from. The pixel at (x, y) of what was sent is found in what came
 * at x + (x - (width - 1) / 2) * zoom + dx, and likewise y; brightness there times `gain` plus `bias` is the old one.
 */
export type Registration = {
  dx: number;
  dy: number;
  zoom: number;
  gain: number;
  bias: number;
  accepted: boolean;
};

const mostShift = 12;
const mostZoom = 0.05;
/** Differences beyond it are new content, not drift. */
const gate = 40;
const mostSteps = 12;
/** Pixels that are looked at in the finer of the two levels. */
const enoughPixels = 400_000;
const still = { dx: 0, dy: 0, zoom: 0, gain: 1, bias: 0 };

type Parameters = typeof still;
type Luma = { width: number; height: number; data: Float32Array };
type Level = { sent: Luma; came: Luma; locked: Uint8Array };

/**
 * Finds shift, zoom and brightness by which `came` differs from `sent`, from the pixels that `free` locks only: two
 * levels of Gauss-Newton. Not accepted, and then no movement at all, when it would move too far or explain nothing.
 */
export function register(sent: Raster, came: Raster, free: Mask): Registration {
  const fine = Math.max(2, Math.ceil(Math.sqrt((sent.width * sent.height) / enoughPixels)));
  const refused = { ...still, accepted: false };
  if (Math.min(sent.width, sent.height) < fine * 16) return refused;
  let found: Parameters = still;
  for (const factor of [fine * 2, fine]) {
    const level = levelOf(sent, came, free, factor);
    const scaled = { ...found, dx: found.dx / factor, dy: found.dy / factor };
    const result = refine(level, scaled);
    if (!result) return refused;
    found = { ...result, dx: result.dx * factor, dy: result.dy * factor };
    if (factor === fine && !(residual(level, result) < residual(level, still))) return refused;
  }
  const isSane =
    Math.hypot(found.dx, found.dy) <= mostShift &&
    Math.abs(found.zoom) <= mostZoom &&
    found.gain > 0.5 &&
    found.gain < 2;
  return isSane ? { ...found, accepted: true } : refused;
}

function levelOf(sent: Raster, came: Raster, free: Mask, factor: number): Level {
  const small = lumaOf(sent, factor);
  const locked = new Uint8Array(small.width * small.height);
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++)
      locked[y * small.width + x] = isLocked(free, x * factor, y * factor, factor) ? 1 : 0;
  return { sent: small, came: lumaOf(came, factor), locked };
}

/** Corners and middle of a cell: what is free is wider than any cell, and its edge is not worth more. */
function isLocked({ width, data }: Mask, x: number, y: number, factor: number): boolean {
  const at = y * width + x;
  const end = factor - 1;
  const middle = at + (factor >> 1) * (width + 1);
  return !(
    data[at] ||
    data[at + end] ||
    data[at + end * width] ||
    data[at + end * (width + 1)] ||
    data[middle]
  );
}

/** Brightness, averaged over squares of `factor` pixels. */
function lumaOf({ width, height, channels, data }: Raster, factor: number): Luma {
  const [across, down] = [Math.floor(width / factor), Math.floor(height / factor)];
  const luma = new Float32Array(across * down);
  for (let y = 0; y < down * factor; y++) {
    const row = Math.floor(y / factor) * across;
    for (let x = 0; x < across; x++) {
      let sum = 0;
      let at = (y * width + x * factor) * channels;
      for (let step = 0; step < factor; step++, at += channels) sum += lumaAt(data, at);
      luma[row + x] = (luma[row + x] as number) + sum / (factor * factor);
    }
  }
  return { width: across, height: down, data: luma };
}

function refine(level: Level, begin: Parameters): Parameters | null {
  let found = begin;
  for (let step = 0; step < mostSteps; step++) {
    const normal = normalEquations(level, found);
    const change = normal && solve(normal);
    if (!change) return null;
    const [dx = 0, dy = 0, zoom = 0, gain = 0, bias = 0] = change;
    found = {
      dx: found.dx + dx,
      dy: found.dy + dy,
      zoom: found.zoom + zoom,
      gain: found.gain + gain,
      bias: found.bias + bias,
    };
    if (Math.hypot(dx, dy) < 0.003 && Math.abs(zoom) < 1e-5) break;
  }
  return found;
}

/** Five equations as rows of six numbers; null when too little is locked to say anything. */
function normalEquations(level: Level, at: Parameters): number[][] | null {
  const { width, height } = level.sent;
  const sums = new Float64Array(20);
  const slope = new Float64Array(6);
  let count = 0;
  for (let y = 2; y < height - 2; y++)
    for (let x = 2; x < width - 2; x++) {
      if (!level.locked[y * width + x] || !slopeAt(level, x, y, at, slope)) continue;
      addProducts(sums, slope);
      count++;
    }
  return count < 500 ? null : unpacked(sums);
}

/**
 * How the value found for a pixel changes with each of the five numbers, and as the sixth what is left to explain. False
 * when it lies outside or is new content.
 */
function slopeAt({ sent, came }: Level, x: number, y: number, at: Parameters, slope: Float64Array): boolean {
  const { width, height } = sent;
  const fromMiddleX = x - (width - 1) / 2;
  const fromMiddleY = y - (height - 1) / 2;
  const across = x + fromMiddleX * at.zoom + at.dx;
  const down = y + fromMiddleY * at.zoom + at.dy;
  const column = Math.floor(across);
  const row = Math.floor(down);
  if (row < 1 || row >= height - 2 || column < 1 || column >= width - 2) return false;
  const fx = across - column;
  const fy = down - row;
  const corner = row * width + column;
  const a = came.data[corner] as number;
  const b = came.data[corner + 1] as number;
  const c = came.data[corner + width] as number;
  const d = came.data[corner + width + 1] as number;
  const value = (a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy;
  const left = (sent.data[y * width + x] as number) - (at.gain * value + at.bias);
  if (left > gate || left < -gate) return false;
  const slopeX = at.gain * ((b - a) * (1 - fy) + (d - c) * fy);
  const slopeY = at.gain * ((c - a) * (1 - fx) + (d - b) * fx);
  slope[0] = slopeX;
  slope[1] = slopeY;
  slope[2] = slopeX * fromMiddleX + slopeY * fromMiddleY;
  slope[3] = value;
  slope[4] = 1;
  slope[5] = left;
  return true;
}

/** Adds the upper triangle of the product of five slopes with themselves and with the difference left. */
function addProducts(sums: Float64Array, slope: Float64Array): void {
  for (let row = 0, at = 0; row < 5; row++) {
    const factor = slope[row] as number;
    for (let column = row; column < 6; column++, at++)
      sums[at] = (sums[at] as number) + factor * (slope[column] as number);
  }
}

function unpacked(sums: Float64Array): number[][] {
  const rows = Array.from({ length: 5 }, () => new Array<number>(6).fill(0));
  for (let row = 0, at = 0; row < 5; row++)
    for (let column = row; column < 6; column++, at++) {
      const value = sums[at] as number;
      (rows[row] as number[])[column] = value;
      if (column < 5) (rows[column] as number[])[row] = value;
    }
  return rows;
}

/** Gauss-Jordan with pivots; null where the picture is too plain to say how it moved. */
function solve(rows: number[][]): number[] | null {
  const size = rows.length;
  const scales = rows.map((row, index) => Math.sqrt(Math.abs(row[index] as number)));
  if (scales.some((scale) => scale < 1e-9)) return null;
  // Equal units for shifts, zoom and brightness, so that a pivot can be called small.
  const scaled = rows.map((row, index) =>
    row.map(
      (value, column) => value / (scales[index] as number) / (column < size ? (scales[column] as number) : 1),
    ),
  );
  for (let index = 0; index < size; index++) {
    const best = scaled.slice(index).reduce((most, row) => Math.max(most, Math.abs(row[index] as number)), 0);
    if (best < 1e-7) return null;
    const pivot = scaled.findIndex((row, at) => at >= index && Math.abs(row[index] as number) === best);
    [scaled[index], scaled[pivot]] = [scaled[pivot] as number[], scaled[index] as number[]];
    const main = scaled[index] as number[];
    for (const [at, row] of scaled.entries()) {
      if (at === index) continue;
      const factor = (row[index] as number) / (main[index] as number);
      for (let column = index; column <= size; column++)
        row[column] = (row[column] as number) - factor * (main[column] as number);
    }
  }
  return scaled.map(
    (row, index) => (row[size] as number) / (row[index] as number) / (scales[index] as number),
  );
}

/** Mean difference left over, each counted as `gate` at most. */
function residual({ sent, came, locked }: Level, at: Parameters): number {
  const { width, height } = sent;
  let [sum, count] = [0, 0];
  for (let y = 2; y < height - 2; y++)
    for (let x = 2; x < width - 2; x++) {
      if (!locked[y * width + x]) continue;
      const across = clamped(x + (x - (width - 1) / 2) * at.zoom + at.dx, width);
      const down = clamped(y + (y - (height - 1) / 2) * at.zoom + at.dy, height);
      const corner = Math.floor(down) * width + Math.floor(across);
      const [fx, fy] = [across % 1, down % 1];
      const upper = (came.data[corner] as number) * (1 - fx) + (came.data[corner + 1] as number) * fx;
      const lower =
        (came.data[corner + width] as number) * (1 - fx) + (came.data[corner + width + 1] as number) * fx;
      const left = Math.abs(
        (sent.data[y * width + x] as number) - at.gain * (upper * (1 - fy) + lower * fy) - at.bias,
      );
      sum += Math.min(left, gate);
      count++;
    }
  return count === 0 ? 0 : sum / count;
}

const clamped = (value: number, length: number): number => Math.min(Math.max(value, 0), length - 1.001);
