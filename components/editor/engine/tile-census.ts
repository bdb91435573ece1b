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
  const { data, width } = mask;
  const right = Math.min(width, x + censusTile);
  const bottom = Math.min(mask.height, y + censusTile);
  const box = { ...nothing };
  let free = 0;
  let lowest = 255;
  let highest = 0;
  for (let row = y; row < bottom; row++) {
    const before = free;
    for (let at = row * width + x, column = x; column < right; at++, column++) {
      const value = data[at] as number;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
      if (value < threshold) continue;
      free++;
      if (column < box.left) box.left = column;
      if (column >= box.right) box.right = column + 1;
    }
    if (free === before) continue;
    if (row < box.top) box.top = row;
    box.bottom = row + 1;
  }
  const state = highest === 0 ? tileStates.locked : lowest === 255 ? tileStates.free : tileStates.mixed;
  return { state, free, box: free === 0 ? nothing : box };
}
