import { AppError } from "#lib/errors.ts";
import { changeRun } from "#lib/runs/change-run.ts";
import { markUnknown } from "#lib/runs/fail-job.ts";
import { sentStates } from "#lib/runs/run-state.ts";
import type { Studio } from "#lib/studio/context.ts";

/** What a sweep found: jobs free to be claimed again, and jobs nobody knows the outcome of. */
export type Recovered = { requeued: number; unknown: number };

/**
 * Picks up after runners that died: what they had not sent goes back into the queue, what they had sent becomes
 * `unknown` and is never sent again. Runs in every runner every few seconds; two at once do no harm.
 */
export async function recoverJobs(studio: Studio): Promise<Recovered> {
  const { client } = studio.database;
  const lapsed = { leaseUntil: { lt: new Date(studio.clock()) } };
  const free = { leaseOwner: null, leaseUntil: null };
  const orphans = await client.job.findMany({
    where: { state: { in: ["claimed", "pending", ...sentStates] }, ...lapsed },
    select: { id: true, runId: true, workspaceId: true, state: true },
  });
  const result: Recovered = { requeued: 0, unknown: 0 };
  for (const { id, runId, workspaceId, state } of orphans) {
    if (state === "claimed" || state === "pending") {
      const data = state === "claimed" ? { ...free, state: "queued" } : free;
      const { count } = await client.job.updateMany({ where: { id, state, ...lapsed }, data });
      result.requeued += count;
    } else if (await giveUp(studio, { jobId: id, runId, workspaceId })) result.unknown++;
  }
  return result;
}

async function giveUp(
  studio: Studio,
  key: { jobId: string; runId: string; workspaceId: string },
): Promise<boolean> {
  const told = await changeRun(studio, key, async (transaction, run, now) => {
    const job = run.jobs.find(({ id }) => id === key.jobId);
    const sent: readonly string[] = sentStates;
    if (!job || !sent.includes(job.state) || !job.leaseUntil || job.leaseUntil.getTime() >= now) return null;
    const dispatch = await transaction.dispatch.findFirst({
      where: { jobId: job.id, attempt: job.attempt },
      select: { id: true },
    });
    const error = new AppError("interrupted").view(run.requestId);
    const dispatchId = dispatch?.id ?? null;
    if (!(await markUnknown(transaction, { run, job, dispatchId, error, now, lapsed: true }))) return null;
    if (dispatchId)
      await transaction.dispatch.update({ where: { id: dispatchId }, data: { outcome: "unknown" } });
    return "run";
  });
  return told !== null;
}
