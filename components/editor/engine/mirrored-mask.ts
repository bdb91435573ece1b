import { clearTile, codedTile, writeCoded } from "#components/editor/engine/coded-mask.ts";
import type { CodedTiles, MaskNews } from "#components/editor/engine/mask-job.ts";
import { unpackTiles } from "#components/editor/engine/packed-tiles.ts";
import { createMask, type Mask } from "#lib/masks/mask.ts";
import { createMaskPng, type MaskPng } from "#lib/masks/mask-png.ts";
import { applyChange, type TileChange } from "#lib/masks/tile-change.ts";

/** The page's mask as the worker keeps it: its tiles, its pixels once they are asked for, and its PNG as far as it goes. */
export type MirroredMask = {
  /** Answers the PNG of the mask as it is then. */
  hear(news: MaskNews): MaskPng;
  pixels(): Mask;
  /** Draws changes in, to what `pixels` answered last; what the tiles have become. */
  adopt(changes: readonly TileChange[]): CodedTiles;
};

export function createMirroredMask({ width, height }: { width: number; height: number }): MirroredMask {
  const tiles = new Map<number, Uint8Array>();
  const png = createMaskPng({ width, height }, tiles);
  /** Tiles of which the pixels are not drawn in yet. */
  const outdated = new Set<number>();
  let mask: Mask | null = null;

  function keep(tile: number, runs: Uint8Array | null): void {
    if (runs) tiles.set(tile, runs);
    else tiles.delete(tile);
    png.changed(tile);
  }

  return {
    hear(news) {
      for (const [tile, runs] of unpackTiles(news.tiles)) {
        keep(tile, runs);
        outdated.add(tile);
      }
      return png;
    },
    pixels() {
      mask ??= createMask(width, height);
      for (const tile of outdated) {
        const runs = tiles.get(tile);
        if (runs) writeCoded(mask, tile, runs);
        else clearTile(mask, tile);
      }
      outdated.clear();
      return mask;
    },
    adopt(changes) {
      const coded: CodedTiles = [];
      for (const change of mask ? changes : []) {
        applyChange(mask as Mask, change);
        const runs = codedTile(mask as Mask, change.tile);
        keep(change.tile, runs?.slice() ?? null);
        coded.push([change.tile, runs?.slice() ?? null]);
      }
      return coded;
    },
  };
}
