import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { changeRun, type LockedRun } from "#lib/runs/change-run.ts";
import { closeFree } from "#lib/runs/close-job.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { isOpen } from "#lib/runs/run-state.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Stops a run. What was not sent yet is cancelled and its money given back. What was sent is paid for whatever we do, so
 * it is marked `stopping`, heard to its end and its picture kept (docs/decisions/0002-paid-calls.md).
 */
export async function stopRun(context: Context, { runId }: { runId: string }): Promise<RunView> {
  const { studio, workspaceId } = context;
  await changeRun(studio, { workspaceId, runId }, async (transaction, run, now) => {
    if (run.deletedAt) throw new AppError("not_found");
    return (await stopJobs(transaction, run, now)) ? "run" : null;
  });
  return getRun(context, { runId });
}

/** Cancels or marks every open job of a locked run; true when any of them changed. */
export async function stopJobs(transaction: Transaction, run: LockedRun, now: number): Promise<boolean> {
  let changed = false;
  for (const job of run.jobs.filter(({ state }) => isOpen(state))) {
    const from = ["queued", "claimed"];
    const end = { state: "cancelled" as const, error: null, dispatchId: null };
    if (await closeFree(transaction, { run, job, from, end, now })) changed = true;
    else if (!job.stopAskedAt) {
      const data = { stopAskedAt: new Date(now) };
      await transaction.job.update({ where: { id: job.id }, data });
      // Whoever asks for its ticket next has the provider give it up.
      const pending = { id: job.id, state: "pending" };
      await transaction.job.updateMany({ where: pending, data: { availableAt: new Date(now) } });
      changed = true;
    }
  }
  return changed;
}
