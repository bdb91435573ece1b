import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { type PreviewHost, startPreview } from "#components/editor/results/preview/start-preview.ts";
import type { Shown } from "#components/editor/results/stage-surface.ts";
import { useEdge } from "#components/editor/results/use-results.ts";
import { toast } from "#components/ui/toast.ts";

/** Draws the settings that were tried, as long as the picture that is shown has others. */
export function Preview({ edit, result }: Shown) {
  if (!result.proof) return null;
  return <Previewing key={result.rawId} edit={edit} result={result} />;
}

function Previewing({ edit, result }: Shown): null {
  const t = useTranslations("editor.results.edge");
  const { engine, results } = useEditor();
  const { now, isTried } = useEdge(result);
  const host = useRef<PreviewHost | null>(null);
  const { rawId } = result;
  useEffect(() => {
    if (!isTried) {
      results.getState().set({ patch: null });
      return;
    }
    host.current ??= startPreview(
      engine.picture.bitmap,
      { edit, result },
      {
        show: (patch) => {
          results.getState().patch?.bitmap?.close();
          results.getState().set({
            patch: {
              rawId,
              area: patch?.area ?? { x: 0, y: 0, width: 0, height: 0 },
              bitmap: patch?.bitmap ?? null,
              whole: patch?.whole ?? false,
            },
          });
        },
        failed: () => toast({ title: t("noPreview"), tone: "danger", duration: 8000 }),
      },
    );
    host.current.draw(now);
  }, [engine, results, edit, result, rawId, now, isTried, t]);
  useEffect(
    () => () => {
      host.current?.close();
      host.current = null;
      results.getState().set({ patch: null });
    },
    [results],
  );
  return null;
}
