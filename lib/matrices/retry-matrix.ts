import { recordAudit } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { getMatrix, matrixView } from "#lib/matrices/get-matrix.ts";
import { loadWorld } from "#lib/matrices/load-world.ts";
import { contentOf, loadMatrix, planOf, type StoredMatrix } from "#lib/matrices/stored-matrix.ts";
import type { MatrixCellView, MatrixView } from "#lib/matrices/view.ts";
import { isRetryable } from "#lib/matrix-plan/cell-of-run.ts";
import { priceCell } from "#lib/matrix-plan/check-plan.ts";
import { formatNano } from "#lib/money/nano.ts";
import type { Context } from "#lib/studio/context.ts";

/** `cellIds` null: all. `unknown`: also cells whose charge nobody knows, because a person said so. */
export type MatrixRetry = { matrixId: string; cellIds: string[] | null; unknown: boolean };

/**
 * Tries again what gave no picture, and only that: a new attempt for every such cell, asking for as many pictures as are
 * missing. What waits or is drawn is left alone. Errors: `not_found`, `matrix_nothing_to_retry`, `matrix_over_cap`.
 */
export async function retryMatrix(
  context: Context,
  { matrixId, cellIds, unknown }: MatrixRetry,
): Promise<MatrixView> {
  const { studio, workspaceId } = context;
  const stored = await loadMatrix(context, matrixId);
  const matrix = await matrixView(context, stored);
  const wanted = cellIds === null ? null : new Set(cellIds);
  const cells = matrix.cells.filter((cell) => (wanted?.has(cell.id) ?? true) && isRetryable(cell, unknown));
  if (cells.length === 0) throw new AppError("matrix_nothing_to_retry");
  await refuseOverCap(context, stored, matrix, cells);
  await studio.database.transaction(async (transaction) => {
    // By its attempt: two clicks are one.
    for (const { id, attempt } of cells)
      await transaction.matrixCell.updateMany({
        where: { id, workspaceId, attempt },
        data: { attempt: attempt + 1, runId: null, error: null },
      });
    await transaction.matrix.updateMany({ where: { id: matrixId, workspaceId }, data: { stoppedAt: null } });
    await recordAudit(transaction, context, {
      action: "matrix.retry",
      subjectId: matrixId,
      details: { cells: cells.length, unknown },
    });
  });
  studio.wakeMatrices();
  return getMatrix(context, { matrixId });
}

/** What was spent and may be owed, and what the new attempts promise, together stay within the cap. */
async function refuseOverCap(
  context: Context,
  stored: StoredMatrix,
  { costNano, heldNano, capNano }: MatrixView,
  cells: readonly MatrixCellView[],
): Promise<void> {
  if (capNano === null) return;
  const plan = planOf(stored);
  const [content, world] = [contentOf(stored), await loadWorld(context, plan)];
  let sum = BigInt(costNano) + BigInt(heldNano);
  for (const { row, column, images } of cells) {
    const [values, deployment] = [plan.rows[row], plan.columns[column]];
    const priced = values && deployment ? priceCell(content, plan, values, deployment, world) : null;
    // What can't be priced any more can't be begun either, and says so itself.
    if (!priced || "code" in priced) continue;
    sum += (priced.likely * BigInt(Math.max(1, priced.count - images.length))) / BigInt(priced.count);
  }
  const cap = BigInt(capNano);
  if (sum <= cap) return;
  const money = (nano: bigint) => formatNano(nano, "en");
  const params = { estimate: money(sum), cap: money(cap), over: money(sum - cap), rows: 1 };
  throw new AppError("matrix_over_cap", { params });
}
