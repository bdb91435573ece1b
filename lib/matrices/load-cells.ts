import { cellKey, type StoredCell } from "#lib/matrices/stored-matrix.ts";
import type { MatrixCellView } from "#lib/matrices/view.ts";
import { withRun } from "#lib/matrix-plan/cell-of-run.ts";
import { addNano } from "#lib/money/nano.ts";
import { type RunRow, runInclude, runView, storedError } from "#lib/runs/run-view.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Cells with all their runs, also those somebody put into the trash: they were paid for. */
export async function loadCellViews(
  context: Context,
  cells: readonly StoredCell[],
): Promise<MatrixCellView[]> {
  const runs = await loadRuns(context, cells);
  return cells.map((cell) => {
    const earlier = earlierKeys(cell).flatMap((key) => runs.get(key) ?? []);
    const view: MatrixCellView = {
      id: cell.id,
      row: cell.row,
      column: cell.column,
      attempt: cell.attempt,
      runId: null,
      state: "waiting",
      error: null,
      images: earlier.flatMap(({ images }) => images),
      costNano: "0",
      heldNano: "0",
      earlierHeldNano: String(addNano(...earlier.map(({ heldNano }) => heldNano))),
      earlierNano: String(addNano(...earlier.map(({ costNano }) => costNano))),
      retryAt: null,
      partialUrl: null,
      inBatch: false,
      done: 0,
      count: 0,
    };
    view.costNano = view.earlierNano;
    view.heldNano = view.earlierHeldNano;
    const newest = cell.runId === null ? undefined : runs.get(cellKey(cell.id, cell.attempt));
    if (newest) return withRun(view, newest);
    return cell.error === null ? view : notBegun(view, cell.error);
  });
}

const earlierKeys = ({ id, attempt }: StoredCell) =>
  Array.from({ length: attempt - 1 }, (_, index) => cellKey(id, index + 1));

function notBegun(view: MatrixCellView, text: string): MatrixCellView {
  const error = storedError(text);
  const state = error.code === "stopped" ? "cancelled" : "failed";
  return { ...view, state: view.images.length > 0 ? "partial" : state, error };
}

async function loadRuns(
  { studio, workspaceId }: Context,
  cells: readonly StoredCell[],
): Promise<Map<string, RunView>> {
  const keys = cells.flatMap((cell) => [...earlierKeys(cell), cellKey(cell.id, cell.attempt)]);
  const found = new Map<string, RunView>();
  for (let from = 0; from < keys.length; from += 200) {
    const rows: RunRow[] = await studio.database.client.run.findMany({
      where: { workspaceId, idempotencyKey: { in: keys.slice(from, from + 200) } },
      // The pictures that go in are the same in all cells.
      include: { ...runInclude, inputs: { ...runInclude.inputs, take: 0 } },
    });
    for (const row of rows) found.set(row.idempotencyKey, runView(row, { medianMs: null, template: null }));
  }
  return found;
}
