import { useCallback } from "react";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { showNewest } from "#components/playground/results/show-newest.ts";
import { startDraft } from "#components/playground/start-run.ts";

/** Sends the draft. False when something must be mended first; the composer says what. */
export function useSubmit(): () => boolean {
  const parts = usePlayground();
  return useCallback(() => {
    const draft = parts.draft.getState();
    const sent = startDraft(parts, draft);
    if (!sent) {
      const hindrance = parts.view.getState().hindrance;
      if (typeof hindrance === "object" && hindrance?.field === "prompt")
        document.getElementById("prompt")?.focus();
      return false;
    }
    import("#components/playground/recall.ts").then(({ rememberPrompt }) => rememberPrompt(draft.prompt));
    showNewest();
    return true;
  }, [parts]);
}
