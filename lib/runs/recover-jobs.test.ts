import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Drawing } from "#lib/providers/provider.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { recoverJobs } from "#lib/runs/recover-jobs.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { writeOffJob } from "#lib/runs/write-off-job.ts";
import { gate, inState, withRunners } from "#tests/support/runner-bench.ts";
import { drawn, rateLimited, refusal } from "#tests/support/scripted-provider.ts";

withRunners("leases", (bench) => {
  it("calls a job unknown whose runner fell silent, and never sends it again", async () => {
    const answer = gate<Drawing>();
    const runner = await bench.fresh({ draw: () => answer.promise }, { renewMs: 1e6, sweepMs: 1e6 });
    const run = await startRun(bench.test.context, bench.test.draft());
    await bench.until(run, inState("dispatching"));
    expect(await recoverJobs(bench.test.studio)).toEqual({ requeued: 0, unknown: 0 });
    bench.test.advance(61_000);
    expect(await recoverJobs(bench.test.studio)).toEqual({ requeued: 0, unknown: 1 });
    const lost = await getRun(bench.test.context, { runId: run.id });
    expect(lost).toMatchObject({
      state: "unknown",
      jobs: [{ charge: "held", error: { code: "interrupted" } }],
    });
    expect(BigInt(lost.heldNano)).toBeGreaterThan(0n);
    await bench.sound();
    runner.wake();
    await sleep(40);
    expect(bench.provider.calls).toHaveLength(1);

    answer.resolve(await drawn("delivered late"));
    const done = await bench.until(run, "succeeded");
    expect(done.images).toHaveLength(1);
    expect(done).toMatchObject({ heldNano: "0", jobs: [{ charge: "settled", error: null }] });
    expect(await bench.kinds(run)).toEqual(["hold", "release", "reserve", "settle"]);
    await bench.sound();
  });

  it("keeps a picture that arrives after its job was written off, and books the difference once", async () => {
    const answer = gate<Drawing>();
    await bench.fresh({ draw: () => answer.promise }, { renewMs: 1e6, sweepMs: 1e6 });
    const run = await startRun(bench.test.context, bench.test.draft());
    await bench.until(run, inState("dispatching"));
    bench.test.advance(61_000);
    await recoverJobs(bench.test.studio);
    const jobId = run.jobs[0]?.id ?? "";
    const closed = await writeOffJob(bench.test.context, { jobId });
    expect(closed).toMatchObject({
      state: "failed",
      heldNano: "0",
      jobs: [{ state: "written_off", charge: "estimated" }],
    });
    expect(await writeOffJob(bench.test.context, { jobId })).toEqual(closed);
    await bench.sound();
    answer.resolve(await drawn("after all"));
    const done = await bench.until(run, "succeeded");
    expect(done).toMatchObject({
      costNano: String(10 * 5_000 + 1_000 * 30_000),
      jobs: [{ charge: "settled" }],
    });
    await bench.sound();
  });

  it("gives a late refusal its money back", async () => {
    const answer = gate<Drawing>();
    await bench.fresh({ draw: () => answer.promise }, { renewMs: 1e6, sweepMs: 1e6 });
    const run = await startRun(bench.test.context, bench.test.draft());
    await bench.until(run, inState("dispatching"));
    bench.test.advance(61_000);
    await recoverJobs(bench.test.studio);
    answer.reject(refusal());
    expect(await bench.until(run, "refused")).toMatchObject({ heldNano: "0", costNano: "0" });
    await bench.sound();
  });

  it("does not send again what was called unknown, even if it proves never to have been sent", async () => {
    const answer = gate<Drawing>();
    await bench.fresh({ draw: () => answer.promise }, { renewMs: 1e6, sweepMs: 1e6 });
    const run = await startRun(bench.test.context, bench.test.draft());
    await bench.until(run, inState("dispatching"));
    bench.test.advance(61_000);
    await recoverJobs(bench.test.studio);
    answer.reject(rateLimited(1));
    await bench.until(run, "failed");
    await sleep(40);
    expect(bench.provider.calls).toHaveLength(1);
    await bench.sound();
  });

  it("renews them while a long call runs", async () => {
    const answer = gate<Drawing>();
    await bench.fresh({ draw: () => answer.promise }, { leaseMs: 300, renewMs: 30 });
    const run = await startRun(bench.test.context, bench.test.draft());
    await sleep(700);
    expect((await getRun(bench.test.context, { runId: run.id })).jobs[0]?.state).toBe("dispatching");
    answer.resolve(await drawn("long"));
    await bench.until(run, "succeeded");
  });

  it("puts back what was claimed and not sent", async () => {
    const runner = await bench.fresh({});
    await runner.drain();
    const run = await startRun(bench.test.context, bench.test.draft());
    await bench.database.client.job.updateMany({
      where: { runId: run.id },
      data: { state: "claimed", leaseOwner: "dead", leaseUntil: new Date(bench.test.studio.clock() - 1) },
    });
    bench.launch();
    expect((await bench.until(run, "succeeded")).jobs[0]?.attempt).toBe(1);
    expect(bench.provider.calls).toHaveLength(1);
  });

  it("does not begin a call when the process slept through its lease", async () => {
    const runner = await bench.fresh({}, { leaseMs: -1, sweepMs: 1e6 });
    const run = await startRun(bench.test.context, bench.test.draft());
    await bench.until(run, "failed");
    expect(bench.provider.calls).toHaveLength(0);
    await runner.drain();
    await bench.sound();
  });
});
