import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBudget, setBudget } from "#lib/ledger/budget.ts";
import { checkLedger } from "#lib/ledger/check-ledger.ts";
import type { Drawing } from "#lib/providers/provider.ts";
import { claimJobs } from "#lib/runs/claim-jobs.ts";
import { deleteRun } from "#lib/runs/delete-run.ts";
import { drawJob, type Worker } from "#lib/runs/perform-job.ts";
import { recoverJobs } from "#lib/runs/recover-jobs.ts";
import { restoreRun } from "#lib/runs/restore-run.ts";
import { createSendingGate } from "#lib/runs/sending-gate.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { stopRun } from "#lib/runs/stop-run.ts";
import { writeOffJob } from "#lib/runs/write-off-job.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { cut, drawn, rateLimited, refusal, scriptedProvider } from "#tests/support/scripted-provider.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

const outcomes = ["drawn", "no usage", "absurd usage", "refused", "cut", "limited", "hangs"] as const;
type Outcome = (typeof outcomes)[number];
type Step =
  | { do: "start"; count: number }
  | { do: "draw"; outcome: Outcome }
  | { do: "deliver"; outcome: Exclude<Outcome, "hangs"> }
  | { do: "stop" | "delete" | "restore"; which: number }
  | { do: "lapse" | "write off" }
  | { do: "limit"; pictures: number };

const ended = fc.constantFrom(...outcomes.filter((outcome) => outcome !== "hangs"));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("start" as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("draw" as const), outcome: fc.constantFrom(...outcomes) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("deliver" as const), outcome: ended }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("stop" as const, "delete" as const, "restore" as const),
      which: fc.nat(9),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("lapse" as const, "write off" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("limit" as const), pictures: fc.nat(6) }) },
);

async function answer(outcome: Exclude<Outcome, "hangs">, seed: string): Promise<Drawing> {
  if (outcome === "refused") throw refusal();
  if (outcome === "cut") throw cut();
  if (outcome === "limited") throw rateLimited(0);
  if (outcome === "no usage") return drawn(seed, { usage: null });
  if (outcome === "drawn") return drawn(seed);
  const absurd = {
    textInput: 0.5,
    cachedTextInput: 0,
    imageInput: 0,
    cachedImageInput: 0,
    imageOutput: 1,
    textOutput: 0,
  };
  return drawn(seed, { usage: absurd });
}

/** Carries steps out one after the other, as a runner would, but one job at a time and with calls that hang. */
class Story {
  readonly #test: TestStudio;
  readonly #worker: Worker;
  readonly #runs: string[] = [];
  readonly #hanging: { end: (outcome: Exclude<Outcome, "hangs">) => void; done: Promise<void> }[] = [];
  #outcome: Outcome = "drawn";

  constructor(test: TestStudio) {
    this.#test = test;
    const fast = { leaseMs: 60_000, partialMs: 0, storeRetryMs: [], bookRetryMs: [] };
    this.#worker = {
      studio: test.studio,
      owner: "story",
      sending: createSendingGate(),
      mayCall: () => true,
      ...fast,
    };
    test.setProvider(
      scriptedProvider({
        draw: (_, { clientRequestId }) => {
          if (this.#outcome !== "hangs") return answer(this.#outcome, clientRequestId);
          const { promise, resolve } = Promise.withResolvers<Exclude<Outcome, "hangs">>();
          this.#hanging.push({ end: resolve, done: Promise.resolve() });
          return promise.then((outcome) => answer(outcome, clientRequestId));
        },
      }),
    );
  }

  async play(step: Step): Promise<void> {
    const { context, studio, draft } = this.#test;
    switch (step.do) {
      case "start":
        await startRun(context, draft({ count: step.count })).then(
          ({ id }) => this.#runs.push(id),
          (failure) => expect(failure).toMatchObject({ code: "budget_exceeded" }),
        );
        return;
      case "draw":
        return this.#draw(step.outcome);
      case "deliver":
        return this.#deliver(step.outcome);
      case "lapse":
        this.#test.advance(61_000);
        await recoverJobs(studio);
        return;
      case "write off":
        return this.#writeOff();
      case "limit":
        await setBudget(context, { limitNano: String(step.pictures * 40_000_000) });
        return;
      default:
        return this.#decide(step.do, step.which);
    }
  }

  /** Whatever hangs is delivered, so that nothing outlives the story. */
  async end(): Promise<void> {
    while (this.#hanging.length > 0) await this.#deliver("drawn");
    for (const runId of this.#runs) await deleteRun(this.#test.context, { runId });
  }

  async #draw(outcome: Outcome): Promise<void> {
    const { studio } = this.#test;
    const claim = { owner: "story", now: studio.clock(), leaseMs: 60_000, limit: 1 };
    const [job] = await claimJobs(studio.database, claim);
    if (!job) return;
    this.#outcome = outcome;
    const before = this.#hanging.length;
    const done = drawJob(this.#worker, job, new AbortController().signal);
    if (outcome !== "hangs") return done;
    while (this.#hanging.length === before) await new Promise((resolve) => setTimeout(resolve, 1));
    const call = this.#hanging.at(-1);
    if (call) call.done = done;
  }

  async #deliver(outcome: Exclude<Outcome, "hangs">): Promise<void> {
    const call = this.#hanging.shift();
    call?.end(outcome);
    await call?.done;
  }

  async #decide(what: "stop" | "delete" | "restore", which: number): Promise<void> {
    const { context, studio } = this.#test;
    const runId = this.#runs[which % Math.max(1, this.#runs.length)];
    if (!runId) return;
    if (what === "delete") await deleteRun(context, { runId });
    if (what === "restore") await restoreRun(context, { runId });
    const visible = await studio.database.client.run.findFirst({ where: { id: runId, deletedAt: null } });
    if (what === "stop" && visible) await stopRun(context, { runId });
  }

  async #writeOff(): Promise<void> {
    const { context, studio } = this.#test;
    const { workspaceId } = context;
    const job = await studio.database.client.job.findFirst({
      where: { workspaceId, state: "unknown", run: { deletedAt: null } },
    });
    if (job) await writeOffJob(context, { jobId: job.id });
  }
}

for (const { name, open } of testDatabases()) {
  describe(`the ledger on ${name}`, () => {
    let opened: OpenTestDatabase;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it("adds up after any sequence of runs, answers, silences, stops and write-offs", async () => {
      const kindsSeen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
          const test = await openTestStudio(opened.database);
          const { workspaceId } = test.context;
          const story = new Story(test);
          const sound = async () => {
            for (const { rule, expected, actual } of await checkLedger(opened.database.client, workspaceId)) {
              expect(`${rule}: ${actual}`).toBe(`${rule}: ${expected}`);
            }
          };
          for (const one of steps) {
            await story.play(one);
            await sound();
          }
          await story.end();
          await sound();
          const entries = await opened.database.client.ledgerEntry.findMany({ where: { workspaceId } });
          for (const { kind } of entries) kindsSeen.add(kind);
          await test.close();
        }),
        { numRuns: 25, seed: 20261120, endOnFailure: true },
      );
      // A property that never met a hold or a write-off has proved nothing about them.
      expect([...kindsSeen].sort()).toEqual([
        "estimate",
        "hold",
        "release",
        "reserve",
        "settle",
        "write_off",
      ]);
    }, 120_000);

    it("refuses to change or remove an entry", async () => {
      const test = await openTestStudio(opened.database);
      const run = await startRun(test.context, test.draft());
      const { client } = opened.database;
      const where = { runId: run.id };
      await expect(client.ledgerEntry.updateMany({ where, data: { amount: 0n } })).rejects.toThrow();
      await expect(client.ledgerEntry.deleteMany({ where })).rejects.toThrow();
      expect(await client.ledgerEntry.count({ where })).toBe(1);
      await stopRun(test.context, { runId: run.id });
    });

    it("notices when a budget was changed behind its back", async () => {
      const test = await openTestStudio(opened.database);
      const { workspaceId } = test.context;
      await opened.database.client.budget.update({
        where: { workspaceId },
        data: { spent: { increment: 1n } },
      });
      const wrong = (await checkLedger(opened.database.client, workspaceId)).filter(
        (check) => check.expected !== check.actual,
      );
      expect(wrong.map(({ rule }) => rule)).toEqual([
        "spent is the sum of the bills",
        "spent is what jobs were charged",
      ]);
    });

    it("reads and sets a limit, and refuses one that is no amount", async () => {
      const { context } = await openTestStudio(opened.database);
      expect(await readBudget(context)).toEqual({ limitNano: null, reservedNano: "0", spentNano: "0" });
      expect(await setBudget(context, { limitNano: "1000000000" })).toMatchObject({
        limitNano: "1000000000",
      });
      await expect(setBudget(context, { limitNano: "-1" })).rejects.toMatchObject({
        code: "invalid_request",
      });
      expect(await setBudget(context, { limitNano: null })).toMatchObject({ limitNano: null });
    });
  });
}
