import { AppError } from "#lib/errors.ts";
import { settle } from "#lib/ledger/settle.ts";
import { changeRun, subjectOf } from "#lib/runs/change-run.ts";
import { closing, updateJob } from "#lib/runs/close-job.ts";
import { getRun } from "#lib/runs/get-run.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Closes a job of unknown outcome: what was held for it is booked as spent. Any other state is `invalid_request`. */
export async function writeOffJob(context: Context, { jobId }: { jobId: string }): Promise<RunView> {
  const { studio, workspaceId } = context;
  const found = await studio.database.client.job.findFirst({
    where: { id: jobId, workspaceId, run: { deletedAt: null } },
    select: { runId: true },
  });
  if (!found) throw new AppError("not_found");
  await changeRun(studio, { workspaceId, runId: found.runId }, async (transaction, run, now) => {
    const job = run.jobs.find(({ id }) => id === jobId);
    if (!job || job.state === "written_off") return null;
    if (job.state !== "unknown") throw new AppError("invalid_request", { field: "jobId" });
    const change = { ...closing(now), state: "written_off", charge: "estimated", charged: job.reserved };
    if (!(await updateJob(transaction, job, "unknown", change))) return null;
    const dispatch = await transaction.dispatch.findFirst({
      where: { jobId, attempt: job.attempt },
      select: { id: true, providerRequestId: true },
    });
    await settle(
      transaction,
      subjectOf(
        { ...run, actorKind: context.actor.kind, actorId: context.actor.id },
        job,
        dispatch?.id ?? null,
      ),
      {
        kind: "write_off",
        reserved: job.reserved,
        amount: job.reserved,
        providerRequestId: dispatch?.providerRequestId ?? null,
      },
      now,
    );
    return "run";
  });
  return getRun(context, { runId: found.runId });
}
