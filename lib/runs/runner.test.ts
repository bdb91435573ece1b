import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { checkLedger } from "#lib/ledger/check-ledger.ts";
import type { Drawing } from "#lib/providers/provider.ts";
import { deleteRun } from "#lib/runs/delete-run.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { recoverJobs } from "#lib/runs/recover-jobs.ts";
import { restoreRun } from "#lib/runs/restore-run.ts";
import { retryRun } from "#lib/runs/retry-run.ts";
import { createRunner, type Runner, type RunnerOptions } from "#lib/runs/runner.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { stopRun } from "#lib/runs/stop-run.ts";
import type { JobState, RunState, RunView } from "#lib/runs/view.ts";
import { writeOffJob } from "#lib/runs/write-off-job.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import {
  cut,
  drawn,
  identity,
  picture,
  rateLimited,
  refusal,
  type ScriptedProvider,
  scriptedProvider,
} from "#tests/support/scripted-provider.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

/** A promise and its ends. */
function gate<Value>() {
  return Promise.withResolvers<Value>();
}

for (const { name, open } of testDatabases()) {
  describe(`the runner on ${name}`, () => {
    let opened: OpenTestDatabase;
    let test: TestStudio;
    let provider: ScriptedProvider;
    const runners: Runner[] = [];
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    afterEach(async () => {
      await Promise.all(runners.splice(0).map((runner) => runner.stop()));
      // Whatever a test left open must not be found by the next one's runner.
      await opened.database.client.job.updateMany({
        where: { finishedAt: null },
        data: { availableAt: new Date(2e12), leaseUntil: null },
      });
      await test.close();
    });

    async function fresh(script: Parameters<typeof scriptedProvider>[0], options: RunnerOptions = {}) {
      test = await openTestStudio(opened.database);
      provider = scriptedProvider(script);
      test.setProvider(provider);
      return launch(options);
    }
    function launch(options: RunnerOptions = {}) {
      const runner = createRunner(test.studio, {
        idleMs: 10,
        sweepMs: 20,
        renewMs: 10,
        storeRetryMs: [1, 1],
        bookRetryMs: [1, 1],
        partialMs: 0,
        ...options,
      });
      runners.push(runner);
      test.onWake(runner.wake);
      runner.start();
      return runner;
    }
    async function until(run: RunView, states: RunState | ((view: RunView) => boolean)): Promise<RunView> {
      const done = typeof states === "string" ? (view: RunView) => view.state === states : states;
      for (let waited = 0; waited < 10_000; waited += 5) {
        const view = await getRun(test.context, { runId: run.id });
        if (done(view)) return view;
        await sleep(5);
      }
      throw new Error(`still ${JSON.stringify((await getRun(test.context, { runId: run.id })).jobs)}`);
    }
    const inState = (state: JobState) => (view: RunView) => view.jobs.every((job) => job.state === state);
    const dispatches = (run: RunView) =>
      opened.database.client.dispatch.findMany({
        where: { job: { runId: run.id } },
        orderBy: { attempt: "asc" },
      });
    const kinds = async (run: RunView) =>
      (
        await opened.database.client.ledgerEntry.findMany({
          where: { runId: run.id },
          orderBy: { id: "asc" },
        })
      )
        .map((entry) => entry.kind)
        .sort();
    async function sound() {
      for (const { rule, expected, actual } of await checkLedger(
        opened.database.client,
        test.context.workspaceId,
      )) {
        expect(`${rule}: ${actual}`).toBe(`${rule}: ${expected}`);
      }
    }

    it("draws every picture of a run with a call of its own and bills the usage reported", async () => {
      await fresh({});
      const run = await startRun(test.context, test.draft({ count: 3 }));
      const done = await until(run, "succeeded");
      expect(done.images).toHaveLength(3);
      expect(done.jobs.every(({ charge, attempt }) => charge === "settled" && attempt === 1)).toBe(true);
      // 10 text tokens at 5,000 and 1,000 image tokens at 30,000 nano-dollars, three times.
      expect(done.costNano).toBe(String(3 * (10 * 5_000 + 1_000 * 30_000)));
      expect(provider.calls).toHaveLength(3);
      expect(provider.calls.every(({ request }) => request.count === 1)).toBe(true);
      expect(new Set(provider.calls.map(({ call }) => call.clientRequestId)).size).toBe(3);
      expect((await dispatches(run)).map(({ outcome }) => outcome)).toEqual([
        "succeeded",
        "succeeded",
        "succeeded",
      ]);
      await sound();
    });

    it("stores the provider's bytes untouched", async () => {
      const bytes = await picture("untouched");
      await fresh({ draw: () => drawn("", { images: [{ bytes }] }) });
      const done = await until(await startRun(test.context, test.draft()), "succeeded");
      const sha256 = done.images[0]?.sha256 ?? "";
      expect(sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
      expect(Buffer.from(await test.studio.blobs.read(sha256)).equals(Buffer.from(bytes))).toBe(true);
    });

    it("writes the dispatch row before the call and the provider's request id when it is accepted", async () => {
      const answer = gate<Drawing>();
      const seen: unknown[] = [];
      await fresh({
        draw: async (_, call) => {
          seen.push(
            await opened.database.client.dispatch.findUnique({
              where: { clientRequestId: call.clientRequestId },
            }),
          );
          call.onAccepted?.(identity);
          return answer.promise;
        },
      });
      const run = await startRun(test.context, test.draft());
      const receiving = await until(run, inState("receiving"));
      expect(seen).toMatchObject([{ attempt: 1, outcome: "open", acceptedAt: null }]);
      expect(receiving.jobs[0]).toMatchObject({ providerRequestId: "req_1" });
      answer.resolve(await drawn("accepted"));
      await until(run, "succeeded");
    });

    it("shows previews while a picture is drawn and forgets them afterwards", async () => {
      const answer = gate<Drawing>();
      const bytes = await picture("preview");
      await fresh({
        draw: async (_, call) => {
          call.onAccepted?.(identity);
          call.onPartial?.({ index: 0, bytes, mime: "image/png" });
          return answer.promise;
        },
      });
      const run = await startRun(test.context, test.draft());
      const shown = await until(run, (view) => view.jobs[0]?.partial !== null);
      expect(shown.jobs[0]?.partial?.url).toMatch(/^\//);
      answer.resolve(await drawn("after preview"));
      expect((await until(run, "succeeded")).jobs[0]?.partial).toBeNull();
    });

    it.each([
      ["a refusal", refusal, "refused", "none"],
      ["a connection that was cut", cut, "unknown", "held"],
      ["an error that is none of the provider's", () => new TypeError("broken"), "unknown", "held"],
      ["an AppError that is no ProviderError", () => new AppError("internal"), "unknown", "held"],
    ] as const)("ends after %s with one call", async (_, failure, state, charge) => {
      await fresh({
        draw: async () => {
          throw failure();
        },
      });
      const done = await until(await startRun(test.context, test.draft()), state);
      expect(done.jobs[0]).toMatchObject({ state, charge, attempt: 1, error: { code: expect.any(String) } });
      expect(done.heldNano === "0").toBe(charge === "none");
      await sleep(60);
      expect(provider.calls).toHaveLength(1);
      await sound();
    });

    it("tries a rate-limited call again, as a new dispatch row, three times and no more", async () => {
      await fresh({
        draw: async () => {
          throw rateLimited(5);
        },
      });
      const run = await startRun(test.context, test.draft());
      const done = await until(run, "failed");
      expect(done.jobs[0]).toMatchObject({
        attempt: 3,
        charge: "none",
        error: { code: "provider_rate_limited" },
      });
      expect(provider.calls).toHaveLength(3);
      expect(new Set(provider.calls.map(({ call }) => call.clientRequestId)).size).toBe(3);
      expect((await dispatches(run)).map(({ outcome }) => outcome)).toEqual([
        "not_charged",
        "not_charged",
        "failed",
      ]);
      await sound();
    });

    it("waits as long as the provider asks, says until when, and holds the money meanwhile", async () => {
      await fresh({
        draw: async (_, call, number) => {
          if (number === 1) throw rateLimited(30_000);
          return drawn(call.clientRequestId);
        },
      });
      const run = await startRun(test.context, test.draft());
      const waiting = await until(run, (view) => view.jobs[0]?.retryAt !== null);
      expect(waiting.jobs[0]).toMatchObject({ state: "queued", attempt: 1 });
      await sleep(50);
      expect(provider.calls).toHaveLength(1);
      await sound();
      test.advance(31_000);
      expect((await until(run, "succeeded")).jobs[0]?.attempt).toBe(2);
      await sound();
    });

    it("takes the reservation as the bill when no usage is reported, and says so", async () => {
      await fresh({ draw: () => drawn("no usage", { usage: null }) });
      const run = await startRun(test.context, test.draft());
      const [reserved] = await opened.database.client.ledgerEntry.findMany({
        where: { runId: run.id, kind: "reserve" },
      });
      const done = await until(run, "succeeded");
      expect(done.jobs[0]).toMatchObject({ charge: "estimated", chargeNano: String(reserved?.amount) });
      expect(await kinds(run)).toEqual(["estimate", "release", "reserve"]);
      await sound();
    });

    describe("stop", () => {
      it("cancels what was not sent and gives the money back", async () => {
        const runner = await fresh({});
        await runner.drain();
        const run = await startRun(test.context, test.draft({ count: 2 }));
        const stopped = await stopRun(test.context, { runId: run.id });
        expect(stopped).toMatchObject({ state: "cancelled", heldNano: "0", costNano: "0" });
        expect(await kinds(run)).toEqual(["release", "release", "reserve", "reserve"]);
        launch();
        await sleep(50);
        expect(provider.calls).toHaveLength(0);
        await sound();
      });

      it("lets a call that was sent finish, keeps its picture and pays for it", async () => {
        const answer = gate<Drawing>();
        await fresh({ draw: () => answer.promise });
        const run = await startRun(test.context, test.draft());
        await until(run, inState("dispatching"));
        const stopping = await stopRun(test.context, { runId: run.id });
        expect(stopping).toMatchObject({
          state: "running",
          jobs: [{ stopping: true, state: "dispatching" }],
        });
        expect(provider.calls[0]?.call.signal.aborted).toBe(false);
        answer.resolve(await drawn("late"));
        const done = await until(run, "succeeded");
        expect(done.images).toHaveLength(1);
        expect(done.jobs[0]).toMatchObject({ stopping: false, charge: "settled" });
        await sound();
      });

      it("does not send again what was stopped while it was rate limited", async () => {
        const answer = gate<Drawing>();
        await fresh({ draw: () => answer.promise });
        const run = await startRun(test.context, test.draft());
        await until(run, inState("dispatching"));
        await stopRun(test.context, { runId: run.id });
        answer.reject(rateLimited(1));
        expect((await until(run, "cancelled")).jobs[0]).toMatchObject({ charge: "none", error: null });
        await sleep(40);
        expect(provider.calls).toHaveLength(1);
        await sound();
      });

      it("cancels a retry that waits", async () => {
        await fresh({
          draw: async () => {
            throw rateLimited(60_000);
          },
        });
        const run = await startRun(test.context, test.draft());
        await until(run, (view) => view.jobs[0]?.retryAt !== null);
        await stopRun(test.context, { runId: run.id });
        await until(run, "cancelled");
        await sound();
      });
    });

    describe("leases", () => {
      it("calls a job unknown whose runner fell silent, and never sends it again", async () => {
        const answer = gate<Drawing>();
        const runner = await fresh({ draw: () => answer.promise }, { renewMs: 1e6, sweepMs: 1e6 });
        const run = await startRun(test.context, test.draft());
        await until(run, inState("dispatching"));
        expect(await recoverJobs(test.studio)).toEqual({ requeued: 0, unknown: 0 });
        test.advance(61_000);
        expect(await recoverJobs(test.studio)).toEqual({ requeued: 0, unknown: 1 });
        const lost = await getRun(test.context, { runId: run.id });
        expect(lost).toMatchObject({
          state: "unknown",
          jobs: [{ charge: "held", error: { code: "interrupted" } }],
        });
        expect(BigInt(lost.heldNano)).toBeGreaterThan(0n);
        await sound();
        runner.wake();
        await sleep(40);
        expect(provider.calls).toHaveLength(1);

        answer.resolve(await drawn("delivered late"));
        const done = await until(run, "succeeded");
        expect(done.images).toHaveLength(1);
        expect(done).toMatchObject({ heldNano: "0", jobs: [{ charge: "settled", error: null }] });
        expect(await kinds(run)).toEqual(["hold", "release", "reserve", "settle"]);
        await sound();
      });

      it("keeps a picture that arrives after its job was written off, and books the difference once", async () => {
        const answer = gate<Drawing>();
        await fresh({ draw: () => answer.promise }, { renewMs: 1e6, sweepMs: 1e6 });
        const run = await startRun(test.context, test.draft());
        await until(run, inState("dispatching"));
        test.advance(61_000);
        await recoverJobs(test.studio);
        const jobId = run.jobs[0]?.id ?? "";
        const closed = await writeOffJob(test.context, { jobId });
        expect(closed).toMatchObject({
          state: "failed",
          heldNano: "0",
          jobs: [{ state: "written_off", charge: "estimated" }],
        });
        expect(await writeOffJob(test.context, { jobId })).toEqual(closed);
        await sound();
        answer.resolve(await drawn("after all"));
        const done = await until(run, "succeeded");
        expect(done).toMatchObject({
          costNano: String(10 * 5_000 + 1_000 * 30_000),
          jobs: [{ charge: "settled" }],
        });
        await sound();
      });

      it("gives a late refusal its money back", async () => {
        const answer = gate<Drawing>();
        await fresh({ draw: () => answer.promise }, { renewMs: 1e6, sweepMs: 1e6 });
        const run = await startRun(test.context, test.draft());
        await until(run, inState("dispatching"));
        test.advance(61_000);
        await recoverJobs(test.studio);
        answer.reject(refusal());
        expect(await until(run, "refused")).toMatchObject({ heldNano: "0", costNano: "0" });
        await sound();
      });

      it("does not send again what was called unknown, even if it proves never to have been sent", async () => {
        const answer = gate<Drawing>();
        await fresh({ draw: () => answer.promise }, { renewMs: 1e6, sweepMs: 1e6 });
        const run = await startRun(test.context, test.draft());
        await until(run, inState("dispatching"));
        test.advance(61_000);
        await recoverJobs(test.studio);
        answer.reject(rateLimited(1));
        await until(run, "failed");
        await sleep(40);
        expect(provider.calls).toHaveLength(1);
        await sound();
      });

      it("renews them while a long call runs", async () => {
        const answer = gate<Drawing>();
        await fresh({ draw: () => answer.promise }, { leaseMs: 300, renewMs: 30 });
        const run = await startRun(test.context, test.draft());
        await sleep(700);
        expect((await getRun(test.context, { runId: run.id })).jobs[0]?.state).toBe("dispatching");
        answer.resolve(await drawn("long"));
        await until(run, "succeeded");
      });

      it("puts back what was claimed and not sent", async () => {
        const runner = await fresh({});
        await runner.drain();
        const run = await startRun(test.context, test.draft());
        await opened.database.client.job.updateMany({
          where: { runId: run.id },
          data: { state: "claimed", leaseOwner: "dead", leaseUntil: new Date(test.studio.clock() - 1) },
        });
        launch();
        expect((await until(run, "succeeded")).jobs[0]?.attempt).toBe(1);
        expect(provider.calls).toHaveLength(1);
      });

      it("does not begin a call when the process slept through its lease", async () => {
        const runner = await fresh({}, { leaseMs: -1, sweepMs: 1e6 });
        const run = await startRun(test.context, test.draft());
        await until(run, "failed");
        expect(provider.calls).toHaveLength(0);
        await runner.drain();
        await sound();
      });
    });

    it("makes exactly 200 calls for 200 jobs with two runners on one database", async () => {
      await fresh({});
      launch();
      const runs = await Promise.all(
        Array.from({ length: 20 }, () => startRun(test.context, test.draft({ count: 10 }))),
      );
      for (const run of runs) expect((await until(run, "succeeded")).images).toHaveLength(10);
      expect(provider.calls).toHaveLength(200);
      expect(new Set(provider.calls.map(({ call }) => call.clientRequestId)).size).toBe(200);
      await sound();
    }, 60_000);

    it("finishes what is in flight when it drains, and takes nothing new", async () => {
      const answer = gate<Drawing>();
      const runner = await fresh({ draw: () => answer.promise });
      const first = await startRun(test.context, test.draft());
      await until(first, inState("dispatching"));
      const drained = runner.drain();
      const second = await startRun(test.context, test.draft());
      await sleep(40);
      expect(runner.inFlight()).toBe(1);
      answer.resolve(await drawn("drained"));
      await drained;
      expect(runner.inFlight()).toBe(0);
      expect(await getRun(test.context, { runId: first.id })).toMatchObject({ state: "succeeded" });
      expect((await getRun(test.context, { runId: second.id })).jobs[0]?.state).toBe("queued");
    });

    it("says unknown of the calls it breaks off when it is stopped at once", async () => {
      const runner = await fresh({
        draw: (_, { signal }) =>
          new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(cut()))),
      });
      const run = await startRun(test.context, test.draft());
      await until(run, inState("dispatching"));
      await runner.stop();
      expect(await getRun(test.context, { runId: run.id })).toMatchObject({ state: "unknown" });
      await sound();
    });

    it("tries to store a paid picture again, and tells the truth when the disk stays full", async () => {
      await fresh({});
      const write = test.studio.blobs.write;
      let tries = 0;
      test.studio.blobs.write = async (source, most) => {
        if (++tries <= 2) throw new AppError("disk_full");
        return write(source, most);
      };
      expect((await until(await startRun(test.context, test.draft()), "succeeded")).images).toHaveLength(1);
      test.studio.blobs.write = async () => {
        throw new AppError("disk_full");
      };
      const failed = await until(await startRun(test.context, test.draft()), "failed");
      expect(failed.jobs[0]).toMatchObject({ charge: "settled", error: { code: "disk_full" } });
      expect(failed.images).toEqual([]);
      expect(BigInt(failed.costNano)).toBeGreaterThan(0n);
      expect(provider.calls).toHaveLength(2);
      await sound();
    });

    it("ends a job whose input is damaged before anything is sent", async () => {
      const runner = await fresh({});
      const first = await until(await startRun(test.context, test.draft()), "succeeded");
      await runner.drain();
      const edit = await startRun(test.context, test.draft({ references: [first.images[0]?.id ?? ""] }));
      expect(edit.operation).toBe("edit");
      await test.studio.blobs.delete(first.images[0]?.sha256 ?? "");
      launch();
      const failed = await until(edit, "failed");
      expect(failed.jobs[0]).toMatchObject({ attempt: 0, charge: "none", error: { code: "blob_missing" } });
      expect(provider.calls).toHaveLength(1);
      await sound();
    });

    it("sends references in their order with their stored bytes", async () => {
      await fresh({});
      const made = await until(await startRun(test.context, test.draft({ count: 2 })), "succeeded");
      const [one, two] = made.images;
      const references = [two?.id ?? "", one?.id ?? ""];
      const edit = await until(await startRun(test.context, test.draft({ references })), "succeeded");
      expect(edit.inputs.map(({ image }) => image.id)).toEqual(references);
      const sent = provider.calls.at(-1)?.request.inputs ?? [];
      expect(sent.map(({ bytes }) => createHash("sha256").update(bytes).digest("hex"))).toEqual([
        two?.sha256,
        one?.sha256,
      ]);
    });

    describe("tickets", () => {
      const pending = (pollAfterMs: number): Drawing => ({
        state: "pending",
        ticket: "t1",
        pollAfterMs,
        identity,
      });

      it("are asked for until the picture is there, by any runner, without a second call", async () => {
        const runner = await fresh({
          draw: async () => pending(5),
          poll: async (_, __, number) => {
            if (number < 3) return pending(5);
            if (number === 3) throw rateLimited(5);
            return drawn("ticket");
          },
        });
        const run = await startRun(test.context, test.draft());
        await until(run, inState("pending"));
        await runner.drain();
        launch();
        await sleep(100);
        test.advance(6_000);
        expect((await until(run, "succeeded")).images).toHaveLength(1);
        expect(provider.calls).toHaveLength(1);
        expect(provider.polls.length).toBeGreaterThanOrEqual(4);
        await sound();
      });

      it("end with the provider's word", async () => {
        await fresh({
          draw: async () => pending(1),
          poll: async () => {
            throw refusal();
          },
        });
        await until(await startRun(test.context, test.draft()), "refused");
        await sound();
      });
    });

    it("puts a picture that arrives for a run in the trash there too, and brings both back", async () => {
      const answer = gate<Drawing>();
      await fresh({ draw: () => answer.promise });
      const run = await startRun(test.context, test.draft());
      await until(run, inState("dispatching"));
      await deleteRun(test.context, { runId: run.id });
      await expect(getRun(test.context, { runId: run.id })).rejects.toMatchObject({ code: "not_found" });
      answer.resolve(await drawn("trash"));
      for (let waited = 0; waited < 200; waited++) {
        if ((await opened.database.client.image.count({ where: { runId: run.id } })) > 0) break;
        await sleep(10);
      }
      expect(await opened.database.client.image.findMany({ where: { runId: run.id } })).toMatchObject([
        { deletedAt: expect.any(Date) },
      ]);
      expect(await restoreRun(test.context, { runId: run.id })).toMatchObject({
        state: "succeeded",
        images: [{}],
      });
      await sound();
    });

    it("asks again for the pictures that are missing, as a new run", async () => {
      await fresh({
        draw: async (_, call, number) => {
          if (number % 2 === 0) throw refusal();
          return drawn(call.clientRequestId);
        },
      });
      const run = await until(await startRun(test.context, test.draft({ count: 4 })), "partial");
      const key = newId("key");
      const retry = await retryRun(test.context, { runId: run.id, idempotencyKey: key });
      expect(retry).toMatchObject({ count: 2, prompt: run.prompt });
      expect((await retryRun(test.context, { runId: run.id, idempotencyKey: key })).id).toBe(retry.id);
      const done = await until(retry, (view) => view.state !== "running");
      expect(done.state).toBe("partial");
    });

    it("knows how long such a picture takes", async () => {
      await fresh({
        draw: async (_, call) => {
          await sleep(30);
          return drawn(call.clientRequestId);
        },
      });
      const first = await startRun(test.context, test.draft({ count: 2 }));
      expect(first.medianMs).toBeNull();
      const done = await until(first, "succeeded");
      expect(done.medianMs).toBeGreaterThanOrEqual(29);
    });
  });
}
