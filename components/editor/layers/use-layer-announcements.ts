import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { changedStep } from "#components/editor/layers/changed-step.ts";
import { nowIn } from "#components/editor/layers/named-history.ts";
import { announce } from "#components/ui/announce.ts";
import { canvasOf } from "#lib/compositing/plan-edit.ts";

/** Says every step on the markup and of the frame to screen readers, and what came of it. */
export function useLayerAnnouncements(): void {
  const t = useTranslations("editor");
  const { markup, outsets, engine } = useEditor();
  const words = useRef(t);
  useEffect(() => {
    words.current = t;
  });
  useEffect(() => {
    const stopMarks = markup.store.subscribe((now, before) => {
      const change = changedStep(before.history, now.history);
      if (!change) return;
      const step = words.current(`markup.deeds.${change.label}`);
      announce(words.current(`markup.say.${change.kind}`, { step, count: nowIn(now.history).length }));
    });
    const stopFrames = outsets.store.subscribe((now, before) => {
      const change = changedStep(before.history, now.history);
      if (!change) return;
      const step = words.current(`outpaint.deeds.${change.label}`);
      const canvas = canvasOf(engine.picture, nowIn(now.history));
      announce(words.current(`outpaint.say.${change.kind}`, { step, ...canvas }));
    });
    return () => {
      stopMarks();
      stopFrames();
    };
  }, [markup, outsets, engine]);
}
