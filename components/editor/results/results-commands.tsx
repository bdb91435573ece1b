"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { editorScope } from "#components/editor/keys/editor-scope.ts";
import { cycle, resultsScope, walk } from "#components/editor/results/results-keys.ts";
import { useResultDeeds } from "#components/editor/results/use-result-deeds.ts";
import { useChosenResult, useResults } from "#components/editor/results/use-results.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { useCommands } from "#components/shell/use-commands.ts";
import { announce } from "#components/ui/announce.ts";

/** What the palette and the keyboard can do with results. */
export function ResultsCommands(): null {
  const t = useTranslations("editor.results");
  const { results } = useEditor();
  const { runs } = usePlayground();
  const chosen = useChosenResult();
  const deeds = useResultDeeds();
  const group = t("title");
  const command = (id: string, label: string, keys: string, scope: string, run: () => void) => ({
    id: `results.${id}`,
    group,
    label,
    keywords: t("keywords"),
    ...(keys && { keys }),
    scope,
    run,
  });
  useModeAnnouncement();
  useCommands([
    command("next", t("commands.next"), "Alt+Period", editorScope, () => walk(results, runs, 1)),
    command("previous", t("commands.previous"), "Alt+Comma", editorScope, () => walk(results, runs, -1)),
    command("mode", t("commands.mode"), "M", resultsScope, () => cycle(results, runs)),
    command("accept", t("accept"), "Alt+Enter", editorScope, () => {
      if (chosen && chosen.result.state !== "pending") void deeds.accept(chosen.edit, chosen.result, false);
    }),
  ]);
  return null;
}

/** Says how a result is looked at, whichever way that was changed. */
function useModeAnnouncement(): void {
  const t = useTranslations("editor.results");
  const mode = useResults((state) => state.mode);
  const chosen = useChosenResult();
  const before = useRef(mode);
  const drift = chosen?.result.proof?.drift;
  useEffect(() => {
    if (before.current === mode) return;
    before.current = mode;
    announce(mode === "drift" && drift !== undefined ? t("driftSentence", { drift }) : t(`mode.${mode}`));
  }, [mode, drift, t]);
}
