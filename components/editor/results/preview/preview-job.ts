import type { CompositeProof, CompositeSettings, EditMode, EditPlan, Rectangle } from "#lib/edits/view.ts";

/** What a preview begins with. Addresses are absolute: a worker has another base than the page. */
export type PreviewOpening = {
  kind: "open";
  plan: EditPlan;
  mode: EditMode;
  registration: CompositeProof["registration"];
  /** The part of the canvas that is shown, and its size there (`previewArea`). */
  area: Rectangle;
  width: number;
  height: number;
  /** What of the source lies within `area`, and where, in pixels of the preview. */
  source: { bitmap: ImageBitmap; at: Rectangle };
  maskUrl: string | null;
  rawUrl: string;
};

export type PreviewMessage = PreviewOpening | { kind: "draw"; settings: CompositeSettings };

/** `bounds` in pixels of the preview, `whole` as in `PreviewPatch`; null: nothing of the new picture shows. */
export type PreviewAnswer =
  | { patch: { bounds: Rectangle; bitmap: ImageBitmap; whole: boolean } | null }
  | { failed: string };
