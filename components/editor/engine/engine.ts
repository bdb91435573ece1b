import type { StoreApi } from "zustand/vanilla";
import type { TileCensus } from "#components/editor/engine/tile-census.ts";
import type { Viewport } from "#components/editor/engine/viewport.ts";
import type { Outset } from "#lib/edits/view.ts";
import type { Combination, Mask, Point, Rectangle } from "#lib/masks/mask.ts";
import type { WholeDeed } from "#lib/masks/whole.ts";

export const tools = [
  "brush",
  "eraser",
  "rectangle",
  "ellipse",
  "lasso",
  "polygon",
  "wand",
  "color",
  "fill",
  "gradient",
  "pan",
] as const;
export type Tool = (typeof tools)[number];

/** How the mask is shown over the picture. */
export const overlayStyles = ["tint", "black-white", "outline", "hatch", "hidden"] as const;
export type OverlayStyle = (typeof overlayStyles)[number];

/** Screen = image * scale + (x, y), in CSS pixels of the stage. */
export type View = { scale: number; x: number; y: number };

/** A named step; the newest last. `label` is a key below editor.deeds in the messages. */
export type HistoryStep = { id: number; label: string };

/**
 * All that the panels around the canvas need to know; never points, never pixels. Changes once a frame at most.
 */
export type EngineState = {
  tool: Tool;
  combination: Combination;
  /** Diameter in image pixels; hardness 0-1. */
  brush: { size: number; hardness: number; pressureSize: boolean };
  /** 0-255, and whether only what touches the picked pixel is taken. */
  tolerance: number;
  contiguous: boolean;
  overlay: { style: OverlayStyle; color: string; opacity: number };
  /** While held, the mask is not shown. */
  peeking: boolean;
  /** Fingers pan, only a pen paints. */
  penMode: boolean;
  view: View;
  /** Raised with every change of the mask. */
  version: number;
  /** Share of the pixels that are free at 128 or more, 0-1, and what encloses them. */
  coverage: number;
  bounds: Rectangle | null;
  history: readonly HistoryStep[];
  /** How many of them are done; fewer than all after an undo. */
  historyAt: number;
  /** `elsewhere`: another tab paints on the same edit. */
  saving: "saved" | "unsaved" | "saving" | "failed" | "elsewhere";
  /** A long operation that runs in the worker. */
  busy: string | null;
  /** What `show("fit")` fits; null: the picture. */
  extent: Rectangle | null;
  /** The painting place of those without a pointer, in image pixels; null while it is not used. */
  crosshair: { x: number; y: number; penDown: boolean } | null;
};

/** A change of the whole mask; `radius` in image pixels. */
export type MaskDeed =
  | { kind: WholeDeed }
  | { kind: "fill-holes" }
  | { kind: "grow" | "shrink" | "feather" | "smooth"; radius: number };

/** A shape given by numbers, in image pixels. `feather` in image pixels. */
export type Region = Rectangle & { kind: "rectangle" | "ellipse"; feather: number; combination: Combination };

/** The picture below the mask, decoded and upright. `key` names it in the browser's store: its sha256. */
export type EnginePicture = { key: string; width: number; height: number; bitmap: ImageBitmap };

/** The framework-free engine behind the editor: owns mask, history, view, worker and autosave. */
export type MaskEngine = {
  readonly store: StoreApi<EngineState>;
  readonly picture: EnginePicture;
  /** Read only for all but the engine. */
  readonly mask: Mask;
  readonly census: TileCensus;
  /** Done when the mask of an earlier visit is there again, or is known not to be. Never rejects. */
  readonly ready: Promise<void>;
  /** Hears of every part of the mask that changed, also in the middle of a stroke. Returns how to stop. */
  listen(hear: (area: Rectangle) => void): () => void;
  set(change: Partial<EngineState>): void;

  // pointer and keyboard strokes, in image pixels
  beginStroke(point: Point, options?: { erase?: boolean; line?: boolean }): void;
  extendStroke(points: readonly Point[]): void;
  endStroke(): void;
  cancelStroke(): void;
  readonly stroking: boolean;
  /**
   * Draws the stroke on to these points, lets `look` see the mask, and takes it back: a predicted tip.
   */
  withTip(points: readonly Point[], look: (area: Rectangle) => void): void;
  /** One dab of the brush. */
  stamp(point: Point): void;

  // `combination`: the state's where none is given
  addRegion(region: Region): void;
  addPolygon(points: readonly { x: number; y: number }[], combination?: Combination): void;
  addGradient(from: { x: number; y: number }, to: { x: number; y: number }, combination?: Combination): void;
  /** Wand, colour or fill at a pixel; resolves when drawn in, or when it was cancelled. */
  pick(
    tool: "wand" | "color" | "fill",
    at: { x: number; y: number },
    combination?: Combination,
  ): Promise<void>;
  apply(deed: MaskDeed): Promise<void>;
  /** Gives up the operation that `busy` names; the mask stays as it was. */
  cancelBusy(): void;

  undo(): void;
  redo(): void;
  /** Memory that the steps take, of at most 64 MiB. */
  readonly historyBytes: number;
  /** Goes to the state after `count` steps of the history. */
  goTo(count: number): void;

  /** The stage's size; the first one fits the picture into it. */
  setViewport(viewport: Viewport): void;
  /** Moves the view, within what is allowed (viewport.ts). */
  look(view: View): void;
  zoomAt(factor: number, at?: { x: number; y: number }): void;
  /** Fit the picture with what is added to it, show pixels 1:1, or fit what is masked. */
  show(what: "fit" | "actual" | "mask"): void;

  /** Grey PNG of the mask, encoded in the worker; with an outset larger by that, and what is added is free. */
  exportMask(outset?: Outset): Promise<Blob>;
  /**
   * Replaces the mask (undoable): grey, colour or alpha of any decodable picture of the same size, or of that size with
   * the outset.
   */
  importMask(
    file: Blob,
    from: "lightness" | "alpha",
    outset?: Outset,
  ): Promise<"done" | "other-size" | "unreadable">;
  /** After `elsewhere`: this tab is the one that is saved from now on. */
  takeOver(): Promise<void>;
  /** Writes at once what is not saved yet. */
  save(): Promise<void>;
  close(): void;
};
