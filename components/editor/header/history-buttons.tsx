"use client";

import { Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEditor } from "#components/editor/editor-context.tsx";
import { historyOf, useLayerHistory } from "#components/editor/layers/use-layer-history.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

/** One step back, one step forward. */
export function HistoryButtons() {
  const t = useTranslations("editor");
  const parts = useEditor();
  const { steps, at } = useLayerHistory();
  const canUndo = at > 0;
  const canRedo = at < steps.length;
  return (
    <>
      <IconButton
        label={t("history.undo")}
        keys="Mod+Z"
        icon={<Undo2 aria-hidden="true" />}
        aria-disabled={!canUndo || undefined}
        onClick={() => canUndo && historyOf(parts).undo()}
      />
      <IconButton
        label={t("history.redo")}
        keys="Mod+Shift+Z"
        icon={<Redo2 aria-hidden="true" />}
        aria-disabled={!canRedo || undefined}
        onClick={() => canRedo && historyOf(parts).redo()}
      />
    </>
  );
}
