import { createStore, type StoreApi } from "zustand/vanilla";
import type { Layer } from "#components/editor/layers/layer.ts";
import type { AskedSettings, EditMode, EditPlan, Outset } from "#lib/edits/view.ts";

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

/** What the picture stands on. */
export const backdrops = ["dark", "mid", "light", "checker"] as const;
export type Backdrop = (typeof backdrops)[number];

/** A click on its way to the studio: the mask is encoded, goes up (`progress` 0-1), the run is asked for. */
export type Sending = { phase: "masking" | "uploading" | "starting"; progress: number };

export type EditState = EditWish & {
  backdrop: Backdrop;
  layer: Layer;
  /** What the model would be shown now, and what that would cost (nano-dollars; null without a price). */
  plan: EditPlan | null;
  estimateNano: string | null;
  sending: Sending | null;
  set(change: Partial<Omit<EditState, "set">>): void;
};

export type EditStore = StoreApi<EditState>;

/** One per picture that is open. */
export function createEditStore(wish: EditWish, backdrop: Backdrop): EditStore {
  return createStore<EditState>()((set) => ({
    ...wish,
    backdrop,
    layer: "mask",
    plan: null,
    estimateNano: null,
    sending: null,
    set: (change) => set(change),
  }));
}
