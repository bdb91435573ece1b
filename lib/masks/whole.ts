import type { Mask } from "#lib/masks/mask.ts";
import { encodeRuns, invertedRuns } from "#lib/masks/rle.ts";
import type { TileChange } from "#lib/masks/tile-change.ts";
import { tileBytes, tileColumns, tileRectangle, tileSize } from "#lib/masks/tiles.ts";

/** What treats all pixels alike. */
export const wholeDeeds = ["invert", "clear", "all"] as const;
export type WholeDeed = (typeof wholeDeeds)[number];

/** A tile of which every pixel changes from 0 to 255 or back. */
const everything = (() => {
  const runs = new Uint8Array(16);
  return runs.slice(0, encodeRuns(new Uint8Array(tileBytes).fill(255), runs));
})();

/**
 * Changes the whole mask at once, and answers how to take it back, which nobody needs to compare pixels for: the tiles
 * as they were, in runs and without the empty ones, say it already. `isFull` tells of tiles that are free as a whole.
 */
export function changeWhole(
  mask: Mask,
  deed: WholeDeed,
  tiles: ReadonlyMap<number, Uint8Array>,
  isFull: (tile: number) => boolean,
): TileChange[] {
  const changes: TileChange[] = [];
  const add = (tile: number, runs: Uint8Array) =>
    changes.push({ tile, bounds: tileRectangle(mask, tile), runs });
  const count = tileColumns(mask) * Math.ceil(mask.height / tileSize);
  for (let tile = 0; tile < count; tile++) {
    const runs = tiles.get(tile);
    if (deed === "invert") add(tile, everything);
    else if (deed === "clear") runs && add(tile, runs);
    else if (!isFull(tile)) add(tile, runs ? invertedRuns(runs) : everything);
  }
  if (deed === "invert") invert(mask.data);
  else mask.data.fill(deed === "all" ? 255 : 0);
  return changes;
}

/**
 * What the tiles become by it, in runs, null for empty: nobody needs to look at pixels to code them anew. `tiles` and
 * `isFull` are of before. Tiles at the edge that are smaller are left out: beyond it nothing is free.
 */
export function codedAfter(
  size: Pick<Mask, "width" | "height">,
  deed: WholeDeed,
  tiles: ReadonlyMap<number, Uint8Array>,
  isFull: (tile: number) => boolean,
): [tile: number, runs: Uint8Array | null][] {
  const after = (tile: number): Uint8Array | null => {
    if (deed !== "invert") return deed === "all" ? everything : null;
    const runs = tiles.get(tile);
    if (!runs) return everything;
    return isFull(tile) ? null : invertedRuns(runs);
  };
  const count = tileColumns(size) * Math.ceil(size.height / tileSize);
  return Array.from({ length: count }, (_, tile) => tile)
    .filter((tile) => {
      const { width, height } = tileRectangle(size, tile);
      return width * height === tileBytes;
    })
    .map((tile) => [tile, after(tile)]);
}

function invert(data: Uint8Array): void {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);
  for (let index = 0; index < words.length; index++) words[index] = ~(words[index] as number);
  for (let index = words.length * 4; index < data.length; index++) data[index] = ~(data[index] as number);
}
