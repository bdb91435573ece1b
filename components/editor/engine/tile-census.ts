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

export function createTileCensus(mask: Mask): TileCensus {
  const columns = Math.ceil(mask.width / censusTile);
  const rows = Math.ceil(mask.height / censusTile);
  const states = new Uint8Array(columns * rows);
  const frees = new Uint32Array(columns * rows);
  const boxes: Box[] = Array.from(states, () => nothing);
  const touched = new Set<number>();

  function touch({ x, y, width, height }: Rectangle): void {
    const right = Math.min(columns - 1, Math.floor((x + width - 1) / censusTile));
    const bottom = Math.min(rows - 1, Math.floor((y + height - 1) / censusTile));
    for (let row = Math.max(0, Math.floor(y / censusTile)); row <= bottom; row++)
      for (let column = Math.max(0, Math.floor(x / censusTile)); column <= right; column++) {
        touched.add(row * columns + column);
        states[row * columns + column] = tileStates.mixed;
      }
  }

  function count() {
    const tiles = [...touched];
    for (const tile of tiles) {
      const found = countTile(mask, (tile % columns) * censusTile, Math.floor(tile / columns) * censusTile);
      states[tile] = found.state;
      frees[tile] = found.free;
      boxes[tile] = found.box;
    }
    touched.clear();
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

  return { columns, rows, states, touch, count };
}

const around = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

function countTile(mask: Mask, x: number, y: number): { state: number; free: number; box: Box } {
  const right = Math.min(mask.width, x + censusTile);
  const bottom = Math.min(mask.height, y + censusTile);
  const box = { ...nothing };
  let free = 0;
  let state = -1;
  for (let row = y; row < bottom; row++) {
    const found = countRow(mask.data, row * mask.width + x, right - x);
    state = state < 0 || state === found.state ? found.state : tileStates.mixed;
    if (found.free === 0) continue;
    free += found.free;
    box.left = Math.min(box.left, x + found.first);
    box.right = Math.max(box.right, x + found.last + 1);
    if (box.bottom === 0) box.top = row;
    box.bottom = row + 1;
  }
  return { state: Math.max(state, 0), free, box: free === 0 ? nothing : box };
}

const row = { state: 0, free: 0, first: 0, last: 0 };

/** Looks at a row of a tile; answers always with the same object. */
function countRow(data: Uint8Array, start: number, length: number): typeof row {
  const end = start + length;
  const value = data[start] as number;
  row.first = 0;
  row.last = length - 1;
  if ((value === 0 || value === 255) && isAll(data, start, end, value)) {
    row.state = value === 0 ? tileStates.locked : tileStates.free;
    row.free = value === 0 ? 0 : length;
    return row;
  }
  row.state = tileStates.mixed;
  row.free = 0;
  // The topmost bit says whether it is 128 or more.
  for (let at = start; at < end; at++) row.free += (data[at] as number) >> 7;
  if (row.free === 0) return row;
  while ((data[start + row.first] as number) < threshold) row.first++;
  while ((data[start + row.last] as number) < threshold) row.last--;
  return row;
}

function isAll(data: Uint8Array, start: number, end: number, value: number): boolean {
  for (let at = start; at < end; at++) if (data[at] !== value) return false;
  return true;
}
