import { changeRun } from "#lib/runs/change-run.ts";
import { getRun } from "#lib/runs/get-run.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Takes a run back out of the trash, with the pictures that went in with it. */
export async function restoreRun(context: Context, { runId }: { runId: string }): Promise<RunView> {
  const { studio, workspaceId } = context;
  await changeRun(studio, { workspaceId, runId }, async (transaction, run) => {
    if (!run.deletedAt) return null;
    await transaction.image.updateMany({
      where: { workspaceId, runId, deletedAt: run.deletedAt, purgedAt: null },
      data: { deletedAt: null },
    });
    await transaction.run.update({ where: { id: runId }, data: { deletedAt: null } });
    run.deletedAt = null;
    return "run";
  });
  return getRun(context, { runId });
}
