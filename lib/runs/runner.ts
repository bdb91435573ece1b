import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { pruneEvents } from "#lib/events/prune-events.ts";
import { type ClaimedJob, claimJobs } from "#lib/runs/claim-jobs.ts";
import { drawJob, type Worker } from "#lib/runs/perform-job.ts";
import { pollJob } from "#lib/runs/poll-job.ts";
import { recoverJobs } from "#lib/runs/recover-jobs.ts";
import { createSendingGate } from "#lib/runs/sending-gate.ts";
import type { Studio } from "#lib/studio/context.ts";

/** Times in milliseconds. */
export type RunnerOptions = {
  /** Calls at a time. */
  concurrency?: number;
  /** Unique for every start of every process: it says whose lease it is. */
  ownerId?: string;
  leaseMs?: number;
  renewMs?: number;
  /** How often to look for work nobody woke us for: other processes' runs, retries that are due. */
  idleMs?: number;
  sweepMs?: number;
  partialMs?: number;
  storeRetryMs?: readonly number[];
  bookRetryMs?: readonly number[];
};

/** Makes the paid calls. One per process; any number may share a database. */
export type Runner = {
  start(): void;
  /** Looks for work now. */
  wake(): void;
  /** Breaks off a call this runner is making; its outcome is then unknown. */
  abort(jobId: string): void;
  /** Takes no new work and resolves when the calls in flight have ended. */
  drain(): Promise<void>;
  /** Breaks everything off and resolves when that is written down, or after five seconds. */
  stop(): Promise<void>;
  /** Jobs being worked on. */
  inFlight(): number;
};

const pruneEveryMs = 10 * 60 * 1000;
const stopMs = 5_000;

export function createRunner(studio: Studio, options: RunnerOptions = {}): Runner {
  const { concurrency = 8, renewMs = 10_000, idleMs = 250, sweepMs = 5_000 } = options;
  const worker: Worker = {
    studio,
    owner: options.ownerId ?? `runner-${randomUUID()}`,
    leaseMs: options.leaseMs ?? 60_000,
    partialMs: options.partialMs ?? 100,
    storeRetryMs: options.storeRetryMs ?? [500, 1_000, 2_000, 4_000, 8_000, 16_000],
    bookRetryMs: options.bookRetryMs ?? [200, 1_000, 5_000, 15_000, 30_000],
    sending: createSendingGate(),
    mayCall: () => taking,
  };
  const working = new Map<string, { abort: AbortController; done: Promise<void> }>();
  const timers: NodeJS.Timeout[] = [];
  let taking = false;
  let claiming: Promise<void> | null = null;
  let again = false;

  const attempt = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (failure) {
      studio.logger.error({ err: failure }, what);
    }
  };

  const begin = (job: ClaimedJob) => {
    const abort = new AbortController();
    const perform = job.task === "draw" ? drawJob : pollJob;
    // What fails here was not booked: the lease lapses, and the sweep says what can still be said.
    const done = attempt("a job broke off", () => perform(worker, job, abort.signal)).then(() => {
      working.delete(job.jobId);
      wake();
    });
    working.set(job.jobId, { abort, done });
  };

  const claim = async () => {
    do {
      again = false;
      const limit = concurrency - working.size;
      if (!taking || limit <= 0) return;
      const { owner, leaseMs } = worker;
      const jobs = await claimJobs(studio.database, { owner, leaseMs, limit, now: studio.clock() });
      for (const job of jobs) begin(job);
    } while (again);
  };

  const wake = () => {
    again = true;
    if (!taking || claiming) return;
    claiming = attempt("no work could be claimed", claim).then(() => {
      claiming = null;
      if (again) wake();
    });
  };

  const renew = async () => {
    const { client } = studio.database;
    await client.job.updateMany({
      where: { id: { in: [...working.keys()] }, leaseOwner: worker.owner },
      data: { leaseUntil: new Date(studio.clock() + worker.leaseMs) },
    });
  };

  const sweep = async () => {
    const { requeued, unknown } = await recoverJobs(studio);
    if (unknown > 0) studio.logger.warn({ unknown }, "calls of unknown outcome were found");
    if (requeued > 0) wake();
  };

  const every = (ms: number, what: string, work: () => Promise<unknown>) => {
    let busy = false;
    const tick = async () => {
      if (busy) return;
      busy = true;
      await attempt(what, work);
      busy = false;
    };
    timers.push(setInterval(tick, ms));
  };

  const settled = async () => {
    await claiming;
    while (working.size > 0) await Promise.all([...working.values()].map(({ done }) => done));
    clearTimers();
  };
  const clearTimers = () => {
    for (const timer of timers.splice(0)) clearInterval(timer);
  };

  return {
    start() {
      if (taking) return;
      taking = true;
      every(idleMs, "no work could be claimed", async () => wake());
      every(renewMs, "leases could not be renewed", async () => working.size > 0 && renew());
      every(sweepMs, "jobs could not be recovered", sweep);
      every(pruneEveryMs, "old events could not be pruned", () => pruneEvents(studio.database));
      void attempt("jobs could not be recovered", sweep);
      wake();
    },
    wake,
    abort: (jobId) => working.get(jobId)?.abort.abort(),
    drain() {
      taking = false;
      return settled();
    },
    stop() {
      taking = false;
      for (const { abort } of working.values()) abort.abort();
      // An adapter that does not hear the signal, or a sick database, must not keep a person waiting.
      return Promise.race([settled(), sleep(stopMs, undefined, { ref: false }).then(clearTimers)]);
    },
    inFlight: () => working.size,
  };
}
