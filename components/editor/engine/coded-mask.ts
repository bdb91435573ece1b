import type { CodedTiles } from "#components/editor/engine/mask-job.ts";
import type { Mask } from "#lib/masks/mask.ts";
import { decodeRuns, encodeRuns, longestRuns } from "#lib/masks/rle.ts";
import { readTile, tileBytes, tileColumns, tileSize, writeTile } from "#lib/masks/tiles.ts";

/** A mask as run-length coded tiles, empty ones left out: small enough to be kept and to be sent. */
export type CodedMask = { width: number; height: number; tiles: Map<number, Uint8Array> };

/** Keeps a mask coded; only tiles that changed are coded again. */
export type MaskCoder = {
  changed(tiles: readonly number[]): void;
  /** These are coded elsewhere, as they are now: `codeSome` leaves them alone unless they change again. */
  expect(tiles: readonly number[]): void;
  /** What was expected, as far as it is still wanted. None is expected any more. */
  adopt(tiles: CodedTiles): void;
  /** Codes of what changed as much as fits into some milliseconds; `take` has less to do then. False when all is. */
  codeSome(milliseconds: number): boolean;
  /** Whether `take` has nothing left to code. */
  readonly complete: boolean;
  /** The coded mask now. What it holds is never written to later; tiles that are as before are the same arrays. */
  take(): CodedMask;
  /** Writes a coded mask into this one; false, and nothing is written, if it does not fit or is damaged. */
  put(coded: CodedMask): boolean;
};

const tile = new Uint8Array(tileBytes);
const emptyTile = new Uint8Array(tileBytes);
const runs = new Uint8Array(longestRuns(tileBytes));

export function createMaskCoder(mask: Mask): MaskCoder {
  let coded = new Map<number, Uint8Array>();
  const stale = new Set<number>();
  const expected = new Set<number>();

  function code(one: number): void {
    const now = codedTile(mask, one);
    if (!now) coded.delete(one);
    else if (!isSame(now, coded.get(one))) coded.set(one, now.slice());
  }

  return {
    changed(tiles) {
      for (const one of tiles) {
        stale.add(one);
        expected.delete(one);
      }
    },
    expect(tiles) {
      for (const one of tiles) if (stale.delete(one)) expected.add(one);
    },
    adopt(tiles) {
      for (const [one, bytes] of tiles) {
        if (!expected.delete(one)) continue;
        if (bytes) coded.set(one, bytes);
        else coded.delete(one);
      }
      for (const one of expected) stale.add(one);
      expected.clear();
    },
    codeSome(milliseconds) {
      const until = performance.now() + milliseconds;
      for (const one of stale) {
        stale.delete(one);
        code(one);
        if (performance.now() > until) break;
      }
      return stale.size > 0;
    },
    get complete() {
      return stale.size + expected.size === 0;
    },
    take() {
      for (const one of [...stale, ...expected]) code(one);
      stale.clear();
      expected.clear();
      return { width: mask.width, height: mask.height, tiles: new Map(coded) };
    },
    put(stored) {
      if (stored.width !== mask.width || stored.height !== mask.height) return false;
      const count = tileColumns(mask) * Math.ceil(mask.height / tileSize);
      try {
        // Twice: what turns out damaged halfway must not be half there.
        for (const bytes of stored.tiles.values()) decodeRuns(bytes, 0, bytes.length, tile);
      } catch {
        return false;
      }
      mask.data.fill(0);
      for (const [one, bytes] of stored.tiles) if (one < count) writeCoded(mask, one, bytes);
      coded = new Map(stored.tiles);
      stale.clear();
      expected.clear();
      return true;
    },
  };
}

/** A tile in runs, null if it is empty. The array is used again by the next call. */
export function codedTile(mask: Mask, one: number): Uint8Array | null {
  readTile(mask, one, tile);
  return isEmpty(tile) ? null : runs.subarray(0, encodeRuns(tile, runs));
}

function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  if (a.length !== b?.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

function isEmpty(bytes: Uint8Array): boolean {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  for (let index = 0; index < words.length; index++) if (words[index] !== 0) return false;
  return true;
}

/** Draws a tile in that was coded; a RangeError if its runs are damaged. */
export function writeCoded(mask: Mask, one: number, bytes: Uint8Array): void {
  decodeRuns(bytes, 0, bytes.length, tile);
  writeTile(mask, one, tile);
}

export const clearTile = (mask: Mask, one: number): void => writeTile(mask, one, emptyTile);
