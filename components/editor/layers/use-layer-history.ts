import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { EditorParts } from "#components/editor/editor-context.tsx";
import { useEdit, useEditor, useEngine, useMarkup } from "#components/editor/editor-context.tsx";

export type LayerHistory = {
  /** The oldest first. */
  steps: readonly { id: number; name: string }[];
  /** How many of them are done. */
  at: number;
};

/** The history of the layer that is worked on; each has its own. */
export function useLayerHistory(): LayerHistory {
  const t = useTranslations("editor");
  const { outsets } = useEditor();
  const layer = useEdit((state) => state.layer);
  const steps = useEngine((state) => state.history);
  const at = useEngine((state) => state.historyAt);
  const marks = useMarkup((state) => state.history);
  const frames = useStore(outsets.store, (state) => state.history);
  return useMemo(() => {
    if (layer === "mask")
      return { at, steps: steps.map(({ id, label }) => ({ id, name: t(`deeds.${label}`) })) };
    const [history, names] =
      layer === "markup" ? ([marks, "markup"] as const) : ([frames, "outpaint"] as const);
    return {
      at: history.at,
      steps: history.steps.map(({ id, label }) => ({ id, name: t(`${names}.deeds.${label}`) })),
    };
  }, [layer, steps, at, marks, frames, t]);
}

/** What undo, redo and the list of steps act on now. */
export function historyOf({ edit, engine, markup, outsets, hand }: EditorParts) {
  const { layer } = edit.getState();
  const taker = hand();
  if (layer === "mask" || !taker) return engine;
  return { undo: taker.undo, redo: taker.redo, goTo: (layer === "markup" ? markup : outsets).goTo };
}
