import type { Raster } from "#lib/compositing/raster.ts";
import type { Rectangle } from "#lib/edits/view.ts";
import type { Mask } from "#lib/masks/mask.ts";

/** What is added to the new picture so that it goes on from the old one. Cells of `cellSize` pixels, three values each. */
export type Tone =
  | { kind: "none" }
  | { kind: "membrane"; width: number; height: number; data: Float32Array }
  /** New value = value * gain + bias, for each channel. */
  | { kind: "mean"; gain: readonly number[]; bias: readonly number[] };

export const cellSize = 8;
/** Beyond it a difference is new content, not tone. */
const mostDifference = 30;
/** With more new content than this around the mask, the scene was drawn anew. */
const redrawnShare = 0.3;
/** Part of a cell that must be locked to say something of it. */
const leastKnown = 0.25;
const sweeps = 8;

/**
 * Compares old and new where the mask is locked. `old` is the whole picture, `fresh` the new one within `part` of it.
 * Usually answers a membrane: the differences around the mask, carried smoothly across it.
 */
export function toneOf(old: Raster, fresh: Raster, mask: Mask, part: Rectangle): Tone {
  const cells = differences(old, fresh, mask, part);
  if (cells.locked === 0) return { kind: "none" };
  if (cells.beyond > cells.locked * redrawnShare) return meansOf(old, fresh, mask, part);
  const level = settled(cells);
  if (!level.known.some((known) => known > 0)) return { kind: "none" };
  carryAcross(level);
  return { kind: "membrane", width: level.width, height: level.height, data: level.data };
}

type Level = { width: number; height: number; data: Float32Array; known: Float32Array };
type Cells = Level & { locked: number; beyond: number };

/**
 * Sums of the differences in each cell, and of how many pixels they are. What differs by more than a tone is new: it is
 * counted and left out.
 */
function differences(old: Raster, fresh: Raster, mask: Mask, part: Rectangle): Cells {
  const [width, height] = [Math.ceil(part.width / cellSize), Math.ceil(part.height / cellSize)];
  const cells: Cells = {
    width,
    height,
    data: new Float32Array(width * height * 3),
    known: new Float32Array(width * height),
    locked: 0,
    beyond: 0,
  };
  for (let y = 0; y < part.height; y++) {
    const row = Math.floor(y / cellSize) * width;
    for (let x = 0; x < part.width; x++) {
      const at = (part.y + y) * mask.width + part.x + x;
      // What is not seen has no tone.
      if (mask.data[at] || (old.channels === 4 && old.data[at * 4 + 3] !== 255)) continue;
      cells.locked++;
      const [was, is] = [at * old.channels, (y * part.width + x) * fresh.channels];
      if (!addDifference(cells, row + Math.floor(x / cellSize), old.data, was, fresh.data, is))
        cells.beyond++;
    }
  }
  return cells;
}

/** False when it is more than a tone. */
function addDifference(
  { data, known }: Cells,
  cell: number,
  old: Uint8Array,
  was: number,
  fresh: Uint8Array,
  is: number,
): boolean {
  const red = (old[was] as number) - (fresh[is] as number);
  const green = (old[was + 1] as number) - (fresh[is + 1] as number);
  const blue = (old[was + 2] as number) - (fresh[is + 2] as number);
  if (Math.max(Math.abs(red), Math.abs(green), Math.abs(blue)) > mostDifference) return false;
  const into = cell * 3;
  data[into] = (data[into] as number) + red;
  data[into + 1] = (data[into + 1] as number) + green;
  data[into + 2] = (data[into + 2] as number) + blue;
  known[cell] = (known[cell] as number) + 1;
  return true;
}

/** Sums to means; cells that know too little know nothing. */
function settled({ width, height, data, known }: Cells): Level {
  const least = cellSize * cellSize * leastKnown;
  for (let cell = 0; cell < known.length; cell++) {
    const count = known[cell] as number;
    for (let at = cell * 3; at < cell * 3 + 3; at++)
      data[at] = count < least ? 0 : (data[at] as number) / count;
    known[cell] = count < least ? 0 : 1;
  }
  return { width, height, data, known };
}

/** Push-pull: unknown cells get their values from coarser levels and are smoothed until they hang like a membrane. */
function carryAcross(finest: Level): void {
  const levels = [finest];
  for (let level = finest; level.width > 1 || level.height > 1; ) {
    level = halved(level);
    levels.push(level);
  }
  for (let index = levels.length - 2; index >= 0; index--) {
    const [level, coarse] = [levels[index] as Level, levels[index + 1] as Level];
    fillFrom(level, coarse);
    for (let sweep = 0; sweep < sweeps; sweep++) smooth(level);
  }
}

function halved({ width, height, data, known }: Level): Level {
  const [across, down] = [(width + 1) >> 1, (height + 1) >> 1];
  const half: Level = {
    width: across,
    height: down,
    data: new Float32Array(across * down * 3),
    known: new Float32Array(across * down),
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const weight = known[y * width + x] as number;
      if (weight === 0) continue;
      const [from, into] = [y * width + x, (y >> 1) * across + (x >> 1)];
      half.known[into] = (half.known[into] as number) + weight;
      for (let channel = 0; channel < 3; channel++)
        half.data[into * 3 + channel] =
          (half.data[into * 3 + channel] as number) + (data[from * 3 + channel] as number) * weight;
    }
  for (let cell = 0; cell < half.known.length; cell++) {
    const weight = half.known[cell] as number;
    if (weight === 0) continue;
    for (let at = cell * 3; at < cell * 3 + 3; at++) half.data[at] = (half.data[at] as number) / weight;
    half.known[cell] = Math.min(1, weight);
  }
  return half;
}

function fillFrom(level: Level, coarse: Level): void {
  const guess = new Float64Array(3);
  for (let y = 0; y < level.height; y++)
    for (let x = 0; x < level.width; x++) {
      const cell = y * level.width + x;
      const known = level.known[cell] as number;
      if (known >= 1) continue;
      between(coarse, (x - 0.5) / 2, (y - 0.5) / 2, guess);
      for (let channel = 0; channel < 3; channel++) {
        const own = (level.data[cell * 3 + channel] as number) * known;
        level.data[cell * 3 + channel] = own + (guess[channel] as number) * (1 - known);
      }
    }
}

function smooth({ width, height, data, known }: Level): void {
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const cell = y * width + x;
      if ((known[cell] as number) >= 1) continue;
      for (let at = cell * 3; at < cell * 3 + 3; at++)
        data[at] =
          0.25 *
          ((data[at - 3] as number) +
            (data[at + 3] as number) +
            (data[at - width * 3] as number) +
            (data[at + width * 3] as number));
    }
}

/** The three values between cells at a place counted in cells; beyond the edges the outermost go on. */
export function between(
  { width, height, data }: { width: number; height: number; data: Float32Array },
  x: number,
  y: number,
  into: Float64Array,
): void {
  const across = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const down = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const left = Math.floor(across);
  const top = Math.floor(down);
  const [fx, fy] = [across - left, down - top];
  const a = (top * width + left) * 3;
  const b = left + 1 < width ? a + 3 : a;
  const below = top + 1 < height ? width * 3 : 0;
  for (let channel = 0; channel < 3; channel++) {
    const upper = (data[a + channel] as number) * (1 - fx) + (data[b + channel] as number) * fx;
    const lower =
      (data[a + below + channel] as number) * (1 - fx) + (data[b + below + channel] as number) * fx;
    into[channel] = upper * (1 - fy) + lower * fy;
  }
}

/** Mean and spread of each channel brought to those of the old picture. */
function meansOf(old: Raster, fresh: Raster, mask: Mask, part: Rectangle): Tone {
  const sums = { was: [0, 0, 0], wasSquared: [0, 0, 0], is: [0, 0, 0], isSquared: [0, 0, 0] };
  const add = (list: number[], channel: number, value: number) => {
    list[channel] = (list[channel] as number) + value;
  };
  let count = 0;
  for (let y = 0; y < part.height; y++)
    for (let x = 0; x < part.width; x++) {
      const at = (part.y + y) * mask.width + part.x + x;
      if (mask.data[at] || (old.channels === 4 && old.data[at * 4 + 3] !== 255)) continue;
      count++;
      for (let channel = 0; channel < 3; channel++) {
        const was = old.data[at * old.channels + channel] as number;
        const is = fresh.data[(y * part.width + x) * fresh.channels + channel] as number;
        add(sums.was, channel, was);
        add(sums.wasSquared, channel, was * was);
        add(sums.is, channel, is);
        add(sums.isSquared, channel, is * is);
      }
    }
  const gain: number[] = [];
  const bias: number[] = [];
  for (let channel = 0; channel < 3; channel++) {
    const mean = (list: number[]) => (list[channel] as number) / count;
    const spread = (values: number[], squares: number[]) =>
      Math.sqrt(Math.max(0, mean(squares) - mean(values) ** 2));
    const ratio = spread(sums.was, sums.wasSquared) / Math.max(1, spread(sums.is, sums.isSquared));
    // A plain border must not flatten a rich picture, nor the other way round.
    const kept = Math.min(Math.max(ratio, 0.7), 1.4);
    gain.push(kept);
    bias.push(mean(sums.was) - mean(sums.is) * kept);
  }
  return { kind: "mean", gain, bias };
}
