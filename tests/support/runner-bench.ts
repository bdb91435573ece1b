import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import type { Database } from "#lib/db/database.ts";
import { checkLedger } from "#lib/ledger/check-ledger.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { createRunner, type Runner, type RunnerOptions } from "#lib/runs/runner.ts";
import { type JobState, openJobStates, type RunState, type RunView } from "#lib/runs/view.ts";
import { type OpenTestDatabase, type TestDatabase, testDatabases } from "#tests/support/database.ts";
import { type ScriptedProvider, scriptedProvider } from "#tests/support/scripted-provider.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

/** A promise and its ends. */
export function gate<Value>() {
  return Promise.withResolvers<Value>();
}

/** Whether all jobs of a run are in this state. */
export const inState = (state: JobState) => (view: RunView) => view.jobs.every((job) => job.state === state);

/** Runners at work in a studio whose provider does what the test says. `fresh` comes first in every test. */
export class RunnerBench {
  #opened: OpenTestDatabase | null = null;
  #test: TestStudio | null = null;
  #provider: ScriptedProvider | null = null;
  readonly #runners: Runner[] = [];

  get database(): Database {
    if (!this.#opened) throw new Error("the database is not open");
    return this.#opened.database;
  }
  get test(): TestStudio {
    if (!this.#test) throw new Error("begin with fresh()");
    return this.#test;
  }
  get provider(): ScriptedProvider {
    if (!this.#provider) throw new Error("begin with fresh()");
    return this.#provider;
  }

  async open(database: TestDatabase): Promise<void> {
    this.#opened = await database.open();
  }

  /** A new studio with one runner at work. */
  async fresh(script: Parameters<typeof scriptedProvider>[0], options: RunnerOptions = {}): Promise<Runner> {
    this.#test = await openTestStudio(this.database);
    this.#provider = scriptedProvider(script);
    this.#test.setProvider(this.#provider);
    return this.launch(options);
  }

  /** One more runner on the same studio. */
  launch(options: RunnerOptions = {}): Runner {
    const quick = {
      idleMs: 10,
      sweepMs: 20,
      renewMs: 10,
      storeRetryMs: [1, 1],
      bookRetryMs: [1, 1],
      partialMs: 0,
    };
    const runner = createRunner(this.test.studio, { ...quick, ...options });
    this.#runners.push(runner);
    this.test.onWake(runner.wake);
    runner.start();
    return runner;
  }

  async until(run: RunView, wanted: RunState | ((view: RunView) => boolean)): Promise<RunView> {
    const done = typeof wanted === "string" ? (view: RunView) => view.state === wanted : wanted;
    const patience = Date.now() + 15_000;
    for (;;) {
      const view = await getRun(this.test.context, { runId: run.id });
      if (done(view)) return view;
      if (Date.now() > patience) throw new Error(`still ${JSON.stringify(view.jobs)}`);
      await sleep(10);
    }
  }

  /** Waits until no job of any run is open. */
  async idle(): Promise<void> {
    const where = { state: { in: [...openJobStates] }, availableAt: { lt: new Date(1.9e12) } };
    while ((await this.database.client.job.count({ where })) > 0) await sleep(50);
  }

  dispatches(run: RunView) {
    return this.database.client.dispatch.findMany({
      where: { job: { runId: run.id } },
      orderBy: { attempt: "asc" },
    });
  }

  /** Kinds of a run's ledger entries, sorted. */
  async kinds(run: RunView): Promise<string[]> {
    const entries = await this.database.client.ledgerEntry.findMany({ where: { runId: run.id } });
    return entries.map(({ kind }) => kind).sort();
  }

  /** Fails when the workspace's money does not add up. */
  async sound(): Promise<void> {
    for (const { rule, expected, actual } of await checkLedger(
      this.database.client,
      this.test.context.workspaceId,
    )) {
      expect(`${rule}: ${actual}`).toBe(`${rule}: ${expected}`);
    }
  }

  async tidy(): Promise<void> {
    await Promise.all(this.#runners.splice(0).map((runner) => runner.stop()));
    // Whatever a test left open must not be found by the next one's runner.
    await this.database.client.job.updateMany({
      where: { finishedAt: null },
      data: { availableAt: new Date(2e12), leaseUntil: null },
    });
    await this.#test?.close();
  }

  async close(): Promise<void> {
    await this.#opened?.close();
  }
}

/** Runs a suite on every database, each with a bench of its own. */
export function withRunners(title: string, suite: (bench: RunnerBench) => void): void {
  for (const database of testDatabases()) {
    describe(`${title} on ${database.name}`, () => {
      const bench = new RunnerBench();
      beforeAll(() => bench.open(database));
      afterEach(() => bench.tidy());
      afterAll(() => bench.close());
      suite(bench);
    });
  }
}
