import { useMemo } from "react";
import { useStore } from "zustand";
import { useEditor } from "#components/editor/editor-context.tsx";
import { firstStep, isSame, nowOf } from "#components/editor/results/edge-steps.ts";
import type { ResultsState } from "#components/editor/results/results-store.ts";
import { type Tile, tilesOf } from "#components/editor/results/tiles.ts";
import { useRuns } from "#components/playground/playground-context.tsx";
import type { CompositeSettings, EditResultView, EditView } from "#lib/edits/view.ts";
import type { RunView } from "#lib/runs/view.ts";

export function useResults<Part>(select: (state: ResultsState) => Part): Part {
  return useStore(useEditor().results, select);
}

/** The run of the edit on the strip; null while this page knows nothing of it. */
export function useStripRun(): RunView | null {
  const runId = useResults((state) => state.runId);
  return useRuns((state) => state.entries.find(({ run }) => run.id === runId)?.run ?? null);
}

export function useTiles(): Tile[] {
  const run = useStripRun();
  const edit = useResults((state) => state.edit);
  const heard = useResults((state) => state.heard);
  const hidden = useRuns((state) => state.hidden);
  return useMemo(() => tilesOf({ run, edit, heard, hidden }), [run, edit, heard, hidden]);
}

export function useChosenTile(): Tile | null {
  const chosen = useResults((state) => state.chosen);
  return useTiles().find(({ key }) => key === chosen) ?? null;
}

/** The result that is looked at; null for the original, and for a tile without a picture. */
export function useChosenResult(): { edit: EditView; result: EditResultView } | null {
  const tile = useChosenTile();
  const edit = useResults((state) => state.edit);
  return useMemo(
    () => (edit && tile?.kind === "result" ? { edit, result: tile.result } : null),
    [edit, tile],
  );
}

/** Settings of a result as the sliders stand, and whether the stored picture has others. */
export function useEdge({ rawId, settings }: EditResultView): { now: CompositeSettings; isTried: boolean } {
  const edge = useResults((state) => state.edges[rawId]);
  const now = nowOf(edge ?? firstStep(settings));
  return { now, isTried: !isSame(now, settings) };
}
