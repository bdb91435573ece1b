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

afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) await kill(child);
});

for (const { name, createEmpty } of testDatabases()) {
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

      let kills = 0;
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
        kills++;
      }
      await kill(steady);
      kills++;
      await launch(settings, folder);
      for (let waited = 0; waited < 40_000 && (await openJobs(database)) > 0; waited += 50) await sleep(50);

      const jobs = await database.client.job.findMany({ include: { dispatches: true } });
      const calls = readCalls();
      const rows = new Map(
        jobs.flatMap((job) => job.dispatches.map((row) => [row.clientRequestId, row.outcome] as const)),
      );
      const states = Map.groupBy(jobs, ({ state }) => state);
      expect(jobs).toHaveLength(rounds * runsPerRound * picturesPerRun);
      expect([...states.keys()].filter((state) => state !== "succeeded" && state !== "unknown")).toEqual([]);
      expect(new Set(calls).size).toBe(calls.length);
      expect(calls.filter((id) => !rows.has(id))).toEqual([]);
      const callsOf = (job: (typeof jobs)[number]) =>
        job.dispatches.filter(({ clientRequestId }) => calls.includes(clientRequestId)).length;
      expect(jobs.filter((job) => callsOf(job) > 1)).toEqual([]);
      // A row without a call: killed in between, or woken after its lease and put back.
      const withoutCall = [...rows].filter(([id]) => !calls.includes(id));
      expect(withoutCall.filter(([, outcome]) => outcome !== "unknown" && outcome !== "not_charged")).toEqual(
        [],
      );
      const unknown = states.get("unknown")?.length ?? 0;
      expect(unknown).toBeLessThanOrEqual(kills * callsAtATime);

      const images = await database.client.image.findMany();
      expect(images).toHaveLength(states.get("succeeded")?.length ?? 0);
      expect(new Set(images.map(({ jobId }) => jobId)).size).toBe(images.length);
      for (const { sha256 } of images) {
        expect(
          existsSync(join(folder, "blobs/originals", sha256.slice(0, 2), sha256.slice(2, 4), sha256)),
        ).toBe(true);
      }
      for (const { rule, expected, actual } of await checkLedger(database.client, context.workspaceId)) {
        expect(`${rule}: ${actual}`).toBe(`${rule}: ${expected}`);
      }
      // Without a kill that hurt, nothing above was tested.
      expect(unknown).toBeGreaterThan(0);
      for (const child of children) if (child.signalCode === null) await kill(child);
      await database.close();
      await remove();
      await rm(folder, { recursive: true, force: true });
    }, 120_000);
  });
}
