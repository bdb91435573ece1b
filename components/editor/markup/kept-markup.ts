"use client";

import { useEffect } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { browserChannel, createAutosave } from "#components/editor/engine/autosave.ts";
import { browserStorage } from "#components/editor/engine/revision-storage.ts";
import type { Mark } from "#components/editor/markup/mark.ts";
import { marksIn } from "#components/editor/markup/markup-picture.ts";
import { readMarks } from "#components/editor/markup/read-marks.ts";
import { keptUnder } from "#components/editor/open-workbench.ts";
import type { EditRun } from "#lib/edits/view.ts";

const pauseMs = 400;
/** An older release kept the bare list. */
type KeptMarks = { marks: readonly Mark[] };

/**
 * Keeps the marks of a picture in the browser beside its mask, and brings back what an earlier visit left. An edit that
 * is opened again brings its own, unless somebody has drawn since. Kept marks never come over those of now, and of two
 * tabs only one keeps its own, as with the mask.
 */
export function KeptMarkup({ reopened }: { reopened: EditRun | null }): null {
  const { markup, source } = useEditor();
  useEffect(() => {
    const key = keptUnder(source.id, reopened);
    const leaving = new AbortController();
    const untouched = () => markup.store.getState().history.steps.length === 0;
    let isKept = false;
    const autosave = createAutosave<KeptMarks>({
      key,
      storage: browserStorage("pentimento-markup", "markup"),
      channel: browserChannel(`pentimento-markup:${key}`),
      take: () => ({ marks: markup.marks() }),
      put(stored) {
        isKept = true;
        if (!leaving.signal.aborted && untouched())
          markup.restore(readMarks(Array.isArray(stored) ? stored : stored.marks));
      },
      tell: (saving) => markup.set({ elsewhere: saving === "elsewhere" ? autosave : null }),
      delayMs: pauseMs,
    });
    const restore = async () => {
      await autosave.restore();
      const marks = isKept ? [] : await marksOf(reopened, leaving.signal);
      if (!leaving.signal.aborted && untouched() && marks.length > 0) markup.restore(marks);
    };
    void restore().catch(() => {});
    const stop = markup.store.subscribe((now, before) => {
      // What was brought back is no change.
      if (now.history !== before.history && now.history.steps.length > 0) autosave.changed();
    });
    addEventListener("pagehide", autosave.leave);
    return () => {
      leaving.abort();
      removeEventListener("pagehide", autosave.leave);
      stop();
      autosave.close();
    };
  }, [markup, source, reopened]);
  return null;
}

async function marksOf(reopened: EditRun | null, signal: AbortSignal) {
  const url = reopened?.edit.markup?.url;
  if (!url) return [];
  const response = await fetch(url, { signal });
  return response.ok ? marksIn(new Uint8Array(await response.arrayBuffer())) : [];
}
