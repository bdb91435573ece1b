import type { ErrorView } from "#lib/errors.ts";
import type { Dimensions, DrawParameters } from "#lib/images/parameters.ts";
import type { ImageView, RunView } from "#lib/runs/view.ts";

/** exact: no pixel outside the mask changes. soft: a band around the mask may. raw: the provider's picture as it came. */
export const editModes = ["exact", "soft", "raw"] as const;
export type EditMode = (typeof editModes)[number];

export type Rectangle = { x: number; y: number; width: number; height: number };

/** Pixels added on each side of the source: outpainting. All 0 for an ordinary edit. */
export type Outset = { left: number; top: number; right: number; bottom: number };

/**
 * How the provider's picture is put back. Pixels are those of the canvas. Can be changed after the result, free.
 * feather: width of the inward blend. shift: moves the blend edge, negative inward; in exact mode never beyond the mask.
 * strength: 0-1, how much of the new picture shows inside. band: soft mode only, how far outside the mask may change.
 */
export type CompositeSettings = { feather: number; shift: number; strength: number; band: number };

/** null: chosen from the mask (`defaultFeather` in lib/compositing/feather.ts). */
export type AskedSettings = { feather: number | null; shift: number; strength: number; band: number };

/** What the model is shown. All in whole pixels of the canvas, which is the source plus `outset`. */
export type EditPlan = {
  source: Dimensions;
  outset: Outset;
  canvas: Dimensions;
  /** The part of the canvas that is sent. */
  crop: Rectangle;
  /** Size it is sent at and asked for: one the model can draw. */
  modelSize: Dimensions;
  /** Where the crop lies in the model's picture: all of it, unless the model draws no size of the crop's shape. */
  placed: Rectangle;
  /** placed / crop, 1 for pixel by pixel. */
  scale: number;
  /** As it was asked for (`EditDraft`). */
  context: number;
  /** Pixels of the model's picture that the mask is widened by before it is sent. */
  dilation: number;
  /** mask: sent as a mask. none: the model takes no mask and sees only the crop and the words. */
  maskSent: boolean;
  /** field: sent as `markup`. burned: drawn into a copy that is sent as a reference. none: there is none. */
  markup: "field" | "burned" | "none";
};

/** What an edit of a picture starts from: told before anybody paints. */
export type SourceFacts = Dimensions & {
  imageId: string;
  /**
   * How the working copy differs from the picture. cmyk: it was converted to RGB when it was brought in. 16-bit: values
   * are kept to 8 bits. animated: the first frame. grey: worked on as RGB, its grey profile is left behind.
   */
  differs: readonly ("cmyk" | "16-bit" | "animated" | "grey")[];
  alpha: boolean;
  /** A colour profile is attached; the result keeps it. */
  profile: boolean;
};

/** What was measured when a result was put together. */
export type CompositeProof = {
  /** Pixels that had to stay. */
  locked: number;
  /** Of them, changed in the composite: 0, or the composite was refused. */
  changed: number;
  /** sha256 over the decoded locked pixels, before and after. */
  before: string;
  after: string;
  /** Of the locked pixels the model saw, the share it changed (by more than 2 of 255 in a channel), 0-1. */
  drift: number;
  /** Mean absolute difference of those, 0-255. */
  driftMean: number;
  registration: { dx: number; dy: number; zoom: number; gain: number; accepted: boolean };
  tone: "membrane" | "mean" | "none";
  /** What the provider sent, where it was not what was asked for. */
  resized: Dimensions | null;
};

export type EditResultView = {
  rawId: string;
  raw: ImageView;
  composite: ImageView | null;
  state: "pending" | "done" | "failed";
  settings: CompositeSettings;
  proof: CompositeProof | null;
  error: ErrorView | null;
};

export type EditView = {
  runId: string;
  source: ImageView;
  /** The mask as it was painted (8-bit grey PNG of the canvas' size). */
  mask: ImageView | null;
  markup: ImageView | null;
  mode: EditMode;
  /** What it was started with, to reopen exactly this edit; `settings` with the feather that was chosen. */
  draft: Omit<EditDraft, "idempotencyKey">;
  plan: EditPlan;
  /** In the order they were drawn; what is in the trash is left out. */
  results: EditResultView[];
  createdAt: string;
};

/** An edit as the browser asks for it. Ids only: mask and markup went through `/api/v1/uploads` before. */
export type EditDraft = {
  connectionId: string;
  model: string;
  prompt: string;
  count: number;
  /** `size` is ignored: the plan decides it. */
  parameters: DrawParameters;
  sourceId: string;
  /**
   * 8-bit grey PNG of the canvas' size (uploaded as `edit-mask`), 0 locked, 255 free. What `outset` adds is free in any
   * case; null: only that, or without an `outset` everything, and then the mode is `raw`.
   */
  maskId: string | null;
  /** Transparent PNG of the canvas' size. */
  markupId: string | null;
  /** Further reference images, after the crop. */
  references: string[];
  mode: EditMode;
  settings: AskedSettings;
  outset: Outset;
  /** Extra picture around the mask that the model sees, as a share of the mask's longer side. Standard 0.35. */
  context: number;
  idempotencyKey: string;
};

/** Long edge and pixels beyond which a picture is not edited. */
export const maxEditEdge = 8192;
export const maxEditPixels = 50_000_000;
/** Most that a feather, a shift or a band may be, in pixels. */
export const maxBlend = 512;

/** A finished or running edit together with its run. */
export type EditRun = { run: RunView; edit: EditView };

/** What a person sets about an edit beside the prompt and the model; kept from visit to visit. */
export type EditWish = {
  mode: EditMode;
  settings: AskedSettings;
  outset: Outset;
  /** Extra picture around the mask that the model sees, as a share of the mask's longer side. */
  context: number;
};

export const standardWish: EditWish = {
  mode: "exact",
  settings: { feather: null, shift: 0, strength: 1, band: 0 },
  outset: { left: 0, top: 0, right: 0, bottom: 0 },
  context: 0.35,
};
