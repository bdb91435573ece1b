import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { firstStep, isSame, nowOf } from "#components/editor/results/edge-steps.ts";
import { useProvenWords } from "#components/editor/results/proven-words.ts";
import { shownOf } from "#components/editor/results/tiles.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { attempt } from "#components/playground/reach.ts";
import { retryMissing } from "#components/playground/start-run.ts";
import { rememberUndo } from "#components/playground/undo-last.ts";
import { announce } from "#components/ui/announce.ts";
import { toast } from "#components/ui/toast.ts";
import type { CompositeSettings, EditResultView, EditView } from "#lib/edits/view.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** What one can do with results, each telling of its failure and of the way back. */
export function useResultDeeds() {
  const { actions, results } = useEditor();
  const playground = usePlayground();
  const router = useRouter();
  const t = useTranslations("editor.results");
  const proven = useProvenWords();
  const p = useTranslations("playground");
  const errors = useTranslations("errors");
  return useMemo(() => {
    const { runs } = playground;

    /** The answer, or null after having said why there is none. */
    async function asked<Value>(call: () => Promise<Outcome<Value>>): Promise<Value | null> {
      const outcome = await attempt(call);
      if (outcome !== "unreachable" && outcome.ok) return outcome.value;
      const { title, next } =
        outcome === "unreachable"
          ? { title: p("hindrance.unreachable.what"), next: p("hindrance.unreachable.next") }
          : errorText(errors, outcome.error);
      toast({ title, text: next, tone: "danger" });
      return null;
    }

    /** Into the trash, with the way back. */
    async function discard(discarded: readonly EditResultView[]): Promise<void> {
      const imageIds = discarded.map((result) => shownOf(result).id);
      if (imageIds.length === 0) return;
      runs.getState().hide(imageIds);
      const done = asked(() => actions.deleteImages({ imageIds }));
      offerUndo(imageIds, done);
      if ((await done) === null) runs.getState().unhide(imageIds);
    }

    function offerUndo(imageIds: string[], done: Promise<unknown>): void {
      const run = rememberUndo(async () => {
        if ((await done) === null) return;
        runs.getState().unhide(imageIds);
        await asked(() => actions.restoreImages({ imageIds }));
        results.getState().set({ stale: true });
      });
      toast({ title: t("discarded", { count: imageIds.length }), action: { label: p("undo"), run } });
    }

    async function apply(rawId: string, settings: CompositeSettings): Promise<EditView | null> {
      results.getState().set({ busy: "apply" });
      const edit = await asked(() => actions.recompose({ rawId, settings }));
      const isHere = edit !== null && results.getState().runId === edit.runId;
      results.getState().set({ busy: null, ...(isHere && { edit }) });
      const words =
        edit &&
        proven(
          edit.mode,
          edit.results.filter((result) => result.rawId === rawId),
        );
      if (words) announce(words);
      return edit;
    }

    /** The settings that were tried last, where the stored picture has others. */
    function tried({ rawId, settings }: EditResultView): CompositeSettings | null {
      const now = nowOf(results.getState().edges[rawId] ?? firstStep(settings));
      return isSame(now, settings) ? null : now;
    }

    return {
      discard,
      apply,
      /** Makes the result the picture that is edited next. What is seen is what is taken. */
      async accept(edit: EditView, result: EditResultView, discardOthers: boolean): Promise<void> {
        const { rawId } = result;
        const settings = tried(result);
        if (settings && (await apply(rawId, settings)) === null) return;
        results.getState().set({ busy: "accept" });
        const image = await asked(() => actions.acceptResult({ rawId, discardOthers }));
        results.getState().set({ busy: null });
        if (!image) return;
        const others = edit.results
          .filter((other) => other.rawId !== rawId)
          .map((other) => shownOf(other).id);
        if (discardOthers && others.length > 0) offerUndo(others, Promise.resolve(true));
        else toast({ title: t("accepted"), tone: "success" });
        router.push(`/edit/${image.id}`);
      },
      /** Asks again for what did not come. */
      retry: (run: RunView, count: number) => retryMissing(playground, run, count),
    };
  }, [actions, results, playground, router, t, p, errors, proven]);
}
