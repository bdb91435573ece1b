import { useEditor } from "#components/editor/editor-context.tsx";
import { cancelSending } from "#components/editor/prompt/send-edit.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { useDeeds } from "#components/playground/use-deeds.ts";

/** Stops the newest edit of this picture, or takes back the click whose mask is still on its way. */
export function useStopNewest(): () => void {
  const { source, edit } = useEditor();
  const { runs } = usePlayground();
  const deeds = useDeeds();
  return () => {
    if (edit.getState().sending) return cancelSending();
    const newest = runs
      .getState()
      .entries.findLast(({ run }) => run.state === "running" && run.edit?.sourceId === source.id);
    if (newest) void deeds.stop(newest.run);
  };
}
