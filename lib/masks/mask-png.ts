import type { Outset } from "#lib/edits/view.ts";
import { createDeflater, type Deflater, type Packed } from "#lib/masks/deflate.ts";
import { packRows, pngOf } from "#lib/masks/png.ts";
import { decodeRuns } from "#lib/masks/rle.ts";
import { tileBytes, tileColumns, tileSize } from "#lib/masks/tiles.ts";

type Size = { width: number; height: number };
type BitDepth = 1 | 8;
/** A row of tiles as it is packed by now. `isBinary`: nothing lies between locked and free. */
type Band = { isBinary: boolean; packed: Map<BitDepth, Packed> };

/**
 * The mask as a grey PNG, 0 locked and white free: 1 bit a pixel if nothing lies between, else 8. Each row of tiles is
 * packed by itself and kept, so that after a change only the rows that it met are packed again.
 */
export type MaskPng = {
  /** This tile is another one now. */
  changed(tile: number): void;
  /** Packs one row of tiles that is not packed yet; false if there is none left. */
  prepare(): boolean;
  /** The file, with what the outset adds, all of it free. */
  encode(outset: Outset): Uint8Array<ArrayBuffer>;
};

/** `tiles`: the runs of those that are not empty (lib/masks/rle.ts). */
export function createMaskPng(size: Size, tiles: ReadonlyMap<number, Uint8Array>): MaskPng {
  const columns = tileColumns(size);
  const bands: (Band | null)[] = Array(Math.ceil(size.height / tileSize)).fill(null);
  const tile = new Uint8Array(tileBytes);
  const deflater = createDeflater();
  let outset: Outset = { left: 0, top: 0, right: 0, bottom: 0 };
  let strip = createStrip(size.width);

  const widthNow = () => outset.left + size.width + outset.right;
  const depthNow = (): BitDepth => (bands.every((band) => band?.isBinary !== false) ? 1 : 8);

  function readStrip(row: number): void {
    strip.data.fill(0);
    for (let column = 0; column < columns; column++) {
      const runs = tiles.get(row * columns + column);
      if (!runs) continue;
      decodeRuns(runs, 0, runs.length, tile);
      const x = column * tileSize;
      const kept = Math.min(tileSize, size.width - x);
      for (let y = 0; y < tileSize; y++)
        strip.data.set(tile.subarray(y * tileSize, y * tileSize + kept), y * strip.stride + outset.left + x);
    }
    if (outset.left + outset.right === 0) return;
    for (let y = 0; y < tileSize; y++) {
      const start = y * strip.stride;
      strip.data.fill(255, start, start + outset.left);
      strip.data.fill(255, start + outset.left + size.width, start + widthNow());
    }
  }

  function pack(row: number): Band {
    readStrip(row);
    const band = bands[row] ?? { isBinary: isBinary(strip.data), packed: new Map() };
    bands[row] = band;
    const depth = depthNow();
    const rows = Math.min(tileSize, size.height - row * tileSize);
    band.packed.set(depth, packGrey(widthNow(), rows, depth, strip, deflater));
    return band;
  }

  function packedAll(): Packed[] {
    // Whether one bit is enough is known when all have been seen.
    for (const [row, band] of bands.entries()) if (!band) pack(row);
    const depth = depthNow();
    const free = createStrip(widthNow());
    free.data.fill(255);
    return [
      ...packFree(widthNow(), outset.top, depth, free, deflater),
      ...bands.map((band, row) => (band?.packed.get(depth) ?? pack(row).packed.get(depth)) as Packed),
      ...packFree(widthNow(), outset.bottom, depth, free, deflater),
    ];
  }

  return {
    changed(one) {
      bands[Math.floor(one / columns)] = null;
    },
    prepare() {
      // First those not seen yet: they may say that one bit is not enough.
      const unseen = bands.indexOf(null);
      const next = unseen >= 0 ? unseen : bands.findIndex((band) => !band?.packed.has(depthNow()));
      if (next >= 0) pack(next);
      return next >= 0;
    },
    encode(wanted) {
      const isSame = wanted.left === outset.left && wanted.right === outset.right;
      outset = wanted;
      if (!isSame) {
        for (const band of bands) band?.packed.clear();
        strip = createStrip(widthNow());
      }
      const packed = packedAll();
      const height = outset.top + size.height + outset.bottom;
      return pngOf({ width: widthNow(), height, bitDepth: depthNow(), color: "grey" }, packed);
    },
  };
}

/** Rows of a tile's height. Each begins at a whole word. */
type Strip = { stride: number; data: Uint8Array };

function createStrip(width: number): Strip {
  const stride = Math.ceil(width / 4) * 4;
  return { stride, data: new Uint8Array(stride * tileSize) };
}

/** Rows that are all free: as many as it takes. */
function packFree(width: number, height: number, depth: BitDepth, free: Strip, deflater: Deflater): Packed[] {
  const bands: Packed[] = [];
  for (let left = height; left > 0; left -= tileSize)
    bands.push(packGrey(width, Math.min(left, tileSize), depth, free, deflater));
  return bands;
}

function packGrey(
  width: number,
  height: number,
  depth: BitDepth,
  { stride, data }: Strip,
  deflater: Deflater,
): Packed {
  const rowBytes = depth === 8 ? width : Math.ceil(width / 8);
  const write = (y: number, row: Uint8Array) => {
    const pixels = data.subarray(y * stride, y * stride + width);
    if (depth === 8) row.set(pixels);
    else packBits(pixels, row);
  };
  return packRows(height, rowBytes, write, deflater);
}

/** One bit for each byte that is 0 or 255, the first one topmost. They begin at a whole word. */
function packBits(bytes: Uint8Array, row: Uint8Array): void {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let packed = 0;
  for (; 2 * packed + 1 < words.length; packed++)
    row[packed] = (fourBits(words[2 * packed] as number) << 4) | fourBits(words[2 * packed + 1] as number);
  row.fill(0, packed);
  for (let x = 8 * packed; x < bytes.length; x++)
    row[x >> 3] = (row[x >> 3] as number) | (((bytes[x] as number) >> 7) << (7 - (x & 7)));
}

/** The lowest bits of four bytes side by side: each factor's bit shifts one of them to its place. */
const fourBits = (word: number): number => (Math.imul(word & 0x01010101, 0x08040201) >>> 24) & 15;

/** Of whole words. */
function isBinary(data: Uint8Array): boolean {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as number;
    // Each byte is its lowest bit eight times.
    if (Math.imul(word & 0x01010101, 255) !== (word | 0)) return false;
  }
  return true;
}
