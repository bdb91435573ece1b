import type { EditStore } from "#components/editor/edit-store.ts";
import type { Hand } from "#components/editor/engine/hand.ts";
import { createMarkupHand } from "#components/editor/markup/markup-hand.ts";
import { createMarkup, type Markup } from "#components/editor/markup/markup-store.ts";
import { createOutsetHand } from "#components/editor/outpaint/outset-hand.ts";
import { createOutsetSteps, type OutsetSteps } from "#components/editor/outpaint/outset-store.ts";
import type { Dimensions } from "#lib/images/parameters.ts";

/** What lies above the mask and around the picture. */
export type LayerParts = {
  markup: Markup;
  outsets: OutsetSteps;
  /** What takes the pointer in place of the mask's tools; null while the mask is worked on. */
  hand: () => Hand | null;
};

export function openLayers(edit: EditStore, source: Dimensions): LayerParts {
  const markup = createMarkup(source);
  const outsets = createOutsetSteps(edit);
  const hands = {
    mask: null,
    markup: createMarkupHand(markup),
    frame: createOutsetHand({ source, steps: outsets, outset: () => edit.getState().outset }),
  };
  return { markup, outsets, hand: () => hands[edit.getState().layer] };
}
