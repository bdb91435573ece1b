import { newId } from "#lib/ids.ts";
import { changeRun } from "#lib/runs/change-run.ts";
import { updateJob } from "#lib/runs/close-job.ts";
import { callFingerprint, type Task } from "#lib/runs/load-task.ts";
import type { Studio } from "#lib/studio/context.ts";

/** One upstream call that may be made now. `leaseUntil` in milliseconds: past it the call must not begin any more. */
export type DispatchedCall = { id: string; attempt: number; clientRequestId: string; leaseUntil: number };

/**
 * Writes the row that allows exactly one upstream call, before its first byte. null when the job is no longer ours to
 * send: stopped, or its lease lapsed and somebody else has it.
 */
export async function dispatchJob(
  studio: Studio,
  task: Task,
  lease: { owner: string; leaseMs: number },
): Promise<DispatchedCall | null> {
  let call: DispatchedCall | null = null;
  await changeRun(studio, task, async (transaction, run, now) => {
    const job = run.jobs.find(({ id }) => id === task.jobId);
    if (!job) return null;
    const attempt = job.attempt + 1;
    const leaseUntil = now + lease.leaseMs;
    const data = {
      state: "dispatching",
      attempt,
      leaseUntil: new Date(leaseUntil),
      startedAt: job.startedAt ?? new Date(now),
      error: null,
    };
    if (!(await updateJob(transaction, job, "claimed", data, { leaseOwner: lease.owner }))) return null;
    const id = newId("dsp", now);
    const clientRequestId = `pentimento-${id}`;
    await transaction.dispatch.create({
      data: {
        id,
        workspaceId: task.workspaceId,
        jobId: job.id,
        attempt,
        clientRequestId,
        connectionId: run.connectionId,
        model: run.model,
        quality: task.parameters.quality,
        service: task.service,
        pixels: task.pixels,
        fingerprint: callFingerprint(task),
        estimate: job.reserved,
        dispatchedAt: new Date(now),
      },
    });
    call = { id, attempt, clientRequestId, leaseUntil };
    return "run";
  });
  return call;
}
