import { useEffect } from "react";
import { useEdit, useEditor, useEngine, useMarkup } from "#components/editor/editor-context.tsx";
import { nowIn } from "#components/editor/layers/named-history.ts";
import { isExtended } from "#components/editor/outpaint/outset.ts";
import { readyImages } from "#components/playground/draft-store.ts";
import { useChoice, useDraft, useFit } from "#components/playground/playground-context.tsx";
import { planEdit } from "#lib/compositing/plan-edit.ts";
import { wayOfMarkup } from "#lib/compositing/way-of-markup.ts";
import { editPrompt } from "#lib/edits/edit-prompt.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";

/** A slider that is dragged, a stroke that follows the last: planned once they rest. */
const pauseMs = 120;

/**
 * Works out what the model will be shown and what that costs, whenever mask, model or settings change. The same rules
 * as the service's, here in the browser: nothing is uploaded for it, and the frame follows the brush.
 */
export function usePlan(): void {
  const { engine, edit, source } = useEditor();
  const choice = useChoice();
  const { count, parameters } = useFit();
  const bounds = useEngine((state) => state.bounds);
  const hasMarks = useMarkup(({ history }) => nowIn(history).length > 0);
  const outset = useEdit((state) => state.outset);
  const context = useEdit((state) => state.context);
  const prompt = useDraft((draft) => draft.prompt);
  const attachments = useDraft((draft) => draft.attachments);
  useEffect(() => {
    const timer = setTimeout(() => {
      const { profile, price } = choice;
      const plan = planEdit({
        source: { width: engine.picture.width, height: engine.picture.height },
        outset,
        bounds,
        sizes: profile.sizes,
        context,
        maskTaken: profile.mask,
        markup: hasMarks ? wayOfMarkup(profile, bounds !== null || isExtended(outset)) : "none",
      });
      const size = `${plan.modelSize.width}x${plan.modelSize.height}`;
      const others = readyImages({ attachments }).filter(({ id }) => id !== source.id);
      const estimate =
        price &&
        estimateCost(profile, price, {
          parameters: { ...parameters, size },
          count,
          // With the studio's own words, which are sent and paid for as well.
          prompt: editPrompt(prompt, { bounds, plan }) ?? prompt,
          references: [plan.modelSize, ...(hasMarks ? [plan.modelSize] : []), ...others],
        });
      edit.getState().set({ plan, estimateNano: estimate ? estimate.likely.toString() : null });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [
    engine,
    edit,
    source,
    choice,
    count,
    parameters,
    bounds,
    hasMarks,
    outset,
    context,
    prompt,
    attachments,
  ]);
}
