import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { coverageText } from "#components/editor/canvas/coverage-text.ts";
import { useEditor } from "#components/editor/editor-context.tsx";
import type { EngineState } from "#components/editor/engine/engine.ts";
import { announce } from "#components/ui/announce.ts";

type Change = { kind: "done" | "undone" | "redone"; label: string };

/** What a change of the history was: the newest step done, taken back or done again; null if none. */
export function changeOf(before: EngineState, now: EngineState): Change | null {
  if (now.history === before.history && now.historyAt === before.historyAt) return null;
  const newest = now.history[now.historyAt - 1];
  const wasThere = newest !== undefined && before.history.some(({ id }) => id === newest.id);
  if (newest && !wasThere) return { kind: "done", label: newest.label };
  if (now.historyAt < before.historyAt) {
    const taken = before.history[before.historyAt - 1];
    return taken ? { kind: "undone", label: taken.label } : null;
  }
  return newest && now.historyAt > before.historyAt ? { kind: "redone", label: newest.label } : null;
}

/** Says every step to screen readers, and how much the mask covers after it. */
export function useMaskAnnouncements(): void {
  const t = useTranslations("editor");
  const format = useFormatter();
  const { engine } = useEditor();
  const say = useRef<(change: Change) => void>(() => {});
  useEffect(() => {
    say.current = ({ kind, label }) => {
      const covered = coverageText(format, engine.store.getState().coverage);
      announce(t(`say.${kind}`, { step: t(`deeds.${label}`), covered }));
    };
  });
  useEffect(
    () =>
      engine.store.subscribe((now, before) => {
        const change = changeOf(before, now);
        // Coverage is counted with the frame that follows.
        if (change) requestAnimationFrame(() => say.current(change));
      }),
    [engine],
  );
}
