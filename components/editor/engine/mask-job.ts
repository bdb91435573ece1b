import type { MaskDeed } from "#components/editor/engine/engine.ts";
import type { PackedTiles } from "#components/editor/engine/packed-tiles.ts";
import type { Outset } from "#lib/edits/view.ts";
import type { Combination, Rectangle } from "#lib/masks/mask.ts";
import type { TileChange } from "#lib/masks/tile-change.ts";
import type { WholeDeed } from "#lib/masks/whole.ts";

type Place = { x: number; y: number };

/** A shape in image pixels, which need not be whole. */
export type MaskShape =
  | ({ kind: "rectangle" | "ellipse"; feather: number } & Rectangle)
  | { kind: "polygon"; points: readonly Place[] }
  | { kind: "gradient"; from: Place; to: Place };

/** What needs more than a look at each pixel. */
export type SlowDeed = Exclude<MaskDeed, { kind: WholeDeed }>;

/** What is to be done to a mask. */
export type MaskChange =
  | { kind: "deed"; deed: SlowDeed }
  | { kind: "shape"; shape: MaskShape; combination: Combination }
  /** By the picture's colours, which the worker has from `strip`. */
  | ({
      kind: "wand" | "color";
      tolerance: number;
      contiguous: boolean;
      combination: Combination;
    } & Place)
  | ({ kind: "fill" } & Place)
  | { kind: "import"; file: Blob; from: "lightness" | "alpha"; outset: Outset };

/** Tiles in runs, null for empty. */
export type CodedTiles = [tile: number, runs: Uint8Array | null][];

/** The worker keeps the mask too: which of its tiles are other ones since the last job. */
export type MaskNews = { width: number; height: number; tiles: PackedTiles };

/** What the worker is asked for. */
export type MaskJob =
  | { kind: "change"; news: MaskNews; change: MaskChange }
  /** What the job before changed, coded: once the page has drawn it in. */
  | { kind: "code" }
  /** A strip of the picture, from the row `y` on. */
  | { kind: "strip"; width: number; height: number; y: number; bitmap: ImageBitmap }
  /** Begins with the PNG before it is asked for. */
  | { kind: "prepare"; news: MaskNews }
  /** With what the outset adds, all of it free. */
  | { kind: "encode"; news: MaskNews; outset: Outset };

export type MaskJobResults = {
  /** What it did to the tiles of the mask. */
  change: TileChange[] | "other-size" | "unreadable";
  /** All tiles of the last change; none if there was another job since. */
  code: CodedTiles;
  strip: null;
  /** False when nothing is left to be done. */
  prepare: boolean;
  /** A PNG, of which the page gets no more than a handle. */
  encode: Blob;
};

export type MaskJobAnswer =
  | { id: number; result: MaskJobResults[keyof MaskJobResults] }
  | { id: number; failed: string };
