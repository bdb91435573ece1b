import { claimJobs } from "#lib/runs/claim-jobs.ts";
import { drawJob } from "#lib/runs/perform-job.ts";
import { createSendingGate } from "#lib/runs/sending-gate.ts";
import type { TestStudio } from "#tests/support/test-studio.ts";

/** Does every job that waits, as a runner would, and returns when all are over. */
export async function drawJobs({ studio }: Pick<TestStudio, "studio">): Promise<void> {
  const times = { leaseMs: 60_000, partialMs: 0, storeRetryMs: [], bookRetryMs: [] };
  const worker = { studio, owner: "test", sending: createSendingGate(), mayCall: () => true, ...times };
  for (;;) {
    const claim = { owner: "test", now: studio.clock(), leaseMs: 60_000, limit: 20 };
    const jobs = await claimJobs(studio.database, claim);
    if (jobs.length === 0) return;
    for (const job of jobs) await drawJob(worker, job, new AbortController().signal);
  }
}
