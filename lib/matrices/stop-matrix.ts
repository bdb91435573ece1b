import { recordAudit } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { getMatrix } from "#lib/matrices/get-matrix.ts";
import { loadMatrix } from "#lib/matrices/stored-matrix.ts";
import type { MatrixView } from "#lib/matrices/view.ts";
import { stopRun } from "#lib/runs/stop-run.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Stops a matrix: cells that wait are begun no more, runs are stopped as runs are. What was sent is drawn and paid; what
 * lies in a batch is given up by the provider. Errors: `not_found`.
 */
export async function stopMatrix(context: Context, { matrixId }: { matrixId: string }): Promise<MatrixView> {
  const { studio, workspaceId, requestId } = context;
  await loadMatrix(context, matrixId);
  await studio.database.transaction(async (transaction) => {
    await transaction.matrix.updateMany({
      where: { id: matrixId, workspaceId },
      data: { stoppedAt: new Date(studio.clock()) },
    });
    const { count } = await transaction.matrixCell.updateMany({
      where: { matrixId, workspaceId, runId: null, error: null },
      data: { error: JSON.stringify(new AppError("stopped").view(requestId)) },
    });
    await recordAudit(transaction, context, {
      action: "matrix.stop",
      subjectId: matrixId,
      details: { waiting: count },
    });
  });
  // Read after it: a cell that was begun meanwhile has its run by now.
  const { cells } = await loadMatrix(context, matrixId);
  const open = await studio.database.client.run.findMany({
    where: {
      workspaceId,
      state: "running",
      deletedAt: null,
      id: { in: cells.flatMap(({ runId }) => runId ?? []) },
    },
    select: { id: true },
  });
  for (const { id } of open) await stopRun(context, { runId: id });
  return getMatrix(context, { matrixId });
}
