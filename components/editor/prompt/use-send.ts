import { useCallback } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { sendEdit } from "#components/editor/prompt/send-edit.ts";
import { promptBoxId } from "#components/playground/composer/prompt-box.tsx";
import { usePlayground } from "#components/playground/playground-context.tsx";

/** Sends the edit; when something must be mended first, leads to it and answers false. */
export function useSend(): () => boolean {
  const parts = useEditor();
  const playground = usePlayground();
  return useCallback(() => {
    if (sendEdit(parts, playground)) return true;
    const { hindrance } = playground.view.getState();
    if (typeof hindrance === "object" && hindrance?.field === "prompt") focusPrompt();
    return false;
  }, [parts, playground]);
}

/** The box that is seen: on narrow windows there is one in the panel, which is hidden, and one in the sheet. */
export function focusPrompt(): void {
  const boxes = [...document.querySelectorAll<HTMLElement>(`#${promptBoxId}`)];
  boxes.find((box) => box.checkVisibility())?.focus();
}
