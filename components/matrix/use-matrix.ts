import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { browserStreams } from "#components/events/browser-streams.ts";
import { openSharedStream } from "#components/events/shared-stream.ts";
import type { MatrixActions } from "#components/matrix/matrix-actions.ts";
import { attempt } from "#components/playground/reach.ts";
import type { MatrixView } from "#lib/matrices/view.ts";
import { withCells, withRun } from "#lib/matrix-plan/cell-of-run.ts";
import type { RunView } from "#lib/runs/view.ts";

/** Runs that are begun come in rows: they are read once. */
const pauseMs = 400;

/** A matrix as it is now. Known runs change their cell at once; a run that is not known yet is reason to read again. */
export function useMatrix(
  first: MatrixView,
  after: number,
  get: MatrixActions["get"],
): { matrix: MatrixView; show: (matrix: MatrixView) => void } {
  const router = useRouter();
  const [matrix, setMatrix] = useState(first);
  const newest = useRef(matrix);
  const show = useCallback((next: MatrixView) => {
    newest.current = next;
    setMatrix(next);
  }, []);
  useEffect(() => show(first), [first, show]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readSoon = () => {
      timer ??= setTimeout(async () => {
        timer = undefined;
        const outcome = await attempt(() => get({ matrixId: first.id }));
        if (outcome !== "unreachable" && outcome.ok) show(outcome.value);
      }, pauseMs);
    };
    const stream = openSharedStream({
      after,
      platform: browserStreams(),
      onEvent(event) {
        if (event.type === "run") {
          const next = changed(newest.current, event.run);
          if (next) return show(next);
        }
        const isWaiting = newest.current.cells.some(({ state }) => state === "waiting");
        if (isWaiting || event.type === "run-removed") readSoon();
      },
      onState: () => {},
      // The page comes anew, with a number to go on from.
      onReset: () => router.refresh(),
    });
    addEventListener("online", stream.catchUp);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", stream.catchUp);
      stream.close();
    };
  }, [after, first.id, get, router, show]);
  return { matrix, show };
}

/** The matrix with what became of a run, or null where no cell is drawn by it. */
function changed(matrix: MatrixView, run: RunView): MatrixView | null {
  const index = matrix.cells.findIndex(({ runId }) => runId === run.id);
  const cell = matrix.cells[index];
  return cell ? withCells(matrix, matrix.cells.with(index, withRun(cell, run))) : null;
}
