import { createMask, type Mask } from "#lib/masks/mask.ts";
import { decodeRuns, encodeRuns, longestRuns } from "#lib/masks/rle.ts";
import { readTile, tileBytes, tileColumns, tileSize, writeTile } from "#lib/masks/tiles.ts";

/** A mask as run-length coded tiles, empty ones left out: small enough to be kept and to be sent. */
export type CodedMask = { width: number; height: number; tiles: Map<number, Uint8Array> };

/** Keeps a mask coded; only tiles that changed are coded again. */
export type MaskCoder = {
  changed(tiles: readonly number[]): void;
  /** Codes of what changed as much as fits into some milliseconds; `take` has less to do then. False when all is. */
  codeSome(milliseconds: number): boolean;
  /** The coded mask now. What it holds is never written to later; tiles that are as before are the same arrays. */
  take(): CodedMask;
  /** Writes a coded mask into this one; false, and nothing is written, if it does not fit or is damaged. */
  put(coded: CodedMask): boolean;
};

const tile = new Uint8Array(tileBytes);
const runs = new Uint8Array(longestRuns(tileBytes));

export function createMaskCoder(mask: Mask): MaskCoder {
  let coded = new Map<number, Uint8Array>();
  const stale = new Set<number>();

  function code(one: number): void {
    stale.delete(one);
    readTile(mask, one, tile);
    if (isEmpty(tile)) {
      coded.delete(one);
      return;
    }
    const now = runs.subarray(0, encodeRuns(tile, runs));
    if (!isSame(now, coded.get(one))) coded.set(one, now.slice());
  }

  return {
    changed(tiles) {
      for (const one of tiles) stale.add(one);
    },
    codeSome(milliseconds) {
      const until = performance.now() + milliseconds;
      for (const one of stale) {
        code(one);
        if (performance.now() > until) break;
      }
      return stale.size > 0;
    },
    take() {
      for (const one of stale) code(one);
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
      return true;
    },
  };
}

/** The mask that was coded; in the `spare` one if that has its size. */
export function decoded({ width, height, tiles }: CodedMask, spare?: Mask | null): Mask {
  const mask = spare?.width === width && spare.height === height ? spare : createMask(width, height);
  if (mask === spare) mask.data.fill(0);
  for (const [one, bytes] of tiles) writeCoded(mask, one, bytes);
  return mask;
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

function writeCoded(mask: Mask, one: number, bytes: Uint8Array): void {
  decodeRuns(bytes, 0, bytes.length, tile);
  writeTile(mask, one, tile);
}
