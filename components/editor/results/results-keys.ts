import type { KeyboardEvent } from "react";
import { type ResultMode, type ResultsStore, resultModes } from "#components/editor/results/results-store.ts";
import { tilesOf } from "#components/editor/results/tiles.ts";
import type { RunStore } from "#components/playground/run-store.ts";
import { takesText } from "#components/shell/shortcut-rules.ts";
import { singleKeys } from "#components/shell/single-keys.ts";
import { isComposing } from "#components/ui/is-composing.ts";

/** Keys of results work in their bar. */
export const resultsScope = "editor-results";

/** The next way to look at a result; drift only where it was measured. */
export function nextMode(mode: ResultMode, hasDrift: boolean): ResultMode {
  const offered = resultModes.filter((each) => each !== "drift" || hasDrift);
  return offered[(offered.indexOf(mode) + 1) % offered.length] ?? "result";
}

/** The place on the strip before or behind the chosen one; the original (null) stands first, and ends hold. */
export function walked(keys: readonly string[], chosen: string | null, by: -1 | 1): string | null {
  const places = [null, ...keys];
  const at = Math.max(0, places.indexOf(chosen));
  return places[Math.min(places.length - 1, Math.max(0, at + by))] ?? null;
}

/**
 * While a result lies over the canvas its keys mean results: arrows walk, M changes the way of looking, Escape goes back
 * to the original. True when the key was taken.
 */
export function pressResultsKey(event: KeyboardEvent, results: ResultsStore, runs: RunStore): boolean {
  const { chosen } = results.getState();
  const target = event.target as HTMLElement;
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
  if (chosen === null || !isPlain || isComposing(event.nativeEvent) || takesText(target)) return false;
  const onCanvas = target.id === "content" || target.getAttribute("role") === "application";
  if (event.code === "KeyM" && singleKeys.now()) cycle(results, runs);
  else if (onCanvas && (event.key === "ArrowLeft" || event.key === "ArrowRight"))
    results.getState().choose(walked(keysOf(results, runs), chosen, event.key === "ArrowLeft" ? -1 : 1));
  else if (onCanvas && event.key === "Escape") results.getState().choose(null);
  else return false;
  event.stopPropagation();
  return true;
}

function tilesNow(results: ResultsStore, runs: RunStore) {
  const { runId, edit, heard } = results.getState();
  const { entries, hidden } = runs.getState();
  const run = entries.find((entry) => entry.run.id === runId)?.run ?? null;
  return tilesOf({ run, edit, heard, hidden });
}

const keysOf = (results: ResultsStore, runs: RunStore) => tilesNow(results, runs).map(({ key }) => key);

/** Goes on to the next way of looking. */
export function cycle(results: ResultsStore, runs: RunStore): void {
  const { mode, chosen, set } = results.getState();
  const tile = tilesNow(results, runs).find(({ key }) => key === chosen);
  const next = nextMode(mode, tile?.kind === "result" && tile.result.proof !== null);
  // The wipe's slider is there in its own mode only.
  if (document.activeElement?.matches("[data-wipe]"))
    document.querySelector<HTMLElement>(`[data-modes] input[value="${next}"]`)?.focus();
  set({ mode: next });
}

/** Walks the strip from wherever the focus is. */
export function walk(results: ResultsStore, runs: RunStore, by: -1 | 1): void {
  const { chosen, choose } = results.getState();
  choose(walked(keysOf(results, runs), chosen, by));
}
