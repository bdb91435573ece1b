import type { Mask, Rectangle } from "#lib/masks/mask.ts";

/** Edge of a tile in mask pixels. */
export const censusTile = 256;

/** All of a tile is 0, all of it is 255, or neither (also: not counted yet). */
export const tileStates = { locked: 0, free: 1, mixed: 2 } as const;

/**
 * Knows for every tile of a mask whether it is empty or full, and what is free in it, and counts again only where the
 * mask was touched: coverage and bounds of a 4096 x 4096 mask cost as much as the last stroke was large.
 */
export type TileCensus = {
  readonly columns: number;
  readonly rows: number;
  /** One of `tileStates` for each tile, row by row. */
  readonly states: Uint8Array;
  /** The pixels in there changed. */
  touch(area: Rectangle): void;
  /** Counts of the tiles that were not touched for a while, for so many milliseconds; `count` then has less to do. */
  prepare(milliseconds: number): void;
  /** Tiles touched since the last count, which this ends. */
  count(): { free: number; bounds: Rectangle | null; tiles: number[] };
};

type Box = { left: number; top: number; right: number; bottom: number };
const nothing: Box = {
  left: Number.POSITIVE_INFINITY,
  top: Number.POSITIVE_INFINITY,
  right: 0,
  bottom: 0,
};

const threshold = 128;
/** Where a stroke is now: it is likely to come there again. */
const busyTiles = 12;

export function createTileCensus(mask: Mask): TileCensus {
  const columns = Math.ceil(mask.width / censusTile);
  const rows = Math.ceil(mask.height / censusTile);
  const states = new Uint8Array(columns * rows);
  const frees = new Uint32Array(columns * rows);
  const boxes: Box[] = Array.from(states, () => nothing);
  /** The ones touched last at the end. */
  const touched = new Set<number>();
  /** Those that are counted already. */
  const prepared = new Set<number>();
  const { data } = mask;
  const bytes = { data, words: new Uint32Array(data.buffer, data.byteOffset, data.length >> 2) };

  function touch({ x, y, width, height }: Rectangle): void {
    const right = Math.min(columns - 1, Math.floor((x + width - 1) / censusTile));
    const bottom = Math.min(rows - 1, Math.floor((y + height - 1) / censusTile));
    for (let row = Math.max(0, Math.floor(y / censusTile)); row <= bottom; row++)
      for (let column = Math.max(0, Math.floor(x / censusTile)); column <= right; column++) {
        const tile = row * columns + column;
        touched.delete(tile);
        touched.add(tile);
        states[tile] = tileStates.mixed;
      }
  }

  function countOne(tile: number): void {
    const found = countTile(
      mask,
      bytes,
      (tile % columns) * censusTile,
      Math.floor(tile / columns) * censusTile,
    );
    states[tile] = found.state;
    frees[tile] = found.free;
    boxes[tile] = found.box;
  }

  function prepare(milliseconds: number): void {
    const until = performance.now() + milliseconds;
    let left = touched.size - busyTiles;
    for (const tile of touched) {
      if (left-- <= 0 || performance.now() > until) return;
      countOne(tile);
      touched.delete(tile);
      prepared.add(tile);
    }
  }

  function count() {
    for (const tile of touched) {
      countOne(tile);
      prepared.add(tile);
    }
    const tiles = [...prepared].sort((a, b) => a - b);
    touched.clear();
    prepared.clear();
    const whole = boxes.reduce(around, nothing);
    return {
      free: frees.reduce((sum, one) => sum + one, 0),
      bounds:
        whole.right === 0
          ? null
          : {
              x: whole.left,
              y: whole.top,
              width: whole.right - whole.left,
              height: whole.bottom - whole.top,
            },
      tiles,
    };
  }

  return { columns, rows, states, touch, prepare, count };
}

const around = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** The same bytes, one by one and four by four. */
type Bytes = { data: Uint8Array; words: Uint32Array };

function countTile(
  mask: Mask,
  bytes: Bytes,
  x: number,
  y: number,
): { state: number; free: number; box: Box } {
  const right = Math.min(mask.width, x + censusTile);
  const bottom = Math.min(mask.height, y + censusTile);
  const box = { ...nothing };
  let free = 0;
  let state = -1;
  for (let line = y; line < bottom; line++) {
    const found = countRow(bytes, line * mask.width + x, right - x);
    state = state < 0 || state === found.state ? found.state : tileStates.mixed;
    if (found.free === 0) continue;
    free += found.free;
    box.left = Math.min(box.left, x + found.first);
    box.right = Math.max(box.right, x + found.last + 1);
    if (box.bottom === 0) box.top = line;
    box.bottom = line + 1;
  }
  return { state: Math.max(state, 0), free, box: free === 0 ? nothing : box };
}

const row = { state: 0, free: 0, first: 0, last: 0 };

/** Looks at a row of a tile; answers always with the same object. */
function countRow(bytes: Bytes, start: number, length: number): typeof row {
  const { data } = bytes;
  const value = data[start] as number;
  row.first = 0;
  row.last = length - 1;
  if ((value === 0 || value === 255) && isAll(bytes, start, start + length, value)) {
    row.state = value === 0 ? tileStates.locked : tileStates.free;
    row.free = value === 0 ? 0 : length;
    return row;
  }
  row.state = tileStates.mixed;
  row.free = countFree(bytes, start, start + length);
  if (row.free === 0) return row;
  while ((data[start + row.first] as number) < threshold) row.first++;
  while ((data[start + row.last] as number) < threshold) row.last--;
  return row;
}

/** Where the last whole word ends; where none begins at `start`, there. */
const endOfWords = (start: number, end: number): number => (start % 4 === 0 ? end - (end % 4) : start);

function isAll({ data, words }: Bytes, start: number, end: number, value: number): boolean {
  const middle = endOfWords(start, end);
  const word = (value * 0x01010101) >>> 0;
  if (middle > start)
    for (let index = start >> 2; index < middle >> 2; index++) if (words[index] !== word) return false;
  for (let at = middle; at < end; at++) if (data[at] !== value) return false;
  return true;
}

/** A pixel's topmost bit says whether it is 128 or more. */
function countFree({ data, words }: Bytes, start: number, end: number): number {
  const middle = endOfWords(start, end);
  let free = 0;
  if (middle > start)
    for (let index = start >> 2; index < middle >> 2; index++)
      free += Math.imul(((words[index] as number) >>> 7) & 0x01010101, 0x01010101) >>> 24;
  for (let at = middle; at < end; at++) free += (data[at] as number) >> 7;
  return free;
}
