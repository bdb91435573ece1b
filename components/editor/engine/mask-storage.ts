import type { CodedMask } from "#components/editor/engine/coded-mask.ts";
import { type PackedTiles, packTiles, unpackTiles } from "#components/editor/engine/packed-tiles.ts";
import {
  browserStorage,
  type Revised,
  type RevisionStorage,
} from "#components/editor/engine/revision-storage.ts";

/** A mask as an earlier visit left it. */
export type StoredMask = Revised<CodedMask>;

export type MaskStorage = RevisionStorage<CodedMask>;

/** The runs as a file: bytes in a value the browser packs, and unpacks, while the page stands still. */
type PackedMask = { width: number; height: number; revision: number; runs: Blob } & Omit<PackedTiles, "runs">;

/** In the browser. Masks of earlier versions, kept tile by tile, are read as they are. */
export const browserMasks = (): MaskStorage =>
  browserStorage<CodedMask>("pentimento-masks", "masks", {
    toStored({ tiles, ...mask }): PackedMask {
      const packed = packTiles([...tiles]);
      return { ...mask, ...packed, runs: new Blob([packed.runs]) };
    },
    async fromStored(stored) {
      if (!("runs" in stored)) return stored as StoredMask;
      const { width, height, revision, runs, ...packed } = stored as PackedMask;
      const found = unpackTiles({ ...packed, runs: new Uint8Array(await runs.arrayBuffer()) });
      const tiles = new Map(found.flatMap(([tile, bytes]) => (bytes ? [[tile, bytes]] : [])));
      return { width, height, revision, tiles };
    },
  });
