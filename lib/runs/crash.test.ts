import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { type DatabaseSettings, openDatabase } from "#lib/db/open-database.ts";
import { checkLedger } from "#lib/ledger/check-ledger.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { openJobStates } from "#lib/runs/view.ts";
import { testDatabases } from "#tests/support/database.ts";
import { openTestStudio } from "#tests/support/test-studio.ts";

const rounds = 4;
const runsPerRound = 8;
const picturesPerRun = 3;
const callsAtATime = 4;

const children: ChildProcess[] = [];

async function launch(settings: DatabaseSettings, folder: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, "../../tests/support/crash-runner.ts");
  const child = spawn(
    process.execPath,
    [
      script,
      settings.databaseUrl ?? "sqlite",
      settings.dataFolder,
      join(folder, "blobs"),
      join(folder, "calls"),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  children.push(child);
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

async function openJobs(database: Database): Promise<number> {
  return database.client.job.count({ where: { state: { in: [...openJobStates] } } });
}

/** Holds what is in the database against the calls that were made. */
async function verify(database: Database, folder: string, calls: string[], kills: number): Promise<void> {
  const jobs = await database.client.job.findMany({ include: { dispatches: true } });
  const outcomes = new Map(
    jobs.flatMap(({ dispatches }) => dispatches.map((row) => [row.clientRequestId, row.outcome] as const)),
  );
  const states = Map.groupBy(jobs, ({ state }) => state);
  expect(jobs).toHaveLength(rounds * runsPerRound * picturesPerRun);
  expect([...states.keys()].filter((state) => state !== "succeeded" && state !== "unknown")).toEqual([]);

  const made = new Set(calls);
  expect(made.size).toBe(calls.length);
  expect(calls.filter((id) => !outcomes.has(id))).toEqual([]);
  const callsOf = ({ dispatches }: (typeof jobs)[number]) =>
    dispatches.filter(({ clientRequestId }) => made.has(clientRequestId)).length;
  expect(jobs.filter((job) => callsOf(job) > 1)).toEqual([]);
  // A row without a call: killed in between, or woken after its lease and put back.
  const callless = [...outcomes].flatMap(([id, outcome]) => (made.has(id) ? [] : [outcome]));
  expect(callless.filter((outcome) => outcome !== "unknown" && outcome !== "not_charged")).toEqual([]);
  const unknown = states.get("unknown")?.length ?? 0;
  expect(unknown).toBeLessThanOrEqual(kills * callsAtATime);
  // Without a kill that hurt, nothing here was tested.
  expect(unknown).toBeGreaterThan(0);

  const images = await database.client.image.findMany();
  expect(images).toHaveLength(states.get("succeeded")?.length ?? 0);
  expect(new Set(images.map(({ jobId }) => jobId)).size).toBe(images.length);
  for (const { sha256 } of images) {
    const file = join(folder, "blobs/originals", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect(existsSync(file)).toBe(true);
  }
}

async function stopAll(): Promise<void> {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) await kill(child);
  }
}

afterEach(stopAll);

for (const { name, createEmpty } of testDatabases()) {
  // PGlite lives inside one process: there is nothing to kill.
  describe.skipIf(!createEmpty)(`kill -9 of runners on ${name}`, () => {
    it("repeats no call, loses no picture that was booked, and leaves the books in order", async () => {
      if (!createEmpty) return;
      const { settings, remove } = await createEmpty();
      const folder = await mkdtemp(join(tmpdir(), "pentimento-crash-"));
      await migrate(settings);
      const database = await openDatabase(settings);
      const { context, draft } = await openTestStudio(database);
      const callsFile = join(folder, "calls");
      const readCalls = () =>
        existsSync(callsFile) ? readFileSync(callsFile, "utf8").trim().split("\n") : [];

      const steady = await launch(settings, folder);
      for (let round = 0; round < rounds; round++) {
        const victim = await launch(settings, folder);
        const before = readCalls().length;
        for (let index = 0; index < runsPerRound; index++) {
          await startRun(context, draft({ count: picturesPerRun }));
        }
        while (readCalls().length < before + 6) await sleep(1);
        await sleep(Math.random() * 60);
        await kill(victim);
      }
      await kill(steady);
      await launch(settings, folder);
      while ((await openJobs(database)) > 0) await sleep(50);

      await verify(database, folder, readCalls(), rounds + 1);
      for (const { rule, expected, actual } of await checkLedger(database.client, context.workspaceId)) {
        expect(`${rule}: ${actual}`).toBe(`${rule}: ${expected}`);
      }
      await stopAll();
      await database.close();
      await remove();
      await rm(folder, { recursive: true, force: true });
    }, 180_000);
  });
}
