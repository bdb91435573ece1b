import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setBudget } from "#lib/ledger/budget.ts";
import { checkLedger } from "#lib/ledger/check-ledger.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { listRuns } from "#lib/runs/list-runs.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

for (const { name, open } of testDatabases()) {
  describe(`startRun on ${name}`, () => {
    let opened: OpenTestDatabase;
    let test: TestStudio;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    const fresh = async () => {
      test = await openTestStudio(opened.database);
      return test;
    };
    const sound = async ({ context, studio }: TestStudio) => {
      for (const { rule, expected, actual } of await checkLedger(
        studio.database.client,
        context.workspaceId,
      )) {
        expect(`${rule}: ${actual}`).toBe(`${rule}: ${expected}`);
      }
    };

    it("writes run, jobs, reservation and event at once and answers with the run", async () => {
      const { context, draft, studio } = await fresh();
      const run = await startRun(context, draft({ count: 3 }));
      expect(run).toMatchObject({
        state: "running",
        count: 3,
        costNano: "0",
        images: [],
        operation: "generate",
      });
      expect(run.jobs.map(({ state, index }) => `${index} ${state}`)).toEqual([
        "0 queued",
        "1 queued",
        "2 queued",
      ]);
      expect(BigInt(run.estimateNano)).toBeGreaterThan(0n);
      const entries = await studio.database.client.ledgerEntry.findMany({ where: { runId: run.id } });
      expect(entries.map(({ kind }) => kind)).toEqual(["reserve", "reserve", "reserve"]);
      const events = await studio.database.client.event.findMany({
        where: { workspaceId: context.workspaceId },
      });
      expect(events).toMatchObject([{ number: 1, type: "run", subjectId: run.id }]);
      await sound(test);
    });

    it("answers the same key with the same run, also when both clicks come at once", async () => {
      const { context, draft } = await fresh();
      const click = draft();
      const runs = await Promise.all([1, 2, 3, 4, 5].map(() => startRun(context, { ...click })));
      expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
      expect((await listRuns(context, { before: null, limit: 50 })).runs).toHaveLength(1);
      await sound(test);
    });

    it("refuses the same key with another draft", async () => {
      const { context, draft } = await fresh();
      const click = draft();
      await startRun(context, click);
      await expect(startRun(context, { ...click, prompt: "another" })).rejects.toMatchObject({
        code: "idempotency_conflict",
      });
    });

    it("dispatches exactly what a budget of 20 allows, whatever 50 people start at once", async () => {
      const { context, draft } = await fresh();
      const first = await startRun(context, draft());
      const { reserved } = await test.studio.database.client.job.findFirstOrThrow({
        where: { runId: first.id },
      });
      await setBudget(context, { limitNano: String(reserved * 20n + reserved / 2n) });
      const results = await Promise.allSettled(Array.from({ length: 50 }, () => startRun(context, draft())));
      const failures = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
      expect(results.length - failures.length).toBe(19);
      for (const failure of failures) {
        expect(failure).toMatchObject({
          code: "budget_exceeded",
          params: { remaining: String(reserved / 2n), requested: String(reserved) },
        });
      }
      await sound(test);
    });

    it("reserves for all pictures of a run or for none", async () => {
      const { context, draft } = await fresh();
      const one = await startRun(context, draft());
      const { reserved } = await test.studio.database.client.job.findFirstOrThrow({
        where: { runId: one.id },
      });
      await setBudget(context, { limitNano: String(reserved * 3n) });
      await expect(startRun(context, draft({ count: 3 }))).rejects.toMatchObject({ code: "budget_exceeded" });
      expect((await listRuns(context, { before: null, limit: 50 })).runs).toHaveLength(1);
      expect(await startRun(context, draft({ count: 2 }))).toMatchObject({ count: 2 });
      await sound(test);
    });

    it.each([
      ["an empty prompt", { prompt: "" }, { code: "prompt_empty" }],
      ["a model without a price", { model: "flux-image-1" }, { code: "model_unpriced" }],
      ["a model that has ended", { model: "gpt-image-1" }, { code: "model_ended" }],
      [
        "a reference that is not there",
        { references: ["img_x"] },
        { code: "reference_missing", field: "references[0]", params: { position: 1 } },
      ],
      ["somebody else's connection", { connectionId: "con_ws_other_simulator" }, { code: "not_found" }],
    ])("refuses %s and writes nothing", async (_, over, error) => {
      const { context, draft } = await fresh();
      await expect(startRun(context, draft(over))).rejects.toMatchObject(error);
      expect((await listRuns(context, { before: null, limit: 50 })).runs).toEqual([]);
      expect(
        await test.studio.database.client.ledgerEntry.count({ where: { workspaceId: context.workspaceId } }),
      ).toBe(0);
    });

    it("lists newest first in pages, and nobody else's", async () => {
      const { context, draft } = await fresh();
      const ids: string[] = [];
      for (let index = 0; index < 5; index++) ids.unshift((await startRun(context, draft())).id);
      const page = await listRuns(context, { before: null, limit: 2 });
      expect(page.runs.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      const rest = await listRuns(context, { before: page.next, limit: 50 });
      expect(rest.runs.map(({ id }) => id)).toEqual(ids.slice(2));
      expect(rest.next).toBeNull();
      const other = await openTestStudio(opened.database);
      expect((await listRuns(other.context, { before: null, limit: 50 })).runs).toEqual([]);
      await expect(getRun(other.context, { runId: ids[0] ?? "" })).rejects.toMatchObject({
        code: "not_found",
      });
    });
  });
}
