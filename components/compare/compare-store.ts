import { createStore, type StoreApi } from "zustand/vanilla";
import { blindOrder } from "#components/compare/blind-order.ts";
import { type RelativeView, wholePicture } from "#components/compare/relative-view.ts";
import type { ComparedImage, Comparison, Verdicts } from "#lib/compare/view.ts";

/** side: one pane each. The others lay two pictures over each other: wipe divides them, blink changes them, difference subtracts them. */
export const compareModes = ["side", "wipe", "blink", "difference"] as const;
export type CompareMode = (typeof compareModes)[number];

/** What stands in the address, so that a reload and a link show the same. */
export type CompareSettings = { mode: CompareMode; synced: boolean; blind: boolean };

export type CompareState = CompareSettings & {
  /** In the order they were asked for. */
  images: readonly ComparedImage[];
  /** In the order they stand in while one judges blindly. */
  shuffled: readonly ComparedImage[];
  missing: readonly string[];
  verdicts: Verdicts;
  /** Of all panes while they are synchronised, and where a pane begins when it is set free. */
  view: RelativeView;
  /** Of panes on their own, by image id. */
  views: Readonly<Record<string, RelativeView>>;
  /** Places in `shown` of the two pictures that lie over each other. */
  pair: readonly [number, number];
  /** 0-100: how much of the first picture is seen in wipe mode. */
  wipe: number;
  /** Which of the pair is seen in blink mode. */
  second: boolean;
  /** Blinking stands still. */
  paused: boolean;
  /** Facts that are the same of all are shown too. */
  allFacts: boolean;
  set(change: Partial<CompareState>): void;
  setView(imageId: string, view: RelativeView): void;
  toggleSync(): void;
  choosePair(side: 0 | 1, index: number): void;
};

export type CompareStore = StoreApi<CompareState>;

export function createCompareStore(comparison: Comparison, settings: CompareSettings): CompareStore {
  return createStore<CompareState>()((set, get) => ({
    ...comparison,
    ...settings,
    shuffled: blindOrder(comparison.images, ({ image }) => image.id),
    view: wholePicture,
    views: {},
    pair: [0, 1],
    wipe: 50,
    second: false,
    paused: false,
    allFacts: false,
    set,
    setView: (imageId, view) =>
      set((state) => (state.synced ? { view } : { views: { ...state.views, [imageId]: view } })),
    toggleSync() {
      const { synced, images, view, views } = get();
      if (synced)
        return set({ synced: false, views: Object.fromEntries(images.map(({ image }) => [image.id, view])) });
      const first = shown(get())[0]?.image.id;
      set({ synced: true, view: (first && views[first]) || view });
    },
    choosePair(side, index) {
      const { pair } = get();
      const other = pair[1 - side] ?? 0;
      // Choosing the picture of the other side changes places.
      const next = index === other ? [pair[1], pair[0]] : side === 0 ? [index, other] : [other, index];
      set({ pair: [next[0] ?? 0, next[1] ?? 1] });
    },
  }));
}

/** The pictures as they stand now: shuffled while one judges blindly. */
export function shown({ images, shuffled, blind }: CompareState): readonly ComparedImage[] {
  return blind ? shuffled : images;
}

export const viewOf = (state: CompareState, imageId: string): RelativeView =>
  state.synced ? state.view : (state.views[imageId] ?? state.view);
