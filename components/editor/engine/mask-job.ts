import type { MaskDeed } from "#components/editor/engine/engine.ts";
import type { Mask } from "#lib/masks/mask.ts";
import type { Selection } from "#lib/masks/selection.ts";

/** What the worker is asked for. Buffers of masks are copies and go over with the message. */
export type MaskJob =
  | { kind: "deed"; mask: Mask; deed: MaskDeed }
  /** A strip of the picture, from the row `y` on: what wand and colour choose by. */
  | { kind: "strip"; width: number; height: number; y: number; bitmap: ImageBitmap }
  | { kind: "wand" | "color"; x: number; y: number; tolerance: number; contiguous: boolean }
  | { kind: "fill"; mask: Mask; x: number; y: number }
  | { kind: "encode"; mask: Mask }
  | { kind: "decode"; file: Blob; from: "lightness" | "alpha"; width: number; height: number };

export type MaskJobResults = {
  /** What the mask is afterwards; null: empty. */
  deed: Selection | null;
  strip: null;
  /** Null: nothing. */
  wand: Selection | null;
  color: Selection | null;
  fill: Selection | null;
  /** A PNG. */
  encode: Uint8Array<ArrayBuffer>;
  decode: Mask | "other-size" | "unreadable";
};

export type MaskJobAnswer =
  | { id: number; result: MaskJobResults[keyof MaskJobResults] }
  | { id: number; failed: string };
