import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import type { Drawing } from "#lib/providers/provider.ts";
import { deleteRun } from "#lib/runs/delete-run.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { restoreRun } from "#lib/runs/restore-run.ts";
import { retryRun } from "#lib/runs/retry-run.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { stopRun } from "#lib/runs/stop-run.ts";
import { gate, inState, withRunners } from "#tests/support/runner-bench.ts";
import { drawn, rateLimited, refusal } from "#tests/support/scripted-provider.ts";

withRunners("stopping", (bench) => {
  it("cancels what was not sent and gives the money back", async () => {
    const runner = await bench.fresh({});
    await runner.drain();
    const run = await startRun(bench.test.context, bench.test.draft({ count: 2 }));
    const stopped = await stopRun(bench.test.context, { runId: run.id });
    expect(stopped).toMatchObject({ state: "cancelled", heldNano: "0", costNano: "0" });
    expect(await bench.kinds(run)).toEqual(["release", "release", "reserve", "reserve"]);
    bench.launch();
    await sleep(50);
    expect(bench.provider.calls).toHaveLength(0);
    await bench.sound();
  });

  it("lets a call that was sent finish, keeps its picture and pays for it", async () => {
    const answer = gate<Drawing>();
    await bench.fresh({ draw: () => answer.promise });
    const run = await startRun(bench.test.context, bench.test.draft());
    await bench.until(run, inState("dispatching"));
    const stopping = await stopRun(bench.test.context, { runId: run.id });
    expect(stopping).toMatchObject({
      state: "running",
      jobs: [{ stopping: true, state: "dispatching" }],
    });
    expect(bench.provider.calls[0]?.call.signal.aborted).toBe(false);
    answer.resolve(await drawn("late"));
    const done = await bench.until(run, "succeeded");
    expect(done.images).toHaveLength(1);
    expect(done.jobs[0]).toMatchObject({ stopping: false, charge: "settled" });
    await bench.sound();
  });

  it("does not send again what was stopped while it was rate limited", async () => {
    const answer = gate<Drawing>();
    await bench.fresh({ draw: () => answer.promise });
    const run = await startRun(bench.test.context, bench.test.draft());
    await bench.until(run, inState("dispatching"));
    await stopRun(bench.test.context, { runId: run.id });
    answer.reject(rateLimited(1));
    expect((await bench.until(run, "cancelled")).jobs[0]).toMatchObject({ charge: "none", error: null });
    await sleep(40);
    expect(bench.provider.calls).toHaveLength(1);
    await bench.sound();
  });

  it("cancels a retry that waits", async () => {
    await bench.fresh({
      draw: async () => {
        throw rateLimited(60_000);
      },
    });
    const run = await startRun(bench.test.context, bench.test.draft());
    await bench.until(run, (view) => view.jobs[0]?.retryAt !== null);
    await stopRun(bench.test.context, { runId: run.id });
    await bench.until(run, "cancelled");
    await bench.sound();
  });

  it("puts a picture that arrives for a run in the trash there too, and brings both back", async () => {
    const answer = gate<Drawing>();
    await bench.fresh({ draw: () => answer.promise });
    const run = await startRun(bench.test.context, bench.test.draft());
    await bench.until(run, inState("dispatching"));
    await deleteRun(bench.test.context, { runId: run.id });
    await expect(getRun(bench.test.context, { runId: run.id })).rejects.toMatchObject({ code: "not_found" });
    answer.resolve(await drawn("trash"));
    for (let waited = 0; waited < 200; waited++) {
      if ((await bench.database.client.image.count({ where: { runId: run.id } })) > 0) break;
      await sleep(10);
    }
    expect(await bench.database.client.image.findMany({ where: { runId: run.id } })).toMatchObject([
      { deletedAt: expect.any(Date) },
    ]);
    expect(await restoreRun(bench.test.context, { runId: run.id })).toMatchObject({
      state: "succeeded",
      images: [{}],
    });
    await bench.sound();
  });

  it("asks again for the pictures that are missing, as a new run", async () => {
    await bench.fresh({
      draw: async (_, call, number) => {
        if (number % 2 === 0) throw refusal();
        return drawn(call.clientRequestId);
      },
    });
    const run = await bench.until(
      await startRun(bench.test.context, bench.test.draft({ count: 4 })),
      "partial",
    );
    const key = newId("key");
    const retry = await retryRun(bench.test.context, { runId: run.id, idempotencyKey: key });
    expect(retry).toMatchObject({ count: 2, prompt: run.prompt });
    expect((await retryRun(bench.test.context, { runId: run.id, idempotencyKey: key })).id).toBe(retry.id);
    const done = await bench.until(retry, (view) => view.state !== "running");
    expect(done.state).toBe("partial");
  });
});
