import type { StoredMask } from "#components/editor/engine/mask-storage.ts";
import type { Mask } from "#lib/masks/mask.ts";
import { decodeRuns, encodeRuns, longestRuns } from "#lib/masks/rle.ts";
import { readTile, tileBytes, tileColumns, tileSize, writeTile } from "#lib/masks/tiles.ts";

/** The run-length coded tiles of a mask as they are stored; only tiles that changed are coded again. */
export type CodedTiles = {
  changed(tiles: readonly number[]): void;
  /** The coded mask now. */
  take(): Omit<StoredMask, "revision">;
  /** Writes a stored mask into this one; false, and nothing is written, if it does not fit or is damaged. */
  put(stored: StoredMask): boolean;
};

const tile = new Uint8Array(tileBytes);
const runs = new Uint8Array(longestRuns(tileBytes));

export function createCodedTiles(mask: Mask): CodedTiles {
  let coded = new Map<number, Uint8Array>();
  const stale = new Set<number>();

  return {
    changed(tiles) {
      for (const one of tiles) stale.add(one);
    },
    take() {
      for (const one of stale) {
        readTile(mask, one, tile);
        if (tile.some((value) => value !== 0)) coded.set(one, runs.slice(0, encodeRuns(tile, runs)));
        else coded.delete(one);
      }
      stale.clear();
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
      for (const [one, bytes] of stored.tiles) {
        if (one >= count) continue;
        decodeRuns(bytes, 0, bytes.length, tile);
        writeTile(mask, one, tile);
      }
      coded = new Map(stored.tiles);
      stale.clear();
      return true;
    },
  };
}
