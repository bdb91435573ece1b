import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import type { Layer } from "#components/editor/layers/layer.ts";
import { announce } from "#components/ui/announce.ts";

/** Goes to another layer; what is begun on this one is given up. */
export function useSetLayer(): (layer: Layer) => void {
  const t = useTranslations("editor.layers");
  const { edit, hand, markup, results } = useEditor();
  return useCallback(
    (layer) => {
      if (edit.getState().layer === layer) return;
      hand()?.cancel();
      markup.set({ writing: null, selected: null });
      edit.getState().set({ layer });
      // Marks and frame are seen on the canvas, not on a result.
      results.getState().choose(null);
      announce(t("say", { layer: t(layer) }));
    },
    [edit, hand, markup, results, t],
  );
}
