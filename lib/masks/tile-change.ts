import type { Mask, Rectangle } from "#lib/masks/mask.ts";
import { decodeRuns, encodeRuns, longestRuns } from "#lib/masks/rle.ts";
import { readTile, tileBytes, tileRectangle, tileSize } from "#lib/masks/tiles.ts";

/**
 * What a step did to a tile, as before XOR after, in runs: short where nothing changed, and the way back is the way
 * there. `bounds` encloses the pixels that changed.
 */
export type TileChange = { readonly tile: number; readonly bounds: Rectangle; readonly runs: Uint8Array };

// What a change takes in memory besides its runs, roughly.
const overhead = 256;
const difference = new Uint8Array(tileBytes);
const encoded = new Uint8Array(longestRuns(tileBytes));

export const changeBytes = ({ runs }: TileChange): number => runs.length + overhead;

/** Compares a tile with `before`, which is used up; null when they are equal. */
export function changeSince(mask: Mask, tile: number, before: Uint8Array): TileChange | null {
  const place = tileRectangle(mask, tile);
  exclusiveOr(before, mask, place, place);
  const inside = usedPart(before);
  if (!inside) return null;
  const bounds = { ...inside, x: place.x + inside.x, y: place.y + inside.y };
  return { tile, bounds, runs: encoded.slice(0, encodeRuns(before, encoded)) };
}

/** Copies a tile to `target` as it was before this change; as it is, if there was none. */
export function tileBefore(mask: Mask, tile: number, change: TileChange | null, target: Uint8Array): void {
  readTile(mask, tile, target);
  if (!change) return;
  decodeRuns(change.runs, 0, change.runs.length, difference);
  xorRow(wordsOf(target), 0, wordsOf(difference), 0, tileBytes / 4);
}

/** Takes a change back, or makes it again. */
export function applyChange(mask: Mask, { tile, bounds, runs }: TileChange): void {
  decodeRuns(runs, 0, runs.length, difference);
  exclusiveOr(difference, mask, tileRectangle(mask, tile), bounds, true);
}

/**
 * Changes the bytes of a tile by those of the mask that lie in `within`, or those of the mask by the tile's
 * (`intoMask`).
 */
function exclusiveOr(
  tile: Uint8Array,
  mask: Mask,
  place: Rectangle,
  within: Rectangle,
  intoMask = false,
): void {
  // Four at a time: a tile begins on a word where the rows do.
  const whole = mask.width % 4 === 0 && mask.data.byteOffset % 4 === 0;
  const step = whole ? 4 : 1;
  const ofTile = whole ? wordsOf(tile) : tile;
  const ofMask = whole ? wordsOf(mask.data) : mask.data;
  const left = Math.floor((within.x - place.x) / step);
  const right = Math.ceil((within.x - place.x + within.width) / step);
  for (let y = within.y; y < within.y + within.height; y++) {
    const inTile = ((y - place.y) * tileSize) / step;
    const inMask = (y * mask.width + place.x) / step;
    if (intoMask) xorRow(ofMask, inMask + left, ofTile, inTile + left, right - left);
    else xorRow(ofTile, inTile + left, ofMask, inMask + left, right - left);
  }
}

type Units = Uint8Array | Uint32Array;

function xorRow(target: Units, at: number, other: Units, from: number, count: number): void {
  for (let index = 0; index < count; index++)
    target[at + index] = (target[at + index] as number) ^ (other[from + index] as number);
}

/** What encloses the bytes of a tile that are not 0. */
function usedPart(bytes: Uint8Array): Rectangle | null {
  const words = wordsOf(bytes);
  const wordsInRow = tileSize / 4;
  let top = -1;
  let bottom = -1;
  let left = tileSize;
  let right = -1;
  for (let y = 0; y < tileSize; y++) {
    let any = 0;
    for (let index = y * wordsInRow; index < (y + 1) * wordsInRow; index++) any |= words[index] as number;
    if (any === 0) continue;
    if (top < 0) top = y;
    bottom = y;
    const row = y * tileSize;
    let x = 0;
    while (x < left && bytes[row + x] === 0) x++;
    left = x;
    x = tileSize - 1;
    while (x > right && bytes[row + x] === 0) x--;
    right = x;
  }
  if (top < 0) return null;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

const wordsOf = (bytes: Uint8Array): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
