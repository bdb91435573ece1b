"use client";

import { useEffect } from "react";
import { saveEdit } from "#components/editor/draft/kept-edits.ts";
import { useEditor } from "#components/editor/editor-context.tsx";
import { keptUnder } from "#components/editor/open-workbench.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { browserShelf } from "#components/playground/shelf.ts";
import type { EditRun } from "#lib/edits/view.ts";

const pauseMs = 500;

/**
 * Keeps prompt and settings from the first change on, as the engine keeps the mask. An edit that is opened again brings
 * its mask along, unless somebody has painted on it since.
 */
export function KeptEdit({ reopened }: { reopened: EditRun | null }): null {
  const { engine, edit, source } = useEditor();
  const { draft } = usePlayground();
  useEffect(() => {
    const shelf = browserShelf();
    const key = keptUnder(source.id, reopened);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      clearTimeout(timer);
      timer = undefined;
      const { connectionId, model, prompt, count, parameters } = draft.getState();
      const { mode, context, outset } = edit.getState();
      const wish = { mode, context, outset };
      saveEdit(shelf, key, { connectionId, model, prompt, count, parameters, wish });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(save, pauseMs);
    };
    const flush = () => timer !== undefined && save();
    const stopDraft = draft.subscribe(later);
    const stopWish = edit.subscribe((now, before) => {
      if (now.mode !== before.mode || now.context !== before.context || now.outset !== before.outset) later();
    });
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
      stopDraft();
      stopWish();
    };
  }, [draft, edit, source, reopened]);
  useEffect(() => {
    const url = reopened?.edit.mask?.url;
    if (!url) return;
    const leaving = new AbortController();
    engine.ready
      .then(async () => {
        if (engine.store.getState().bounds) return;
        const response = await fetch(url, { signal: leaving.signal });
        if (response.ok)
          await engine.importMask(await response.blob(), "lightness", reopened.edit.plan.outset);
      })
      .catch(() => {});
    return () => leaving.abort();
  }, [engine, reopened]);
  return null;
}
