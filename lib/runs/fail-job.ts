import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { hold } from "#lib/ledger/settle.ts";
import { ProviderError } from "#lib/providers/provider.ts";
import { changeRun, type JobRow, type LockedRun, subjectOf } from "#lib/runs/change-run.ts";
import { closeFree, updateJob } from "#lib/runs/close-job.ts";
import { type Decision, decideFailure } from "#lib/runs/decide-failure.ts";
import type { DispatchedCall } from "#lib/runs/dispatch-job.ts";
import type { Task } from "#lib/runs/load-task.ts";
import { deliverableStates } from "#lib/runs/run-state.ts";
import type { Studio } from "#lib/studio/context.ts";

/** Ends a claimed job that could not even be sent; nothing was charged. */
export async function failBeforeCall(
  studio: Studio,
  task: { jobId: string; workspaceId: string; runId: string },
  failure: AppError,
): Promise<void> {
  await changeRun(studio, task, async (transaction, run, now) => {
    const job = run.jobs.find(({ id }) => id === task.jobId);
    if (!job) return null;
    const end = { state: "failed" as const, error: failure.view(run.requestId), dispatchId: null };
    return (await closeFree(transaction, { run, job, from: ["claimed"], end, now })) ? "run" : null;
  });
}

/** Ends or requeues a job whose call gave no picture. Returns what became of it, or null when it was already closed. */
export async function failCall(
  studio: Studio,
  task: Task,
  call: Pick<DispatchedCall, "id" | "attempt">,
  failure: unknown,
): Promise<Decision["state"] | null> {
  let outcome: Decision["state"] | null = null;
  await changeRun(studio, task, async (transaction, run, now) => {
    const job = run.jobs.find(({ id }) => id === task.jobId);
    if (!job || job.attempt !== call.attempt || !deliverableStates.includes(job.state)) return null;
    const lapsed = job.state === "unknown" || job.state === "written_off";
    const stopAsked = job.stopAskedAt !== null || run.deletedAt !== null;
    const decision = decideFailure(failure, { attempt: call.attempt, stopAsked, lapsed });
    await recordOutcome(transaction, call.id, failure, decision, now);
    // A person's write-off stands: money was booked, and the ledger is corrected only by a picture.
    if (job.state === "written_off") return null;
    if (!(await applyDecision(transaction, { run, job, call, failure, decision, now }))) return null;
    outcome = decision.state;
    return "run";
  });
  return outcome;
}

type Failed = {
  run: LockedRun;
  job: JobRow;
  call: Pick<DispatchedCall, "id">;
  failure: unknown;
  decision: Decision;
  now: number;
};

async function applyDecision(transaction: Transaction, failed: Failed): Promise<boolean> {
  const { run, job, call, failure, decision, now } = failed;
  const error = AppError.from(failure).view(run.requestId);
  if (decision.state === "unknown") {
    return markUnknown(transaction, { run, job, dispatchId: call.id, error, now });
  }
  if (decision.state === "queued") {
    return updateJob(
      transaction,
      job,
      { in: [...deliverableStates] },
      {
        state: "queued",
        availableAt: new Date(now + decision.retryAfterMs),
        leaseOwner: null,
        leaseUntil: null,
        partial: null,
        error: JSON.stringify(error),
      },
    );
  }
  const end = {
    state: decision.state,
    error: decision.state === "cancelled" ? null : error,
    dispatchId: call.id,
  };
  return closeFree(transaction, { run, job, from: [...deliverableStates], end, now });
}

/** Nobody knows whether the call was charged: the reservation stays and the ledger says so, once. */
export async function markUnknown(
  transaction: Transaction,
  unknown: {
    run: LockedRun;
    job: JobRow;
    dispatchId: string | null;
    error: ReturnType<AppError["view"]>;
    now: number;
    /** Only if the lease has lapsed: its owner may renew it while we look. */
    lapsed?: boolean;
  },
): Promise<boolean> {
  const { run, job, dispatchId, error, now } = unknown;
  const data = {
    state: "unknown",
    charge: "held",
    leaseOwner: null,
    leaseUntil: null,
    partial: null,
    finishedAt: new Date(now),
    error: JSON.stringify(error),
  };
  const and = unknown.lapsed ? { leaseUntil: { lt: new Date(now) } } : {};
  const changed = await updateJob(transaction, job, { in: [...deliverableStates] }, data, and);
  if (changed && job.state !== "unknown") {
    await hold(transaction, subjectOf(run, job, dispatchId), job.reserved, now);
  }
  return changed;
}

async function recordOutcome(
  transaction: Transaction,
  dispatchId: string,
  failure: unknown,
  decision: Decision,
  now: number,
): Promise<void> {
  const known = failure instanceof ProviderError ? failure : null;
  const { requestId, organization, processingMs } = known?.identity ?? {};
  await transaction.dispatch.update({
    where: { id: dispatchId },
    data: {
      outcome: decision.state === "queued" ? "not_charged" : decision.state,
      finishedAt: new Date(now),
      upstream: JSON.stringify({ error: AppError.from(failure).code, ...known?.upstream }),
      ...(requestId ? { providerRequestId: requestId } : {}),
      ...(organization ? { organization } : {}),
      ...(processingMs === null || processingMs === undefined ? {} : { processingMs }),
    },
  });
}
