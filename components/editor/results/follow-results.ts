"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { EditorParts } from "#components/editor/editor-context.tsx";
import { useEditor } from "#components/editor/editor-context.tsx";
import { fetchEdit } from "#components/editor/results/fetch-edit.ts";
import { useProvenWords } from "#components/editor/results/proven-words.ts";
import { runInAddress, writeAddress } from "#components/editor/results/results-address.ts";
import type { ResultsState, ResultsStore } from "#components/editor/results/results-store.ts";
import { type Tile, tilesOf } from "#components/editor/results/tiles.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import type { RunStore } from "#components/playground/run-store.ts";
import { announce } from "#components/ui/announce.ts";
import type { EditRun, EditView } from "#lib/edits/view.ts";
import type { RunView } from "#lib/runs/view.ts";

/** After a failure, until it is asked again. */
const patienceMs = 2000;

/**
 * Keeps the strip up to date: takes up the edit that is started here or named in the address, asks for it anew whenever
 * its run changed, shows the first result that is done, and says what was proven.
 */
export function FollowResults({ reopened }: { reopened: EditRun | null }): null {
  const { results, engine, source } = useEditor();
  const { runs } = usePlayground();
  const tell = useTelling();
  const told = useRef(tell);
  useEffect(() => {
    told.current = tell;
  });
  useEffect(() => {
    if (reopened) runs.getState().answer(reopened.run, 0);
    const stops = [
      followRuns(results, runs, source.id),
      followEdit(results, runs, source.id, (now, before) => told.current(now, before)),
      results.subscribe((now, before) => now.runId !== before.runId && writeAddress(now.runId)),
      leaveForMask(results, engine),
    ];
    const mine = ({ run }: { run: EditRun["run"] }) => run.edit?.sourceId === source.id;
    const running = runs.getState().entries.findLast((entry) => mine(entry) && entry.run.state === "running");
    results.getState().follow(runInAddress() ?? reopened?.run.id ?? running?.run.id ?? null);
    return () => {
      for (const stop of stops) stop();
    };
  }, [results, runs, engine, source, reopened]);
  return null;
}

/** A run of this picture that was not there before is the edit of now. */
function followRuns(results: ResultsStore, runs: RunStore, sourceId: string): () => void {
  const known = new Set(runs.getState().entries.map(({ run }) => run.id));
  return runs.subscribe(({ entries }) => {
    for (const { run } of entries) {
      if (known.has(run.id)) continue;
      known.add(run.id);
      if (run.edit?.sourceId === sourceId && run.state === "running") results.getState().follow(run.id);
    }
  });
}

type Heard = (now: { edit: EditView; heard: RunView | null }, before: ResultsState) => void;

function followEdit(results: ResultsStore, runs: RunStore, sourceId: string, hear: Heard): () => void {
  const leaving = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: string | null = null;
  const runOf = (id: string) => runs.getState().entries.find(({ run }) => run.id === id)?.run ?? null;

  async function ask(): Promise<void> {
    const { runId, heard, stale, edit: before } = results.getState();
    if (runId === null || asking === runId) return;
    const run = runOf(runId);
    if (before && run === heard && !stale) return;
    asking = runId;
    const answer = await fetchEdit(runId, leaving.signal).catch(() => "failed" as const);
    asking = null;
    if (leaving.signal.aborted) return;
    if (results.getState().runId !== runId) return ask();
    if (answer === "failed") {
      timer = setTimeout(() => void ask(), patienceMs);
      return;
    }
    if (answer === null || answer.source.id !== sourceId) return results.getState().follow(null);
    const then = results.getState();
    then.set({ edit: answer, heard: run, stale: false });
    hear({ edit: answer, heard: run }, then);
    showFirst(results, runs);
    // What came meanwhile.
    return ask();
  }

  const stops = [
    runs.subscribe(() => void ask()),
    results.subscribe((now, before) => {
      if (now.runId !== before.runId || (now.stale && !before.stale)) void ask();
    }),
  ];
  return () => {
    leaving.abort();
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** Somebody who has chosen nothing yet sees the first result as soon as it is there. */
function showFirst(results: ResultsStore, runs: RunStore): void {
  const { waiting, runId, edit, heard } = results.getState();
  if (!waiting) return;
  const run = runs.getState().entries.find((entry) => entry.run.id === runId)?.run ?? null;
  const tiles = tilesOf({ run, edit, heard, hidden: runs.getState().hidden });
  const first = tiles.find(isDone) ?? (tiles.every(isFailed) ? tiles[0] : undefined);
  if (first) results.getState().choose(first.key);
}

const isDone = (tile: Tile) => tile.kind === "result" && tile.result.state === "done";
const isFailed = (tile: Tile) =>
  tile.kind === "missed" || (tile.kind === "result" && tile.result.state === "failed");

/** Whoever takes up a tool or changes the mask wants to see it. */
function leaveForMask(results: ResultsStore, { store }: EditorParts["engine"]): () => void {
  return store.subscribe((now, before) => {
    const painted = now.historyAt !== before.historyAt || now.history !== before.history;
    const isOwn = painted && now.history.at(-1)?.label !== "import" && now.history.length > 0;
    if (!isOwn && now.tool === before.tool) return;
    const { chosen, waiting } = results.getState();
    if (chosen !== null || (waiting && isOwn)) results.getState().choose(null);
  });
}

/** The moment nothing is drawn or put together any more: what was proven of all; at once: what failed. */
function useTelling(): Heard {
  const t = useTranslations("editor.results");
  const proven = useProvenWords();
  return (now, before) => {
    if (!before.edit) return;
    const was = new Map(before.edit.results.map(({ rawId, state }) => [rawId, state]));
    const failed = now.edit.results.filter(
      ({ rawId, state }) => state === "failed" && was.get(rawId) !== "failed",
    ).length;
    if (failed > 0) announce(t("say.failed", { count: failed }), "assertive");
    if (!isSettled(now) || isSettled(before)) return;
    const words = proven(now.edit.mode, now.edit.results);
    if (words) announce(words);
  };
}

const isSettled = ({ edit, heard }: Pick<ResultsState, "edit" | "heard">): boolean =>
  heard?.state !== "running" && edit !== null && edit.results.every(({ state }) => state !== "pending");
