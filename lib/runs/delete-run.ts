import { changeRun } from "#lib/runs/change-run.ts";
import { stopJobs } from "#lib/runs/stop-run.ts";
import type { Context } from "#lib/studio/context.ts";

/** Puts a run and its pictures into the trash, stopping it first. A picture that still arrives goes there too. */
export async function deleteRun(
  { studio, workspaceId }: Context,
  { runId }: { runId: string },
): Promise<{ runId: string }> {
  await changeRun(studio, { workspaceId, runId }, async (transaction, run, now) => {
    if (run.deletedAt) return null;
    await stopJobs(transaction, run, now);
    const deletedAt = new Date(now);
    await transaction.run.update({ where: { id: runId }, data: { deletedAt } });
    await transaction.image.updateMany({
      where: { workspaceId, runId, deletedAt: null },
      data: { deletedAt },
    });
    return "run-removed";
  });
  return { runId };
}
