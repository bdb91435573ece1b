import { useCallback } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { sendEdit } from "#components/editor/prompt/send-edit.ts";
import { promptBoxId } from "#components/playground/composer/prompt-box.tsx";
import { usePlayground } from "#components/playground/playground-context.tsx";

/** Sends the edit; when something must be mended first, leads to it. */
export function useSend(): () => void {
  const parts = useEditor();
  const playground = usePlayground();
  return useCallback(() => {
    if (sendEdit(parts, playground)) return;
    const { hindrance } = playground.view.getState();
    if (typeof hindrance === "object" && hindrance?.field === "prompt")
      document.getElementById(promptBoxId)?.focus();
  }, [parts, playground]);
}
