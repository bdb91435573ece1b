import type { MatrixCellState, MatrixCellView, MatrixState, MatrixView } from "#lib/matrices/view.ts";
import { addNano } from "#lib/money/nano.ts";
import type { RunView } from "#lib/runs/view.ts";

/** What a cell shows of its run. */
export type CellRun = Pick<RunView, "id" | "state" | "jobs" | "images" | "costNano" | "heldNano" | "count">;

/** A cell with its newest run as it is now; what earlier attempts gave and cost stays. */
export function withRun(cell: MatrixCellView, run: CellRun): MatrixCellView {
  const earlier = cell.images.filter(({ runId }) => runId !== run.id);
  const retryAt = run.jobs.map((job) => job.retryAt).find((moment) => moment !== null) ?? null;
  return {
    ...cell,
    runId: run.id,
    state: stateOf(run, earlier.length > 0),
    error: run.jobs.find(({ error }) => error !== null)?.error ?? null,
    images: [...earlier, ...run.images],
    costNano: String(addNano(cell.earlierNano, run.costNano)),
    heldNano: String(addNano(cell.earlierHeldNano, run.heldNano)),
    retryAt,
    partialUrl: run.jobs.find(({ partial }) => partial !== null)?.partial?.url ?? null,
    inBatch: run.jobs.some(({ state }) => state === "pending"),
    done: run.jobs.filter(({ state }) => state === "succeeded").length,
    count: run.count,
  };
}

function stateOf({ state }: CellRun, hasEarlier: boolean): MatrixCellState {
  const isEmpty = state === "failed" || state === "refused" || state === "cancelled";
  return isEmpty && hasEarlier ? "partial" : state;
}

/** Cells that may be tried again; one whose charge is unknown only when somebody says so. */
export function isRetryable({ state }: Pick<MatrixCellView, "state">, unknownToo = false): boolean {
  if (state === "unknown") return unknownToo;
  return state === "failed" || state === "refused" || state === "cancelled" || state === "partial";
}

/** The matrix with these cells: what it cost, and whether anything is still to come. */
export function withCells(matrix: MatrixView, cells: MatrixCellView[]): MatrixView {
  return {
    ...matrix,
    cells,
    costNano: String(addNano(...cells.map(({ costNano }) => costNano))),
    heldNano: String(addNano(...cells.map(({ heldNano }) => heldNano))),
    state: matrixState(cells, matrix.stoppedAt !== null),
  };
}

export function matrixState(
  cells: readonly Pick<MatrixCellView, "state">[],
  isStopped: boolean,
): MatrixState {
  if (cells.some(({ state }) => state === "waiting" || state === "running")) return "running";
  return isStopped ? "stopped" : "done";
}
