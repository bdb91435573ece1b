import { join } from "node:path";
import { fsBlobStore } from "#lib/blobs/fs-blob-store.ts";
import { openDatabase } from "#lib/db/open-database.ts";
import { checkLedger } from "#lib/ledger/check-ledger.ts";
import { soloWorkspaceId } from "#lib/studio/solo.ts";
import type { Promised } from "#tests/bench/crash/process.ts";
import type { Upstream } from "#tests/bench/crash/upstream.ts";

/** What is found in the data folder after everything has ended. */
export type Verdict = {
  runs: number;
  pictures: number;
  calls: number;
  dispatches: number;
  runsLost: number;
  picturesLost: number;
  succeededWithoutPicture: number;
  callsWithoutRow: number;
  rowsWithTwoCalls: number;
  rowsWithoutCall: number;
  rowsWithoutCallNotUnknown: number;
  jobsOpen: number;
  jobsUnknown: number;
  ledgerMistakes: number;
};

/** Compares promises, the provider's memory, the database and the disk. */
export async function judge(folder: string, promised: Promised, upstream: Upstream): Promise<Verdict> {
  const database = await openDatabase({ databaseUrl: null, dataFolder: folder });
  const blobs = fsBlobStore(join(folder, "blobs"));
  try {
    const [runs, jobs, images, dispatches] = await Promise.all([
      database.client.run.findMany({ select: { id: true, count: true } }),
      database.client.job.findMany({ select: { id: true, state: true } }),
      database.client.image.findMany({ select: { id: true, sha256: true, jobId: true } }),
      database.client.dispatch.findMany({
        select: { clientRequestId: true, outcome: true, job: { select: { state: true } } },
      }),
    ]);
    const stored = new Map(images.map((image) => [image.id, image.sha256]));
    const counts = new Map(runs.map((run) => [run.id, run.count]));
    const pictured = new Set(images.map((image) => image.jobId));
    const rows = new Map(dispatches.map((row) => [row.clientRequestId, row]));
    const uncalled = dispatches.filter((row) => !upstream.calls.has(row.clientRequestId));
    let picturesLost = 0;
    for (const [id, sha256] of promised.pictures) {
      const readable =
        stored.get(id) === sha256 &&
        (await blobs.read(sha256).then(
          () => true,
          () => false,
        ));
      if (!readable) picturesLost++;
    }
    const ledger = await checkLedger(database.client, soloWorkspaceId);
    const open = ["queued", "claimed", "dispatching", "receiving", "pending", "storing"];
    return {
      runs: promised.runs.size,
      pictures: promised.pictures.size,
      calls: [...upstream.calls.values()].reduce((sum, count) => sum + count, upstream.anonymous()),
      dispatches: dispatches.length,
      runsLost: [...promised.runs].filter(([id, count]) => counts.get(id) !== count).length,
      picturesLost,
      succeededWithoutPicture: jobs.filter((job) => job.state === "succeeded" && !pictured.has(job.id))
        .length,
      callsWithoutRow: [...upstream.calls.keys()].filter((id) => !rows.has(id)).length + upstream.anonymous(),
      rowsWithTwoCalls: [...upstream.calls.values()].filter((count) => count > 1).length,
      rowsWithoutCall: uncalled.length,
      rowsWithoutCallNotUnknown: uncalled.filter(
        (row) => row.outcome !== "unknown" || row.job.state !== "unknown",
      ).length,
      jobsOpen: jobs.filter((job) => open.includes(job.state)).length,
      jobsUnknown: jobs.filter((job) => job.state === "unknown").length,
      ledgerMistakes: ledger.filter(({ expected, actual }) => expected !== actual).length,
    };
  } finally {
    await database.close();
  }
}
