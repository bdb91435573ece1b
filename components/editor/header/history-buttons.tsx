"use client";

import { Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";

/** One step back, one step forward. */
export function HistoryButtons() {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const canUndo = useEngine((state) => state.historyAt > 0);
  const canRedo = useEngine((state) => state.historyAt < state.history.length);
  return (
    <>
      <IconButton
        label={t("history.undo")}
        keys="Mod+Z"
        icon={<Undo2 aria-hidden="true" />}
        aria-disabled={!canUndo || undefined}
        onClick={() => canUndo && engine.undo()}
      />
      <IconButton
        label={t("history.redo")}
        keys="Mod+Shift+Z"
        icon={<Redo2 aria-hidden="true" />}
        aria-disabled={!canRedo || undefined}
        onClick={() => canRedo && engine.redo()}
      />
    </>
  );
}
