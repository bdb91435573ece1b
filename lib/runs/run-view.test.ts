import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultParameters } from "#lib/images/parameters.ts";
import { claimJobs } from "#lib/runs/claim-jobs.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { drawJob } from "#lib/runs/perform-job.ts";
import { createSendingGate } from "#lib/runs/sending-gate.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { scriptedProvider } from "#tests/support/scripted-provider.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

const [database] = testDatabases();

describe("what other versions wrote", () => {
  let opened: OpenTestDatabase;
  let test: TestStudio;
  beforeAll(async () => {
    if (!database) throw new Error("there is no database to test on");
    opened = await database.open();
    test = await openTestStudio(opened.database);
  });
  afterAll(async () => {
    await test.close();
    await opened.close();
  });

  const withParameters = async (parameters: string) => {
    const { id } = await startRun(test.context, test.draft());
    await opened.database.client.run.update({ where: { id }, data: { parameters } });
    return id;
  };

  it.each([
    ["more", { ...defaultParameters, quality: "high", seed: 7 }, { ...defaultParameters, quality: "high" }],
    ["less", { size: "auto" }, { ...defaultParameters, size: "auto" }],
    ["another word", { ...defaultParameters, quality: "ultra" }, defaultParameters],
    ["no object", [1], defaultParameters],
  ])("of the parameters is shown: %s", async (_, stored, shown) => {
    const runId = await withParameters(JSON.stringify(stored));
    expect((await getRun(test.context, { runId })).parameters).toEqual(shown);
  });

  it("is shown even if it is no JSON", async () => {
    const runId = await withParameters("{");
    expect((await getRun(test.context, { runId })).parameters).toEqual(defaultParameters);
  });

  it("is an error all the same when its code is unknown", async () => {
    const { id } = await startRun(test.context, test.draft());
    const error = JSON.stringify({ code: "of_tomorrow", params: {}, field: null, requestId: "r" });
    await opened.database.client.job.updateMany({ where: { runId: id }, data: { error } });
    expect((await getRun(test.context, { runId: id })).jobs[0]?.error).toMatchObject({ code: "internal" });
  });

  it("is never sent as something else", async () => {
    const provider = scriptedProvider({});
    test.setProvider(provider);
    await opened.database.client.job.updateMany({ data: { availableAt: new Date(2e12) } });
    const runId = await withParameters(JSON.stringify({ ...defaultParameters, quality: "ultra" }));
    const claim = { owner: "me", now: test.studio.clock(), leaseMs: 60_000, limit: 5 };
    const [job] = await claimJobs(opened.database, claim);
    const times = { leaseMs: 60_000, partialMs: 0, storeRetryMs: [], bookRetryMs: [] };
    const sending = createSendingGate();
    const worker = { studio: test.studio, owner: "me", sending, mayCall: () => true, ...times };
    if (job) await drawJob(worker, job, new AbortController().signal);
    expect(provider.calls).toEqual([]);
    expect(await getRun(test.context, { runId })).toMatchObject({ state: "failed", heldNano: "0" });
  });
});
