"use client";

import { createStore, get, set } from "idb-keyval";
import { useEffect } from "react";
import { useEditor } from "#components/editor/editor-context.tsx";
import { marksIn } from "#components/editor/markup/markup-picture.ts";
import { readMarks } from "#components/editor/markup/read-marks.ts";
import { keptUnder } from "#components/editor/open-workbench.ts";
import type { EditRun } from "#lib/edits/view.ts";

const pauseMs = 400;
const shelf = () => createStore("pentimento-markup", "markup");

/**
 * Keeps the marks of a picture in the browser beside its mask, and brings back what an earlier visit left. An edit that
 * is opened again brings its own, unless somebody has drawn since. Kept marks never come over those of now.
 */
export function KeptMarkup({ reopened }: { reopened: EditRun | null }): null {
  const { markup, source } = useEditor();
  useEffect(() => {
    const key = keptUnder(source.id, reopened);
    const leaving = new AbortController();
    const opened = shelf();
    const untouched = () => markup.store.getState().history.steps.length === 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      clearTimeout(timer);
      timer = undefined;
      // A browser that keeps nothing loses the marks with the page, and nothing else.
      set(key, markup.marks(), opened).catch(() => {});
    };
    const flush = () => timer !== undefined && save();
    const restore = async () => {
      const kept: unknown = await get(key, opened).catch(() => undefined);
      const marks = kept === undefined ? await marksOf(reopened, leaving.signal) : readMarks(kept);
      if (!leaving.signal.aborted && untouched() && marks.length > 0) markup.restore(marks);
    };
    void restore().catch(() => {});
    const stop = markup.store.subscribe((now, before) => {
      // What was brought back is no change.
      if (now.history === before.history || now.history.steps.length === 0) return;
      clearTimeout(timer);
      timer = setTimeout(save, pauseMs);
    });
    addEventListener("pagehide", flush);
    return () => {
      leaving.abort();
      removeEventListener("pagehide", flush);
      flush();
      stop();
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
