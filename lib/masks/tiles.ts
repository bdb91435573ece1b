import type { Mask, Rectangle } from "#lib/masks/mask.ts";

/** Pixels on a side of a tile. */
export const tileSize = 256;
export const tileBytes = tileSize * tileSize;

type Size = { width: number; height: number };

export const tileColumns = ({ width }: Size): number => Math.ceil(width / tileSize);

/** Calls back with the number of each tile that the rectangle meets; it must lie inside. */
export function forTilesIn(size: Size, { x, y, width, height }: Rectangle, call: (tile: number) => void) {
  const columns = tileColumns(size);
  const right = Math.floor((x + width - 1) / tileSize);
  const bottom = Math.floor((y + height - 1) / tileSize);
  for (let row = Math.floor(y / tileSize); row <= bottom; row++)
    for (let column = Math.floor(x / tileSize); column <= right; column++) call(row * columns + column);
}

/** Where a tile lies; those on the right and lower edge are smaller. */
export function tileRectangle(size: Size, tile: number): Rectangle {
  const columns = tileColumns(size);
  const x = (tile % columns) * tileSize;
  const y = Math.floor(tile / columns) * tileSize;
  return { x, y, width: Math.min(tileSize, size.width - x), height: Math.min(tileSize, size.height - y) };
}

/** Copies a tile to `target`, which has `tileBytes`: rows of `tileSize`, 0 where the mask ends. */
export function readTile({ width, height, data }: Mask, tile: number, target: Uint8Array): void {
  const place = tileRectangle({ width, height }, tile);
  if (place.width < tileSize || place.height < tileSize) target.fill(0);
  for (let row = 0; row < place.height; row++) {
    const start = (place.y + row) * width + place.x;
    target.set(data.subarray(start, start + place.width), row * tileSize);
  }
}

/** Copies a tile back that `readTile` took. */
export function writeTile({ width, height, data }: Mask, tile: number, source: Uint8Array): void {
  const place = tileRectangle({ width, height }, tile);
  for (let row = 0; row < place.height; row++) {
    const from = source.subarray(row * tileSize, row * tileSize + place.width);
    data.set(from, (place.y + row) * width + place.x);
  }
}
