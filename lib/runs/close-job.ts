import type { Transaction } from "#lib/db/database.ts";
import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import type { ErrorView } from "#lib/errors.ts";
import { release } from "#lib/ledger/settle.ts";
import { type JobRow, type LockedRun, subjectOf } from "#lib/runs/change-run.ts";
import type { JobState } from "#lib/runs/view.ts";

/**
 * Changes a job that is still in one of the states `from` and on the attempt it was read with; returns whether it was.
 * Claims and leases move without the run's lock, so what was read may be old.
 */
export async function updateJob(
  transaction: Transaction,
  job: JobRow,
  from: Prisma.JobWhereInput["state"],
  data: Prisma.JobUpdateManyMutationInput,
  and: Prisma.JobWhereInput = {},
): Promise<boolean> {
  const where = { id: job.id, attempt: job.attempt, state: from, AND: and };
  return (await transaction.job.updateMany({ where, data })).count === 1;
}

/** What every closed job has in common. */
export function closing(now: number): Prisma.JobUpdateManyMutationInput {
  return { leaseOwner: null, leaseUntil: null, partial: null, finishedAt: new Date(now), reserved: 0n };
}

/** How a job ends that nothing was charged for. */
export type FreeEnd = {
  state: Extract<JobState, "refused" | "failed" | "cancelled">;
  error: ErrorView | null;
  dispatchId: string | null;
};

/** Closes a job nothing was charged for and gives its reservation back. */
export async function closeFree(
  transaction: Transaction,
  { run, job, from, end, now }: { run: LockedRun; job: JobRow; from: string[]; end: FreeEnd; now: number },
): Promise<boolean> {
  const error = end.error ? JSON.stringify(end.error) : null;
  const data = { ...closing(now), state: end.state, error, charge: "none" };
  const closed = await updateJob(transaction, job, { in: from }, data);
  if (closed) await release(transaction, subjectOf(run, job, end.dispatchId), job.reserved, now);
  return closed;
}
