import type { Drawing } from "#lib/providers/provider.ts";
import { changeRun } from "#lib/runs/change-run.ts";
import { updateJob } from "#lib/runs/close-job.ts";
import type { DispatchedCall } from "#lib/runs/dispatch-job.ts";
import type { Task } from "#lib/runs/load-task.ts";
import type { Studio } from "#lib/studio/context.ts";

const stoppingPollMs = 5_000;
/** SQLite answers within the turn that asks: tickets due at once would leave no turn for anything else. */
const soonestPollMs = 100;

type Call = Pick<DispatchedCall, "id" | "attempt">;

/** Puts a claimed job that was not sent back into the queue. */
export async function releaseClaim(studio: Studio, jobId: string, owner: string): Promise<void> {
  await studio.database.client.job.updateMany({
    where: { id: jobId, state: "claimed", leaseOwner: owner },
    data: { state: "queued", leaseOwner: null, leaseUntil: null },
  });
}

/**
 * The answer is complete and the disk does not take it. Nothing depends on this word, so a failure to write it is only
 * logged: the picture in memory is worth more. A job given up meanwhile stays `unknown` until its picture is booked.
 */
export async function markStoring(studio: Studio, task: Task, call: Pick<Call, "attempt">): Promise<void> {
  const state = { in: ["dispatching", "receiving", "pending"] };
  try {
    await studio.database.client.job.updateMany({
      where: { id: task.jobId, attempt: call.attempt, state },
      data: { state: "storing" },
    });
  } catch (failure) {
    studio.logger.warn({ err: failure, jobId: task.jobId }, "storing could not be noted");
  }
}

/** The provider draws later: the ticket is kept, and any runner may ask for it. Also for a job already given up. */
export async function keepTicket(
  studio: Studio,
  task: Task,
  call: Call,
  { ticket, pollAfterMs, identity }: Extract<Drawing, { state: "pending" }>,
): Promise<void> {
  await changeRun(studio, task, async (transaction, run, now) => {
    const job = run.jobs.find(({ id }) => id === task.jobId);
    if (!job || job.attempt !== call.attempt) return null;
    const waiting = {
      state: "pending",
      ticket,
      charge: "none",
      availableAt: new Date(now + pauseBefore(pollAfterMs, job.stopAskedAt !== null)),
      leaseOwner: null,
      leaseUntil: null,
      finishedAt: null,
      error: null,
    };
    const from = { in: ["dispatching", "receiving", "pending", "unknown"] };
    if (!(await updateJob(transaction, job, from, waiting))) return null;
    if (identity.requestId) {
      await transaction.dispatch.update({
        where: { id: call.id },
        data: { providerRequestId: identity.requestId, organization: identity.organization },
      });
    }
    // Asking again and again is no news.
    return job.state === "pending" ? null : "run";
  });
}

/** Somebody waits for one that is to stop. However soon a provider says, other work gets its turn in between. */
function pauseBefore(pollAfterMs: number, isStopping: boolean): number {
  return Math.max(soonestPollMs, isStopping ? Math.min(pollAfterMs, stoppingPollMs) : pollAfterMs);
}

/** Puts a ticket back that could not be asked for; asking is free, so it is simply tried later. */
export async function postponePoll(studio: Studio, jobId: string, pauseMs: number): Promise<void> {
  await studio.database.client.job.updateMany({
    where: { id: jobId, state: "pending" },
    data: { availableAt: new Date(studio.clock() + pauseMs), leaseOwner: null, leaseUntil: null },
  });
}
