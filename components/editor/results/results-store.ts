import { createStore, type StoreApi } from "zustand/vanilla";
import type { EdgeSteps } from "#components/editor/results/edge-steps.ts";
import type { EditView, Rectangle } from "#lib/edits/view.ts";
import type { RunView } from "#lib/runs/view.ts";

/** How a result is looked at beside the original. */
export const resultModes = ["result", "wipe", "side", "difference", "drift"] as const;
export type ResultMode = (typeof resultModes)[number];

/** What changed settings look like: a part of the canvas, in its pixels, and what is drawn there. */
export type ShownPatch = {
  rawId: string;
  area: Rectangle;
  bitmap: ImageBitmap | null;
  /** It takes the place of the original instead of lying over it. */
  whole: boolean;
};

export type ResultsState = {
  /** The edit on the strip, by its run; null: there is none. */
  runId: string | null;
  edit: EditView | null;
  /** Its run as it was when the edit was asked for. */
  heard: RunView | null;
  /** Pictures came back that it does not know of. */
  stale: boolean;
  /** Key of the tile that is looked at; null: the original and its mask. */
  chosen: string | null;
  /** Nobody has chosen yet: the first result that is done shows itself. */
  waiting: boolean;
  mode: ResultMode;
  /** 0-100: how much of the original is seen while wiping. */
  wipe: number;
  /** The provider's picture as it came, instead of what the studio made of it. */
  provider: boolean;
  /** The button that shows the original is held. */
  holding: boolean;
  /** Settings that were tried, by rawId. */
  edges: Readonly<Record<string, EdgeSteps>>;
  /** Of settings that are not those of the stored picture. */
  patch: ShownPatch | null;
  /** A deed on its way, by its name. */
  busy: "accept" | "apply" | null;
  /** Another edit comes onto the strip. */
  follow(runId: string | null): void;
  choose(key: string | null): void;
  set(change: Partial<Omit<ResultsState, "set" | "follow" | "choose">>): void;
};

export type ResultsStore = StoreApi<ResultsState>;

/** What the editor shows of results; one per picture that is open. */
export function createResultsStore(): ResultsStore {
  return createStore<ResultsState>()((set, get) => ({
    runId: null,
    edit: null,
    heard: null,
    stale: false,
    chosen: null,
    waiting: false,
    mode: "result",
    wipe: 50,
    provider: false,
    holding: false,
    edges: {},
    patch: null,
    busy: null,
    follow(runId) {
      if (get().runId === runId) return;
      set({
        runId,
        edit: null,
        heard: null,
        stale: false,
        chosen: null,
        waiting: runId !== null,
        edges: {},
        patch: null,
      });
    },
    choose: (chosen) => set({ chosen, waiting: false, provider: false }),
    set,
  }));
}
