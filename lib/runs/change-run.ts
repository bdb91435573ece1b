import type { Database, Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import type { DrawService } from "#lib/images/parameters.ts";
import type { EntrySubject } from "#lib/ledger/entry.ts";
import { runStateOf } from "#lib/runs/run-state.ts";
import type { Actor, Studio } from "#lib/studio/context.ts";

/**
 * Reads a run with its jobs and keeps others from changing it until the transaction ends. On SQLite the transaction
 * itself is the lock. Run first, then jobs, budget and workspace: one order everywhere, so that no two transactions wait
 * for each other.
 */
async function lockedRun(
  transaction: Transaction,
  kind: Database["kind"],
  { workspaceId, runId }: { workspaceId: string; runId: string },
) {
  if (kind === "postgresql") {
    await transaction.$queryRaw`SELECT 1 AS "locked" FROM "Run" WHERE "id" = ${runId} FOR NO KEY UPDATE`;
  }
  const run = await transaction.run.findFirst({
    where: { id: runId, workspaceId },
    include: { jobs: { orderBy: { position: "asc" } } },
  });
  if (!run) throw new AppError("not_found");
  return run;
}

export type LockedRun = Awaited<ReturnType<typeof lockedRun>>;
export type JobRow = LockedRun["jobs"][number];

/** The kind of event a change is worth, or null when nothing changed and nothing is to be told. */
export type Told = "run" | "run-removed" | null;

/**
 * The one way a run or a job changes after it was started: in one transaction that holds the run, brings its state up
 * to date with its jobs and raises the event. `change` says what to tell. Wakes the hub after the commit.
 */
export async function changeRun(
  studio: Studio,
  key: { workspaceId: string; runId: string },
  change: (transaction: Transaction, run: LockedRun, now: number) => Promise<Told>,
): Promise<Told> {
  const told = await studio.database.transaction(async (transaction) => {
    const run = await lockedRun(transaction, studio.database.kind, key);
    const now = studio.clock();
    const result = await change(transaction, run, now);
    if (result === null) return null;
    await refreshState(transaction, run, now);
    // A run in the trash is gone for everybody who listens.
    if (run.deletedAt && result === "run") return null;
    await raiseEvent(transaction, run.workspaceId, result, run.id);
    return result;
  });
  if (told) studio.events.wake(key.workspaceId);
  return told;
}

async function refreshState(transaction: Transaction, run: LockedRun, now: number): Promise<void> {
  const jobs = await transaction.job.findMany({ where: { runId: run.id }, select: { state: true } });
  const state = runStateOf(jobs.map((job) => job.state));
  if (state === run.state) return;
  await transaction.run.update({
    where: { id: run.id },
    data: { state, finishedAt: state === "running" ? null : (run.finishedAt ?? new Date(now)) },
  });
}

/** What the ledger says of a job's money. */
export function subjectOf(run: LockedRun, job: JobRow, dispatchId: string | null): EntrySubject {
  return {
    workspaceId: run.workspaceId,
    actor: { kind: run.actorKind as Actor["kind"], id: run.actorId },
    runId: run.id,
    jobId: job.id,
    dispatchId,
    connectionId: run.connectionId,
    model: run.model,
    service: run.service as DrawService,
  };
}
