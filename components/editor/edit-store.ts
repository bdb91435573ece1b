import { createStore, type StoreApi } from "zustand/vanilla";
import type { Layer } from "#components/editor/layers/layer.ts";
import type { EditPlan, EditWish } from "#lib/edits/view.ts";

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
