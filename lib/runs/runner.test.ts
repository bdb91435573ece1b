import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Drawing } from "#lib/providers/provider.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { gate, inState, withRunners } from "#tests/support/runner-bench.ts";
import { cut, drawn, identity, rateLimited, refusal } from "#tests/support/scripted-provider.ts";

withRunners("the runner", (bench) => {
  it("makes exactly 200 calls for 200 jobs with two runners on one database", async () => {
    await bench.fresh({});
    bench.launch();
    const runs = await Promise.all(
      Array.from({ length: 20 }, () => startRun(bench.test.context, bench.test.draft({ count: 10 }))),
    );
    await bench.idle();
    for (const run of runs) expect((await bench.until(run, "succeeded")).images).toHaveLength(10);
    expect(bench.provider.calls).toHaveLength(200);
    expect(new Set(bench.provider.calls.map(({ call }) => call.clientRequestId)).size).toBe(200);
    await bench.sound();
  }, 120_000);

  it("finishes what is in flight when it drains, and takes nothing new", async () => {
    const answer = gate<Drawing>();
    const runner = await bench.fresh({ draw: () => answer.promise });
    const first = await startRun(bench.test.context, bench.test.draft());
    await bench.until(first, inState("dispatching"));
    const drained = runner.drain();
    const second = await startRun(bench.test.context, bench.test.draft());
    await sleep(40);
    expect(runner.inFlight()).toBe(1);
    answer.resolve(await drawn("drained"));
    await drained;
    expect(runner.inFlight()).toBe(0);
    expect(await getRun(bench.test.context, { runId: first.id })).toMatchObject({ state: "succeeded" });
    expect((await getRun(bench.test.context, { runId: second.id })).jobs[0]?.state).toBe("queued");
  });

  it("says unknown of the calls it breaks off when it is stopped at once", async () => {
    const runner = await bench.fresh({
      draw: (_, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(cut()))),
    });
    const run = await startRun(bench.test.context, bench.test.draft());
    await bench.until(run, inState("dispatching"));
    await runner.stop();
    expect(await getRun(bench.test.context, { runId: run.id })).toMatchObject({ state: "unknown" });
    await bench.sound();
  });

  describe("tickets", () => {
    const pending = (pollAfterMs: number): Drawing => ({
      state: "pending",
      ticket: "t1",
      pollAfterMs,
      identity,
    });

    it("are asked for until the picture is there, by any runner, without a second call", async () => {
      const runner = await bench.fresh({
        draw: async () => pending(5),
        poll: async (_, __, number) => {
          if (number < 3) return pending(5);
          if (number === 3) throw rateLimited(5);
          return drawn("ticket");
        },
      });
      const run = await startRun(bench.test.context, bench.test.draft());
      await bench.until(run, inState("pending"));
      await runner.drain();
      bench.launch();
      await sleep(100);
      bench.test.advance(6_000);
      expect((await bench.until(run, "succeeded")).images).toHaveLength(1);
      expect(bench.provider.calls).toHaveLength(1);
      expect(bench.provider.polls.length).toBeGreaterThanOrEqual(4);
      await bench.sound();
    });

    it("end with the provider's word", async () => {
      await bench.fresh({
        draw: async () => pending(1),
        poll: async () => ({ state: "failed", failure: refusal() }),
      });
      await bench.until(await startRun(bench.test.context, bench.test.draft()), "refused");
      await bench.sound();
    });
  });
});
