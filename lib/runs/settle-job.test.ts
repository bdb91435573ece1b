import { expect, it } from "vitest";
import { storeDrawnBytes } from "#lib/gallery/store-drawn-bytes.ts";
import { failCall } from "#lib/runs/fail-job.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { loadTask } from "#lib/runs/load-task.ts";
import { type Delivery, settleJob } from "#lib/runs/settle-job.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { inState, withRunners } from "#tests/support/runner-bench.ts";
import { cut, identity, picture, refusal, usage } from "#tests/support/scripted-provider.ts";

withRunners("booking a call", (bench) => {
  /** A call that was sent and is heard by nobody: the test says what becomes of it. */
  async function sent() {
    await bench.fresh({
      draw: (_, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(cut()))),
    });
    const run = await bench.until(
      await startRun(bench.test.context, bench.test.draft()),
      inState("dispatching"),
    );
    const [call] = await bench.dispatches(run);
    if (!call) throw new Error("a job was sent without a dispatch row");
    const { studio, context } = bench.test;
    const bytes = await picture(run.id);
    const answered = { size: null, quality: null, background: null, outputFormat: null };
    const delivery: Delivery = {
      drawn: { state: "drawn", images: [{ bytes }], usage, answered, identity },
      pictures: [await storeDrawnBytes(studio, context.workspaceId, bytes)],
      failure: null,
    };
    return { run, call, studio, delivery, task: await loadTask(studio, call.jobId) };
  }

  it("happens once, however often and however many at a time it is tried", async () => {
    const { run, call, studio, delivery, task } = await sent();
    const settled = await Promise.all([1, 2, 3, 4].map(() => settleJob(studio, task, call, delivery)));
    expect(settled.filter(Boolean)).toHaveLength(1);
    expect(await settleJob(studio, task, call, delivery)).toBe(false);
    expect(await getRun(bench.test.context, { runId: run.id })).toMatchObject({
      state: "succeeded",
      images: [{}],
    });
    expect(await bench.kinds(run)).toEqual(["release", "reserve", "settle"]);
    await bench.sound();
  });

  it("cannot be undone by a failure that comes later", async () => {
    const { run, call, studio, delivery, task } = await sent();
    await settleJob(studio, task, call, delivery);
    expect(await failCall(studio, task, call, cut())).toBeNull();
    expect(await getRun(bench.test.context, { runId: run.id })).toMatchObject({ state: "succeeded" });
    await bench.sound();
  });

  it("is refused to a call that is not the job's newest", async () => {
    const { run, call, studio, delivery, task } = await sent();
    expect(await settleJob(studio, task, { ...call, attempt: 2 }, delivery)).toBe(false);
    expect(await failCall(studio, task, { ...call, attempt: 2 }, refusal())).toBeNull();
    expect((await getRun(bench.test.context, { runId: run.id })).jobs[0]?.state).toBe("dispatching");
    await bench.sound();
  });

  it("writes all or nothing", async () => {
    const { run, call, studio, delivery, task } = await sent();
    const [stored] = delivery.pictures;
    if (!stored) throw new Error("nothing was stored");
    // The second picture has no name: its row is refused after job, money and first picture were written.
    const broken = { ...stored, sha256: null as unknown as string };
    await expect(
      settleJob(studio, task, call, { ...delivery, pictures: [stored, broken] }),
    ).rejects.toThrow();
    expect(await getRun(bench.test.context, { runId: run.id })).toMatchObject({
      state: "running",
      images: [],
      costNano: "0",
    });
    await bench.sound();
    expect(await settleJob(studio, task, call, delivery)).toBe(true);
    await bench.sound();
  });

  it("bills an absurd usage as an estimate rather than lose the picture", async () => {
    const { run, call, studio, delivery, task } = await sent();
    const absurd = { ...usage, imageOutput: 0.5 };
    expect(
      await settleJob(studio, task, call, { ...delivery, drawn: { ...delivery.drawn, usage: absurd } }),
    ).toBe(true);
    expect(await getRun(bench.test.context, { runId: run.id })).toMatchObject({
      images: [{}],
      jobs: [{ charge: "estimated" }],
    });
    await bench.sound();
  });
});
