import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pruneEvents } from "#lib/events/prune-events.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { latestEvent, readEvents } from "#lib/events/read-events.ts";
import { deleteRun } from "#lib/runs/delete-run.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { stopRun } from "#lib/runs/stop-run.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

for (const { name, open } of testDatabases()) {
  describe(`events on ${name}`, () => {
    let opened: OpenTestDatabase;
    let test: TestStudio;
    beforeAll(async () => {
      opened = await open();
    });
    beforeEach(async () => {
      test = await openTestStudio(opened.database);
    });
    afterAll(() => opened.close());

    it("tell what changed since a number, as it is now", async () => {
      const { context, draft } = test;
      expect(await readEvents(context, 0)).toEqual({ events: [], latest: 0, reset: false });
      const run = await startRun(context, draft());
      const page = await readEvents(context, 0);
      expect(page).toMatchObject({
        latest: 1,
        reset: false,
        events: [{ number: 1, event: { type: "run", run: { id: run.id } } }],
      });
      expect(await readEvents(context, 1)).toEqual({ events: [], latest: 1, reset: false });
      expect(await latestEvent(context)).toBe(1);
    });

    it("collapse into the newest of each run, in ascending order", async () => {
      const { context, draft } = test;
      const [one, two] = [await startRun(context, draft()), await startRun(context, draft())];
      await stopRun(context, { runId: one.id });
      const { events } = await readEvents(context, 0);
      expect(events.map(({ number, event }) => [number, event.type === "run" && event.run.id])).toEqual([
        [2, two.id],
        [3, one.id],
      ]);
      expect(events[1]?.event).toMatchObject({ run: { state: "cancelled" } });
    });

    it("come in pages that miss nothing and repeat nothing", async () => {
      const { context, draft } = test;
      for (let index = 0; index < 7; index++) await startRun(context, draft());
      const seen: number[] = [];
      for (let after = 0; ; ) {
        const { events, latest } = await readEvents(context, after, 3);
        seen.push(...events.map(({ number }) => number));
        after = seen.at(-1) ?? after;
        if (after === latest) break;
      }
      expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
    });

    it("tell of templates, one or many, apart from pictures that changed with them", async () => {
      const { context } = test;
      const { workspaceId } = context;
      await opened.database.transaction(async (transaction) => {
        await raiseEvent(transaction, workspaceId, "template", "tpl_1");
        await raiseEvent(transaction, workspaceId, "images", workspaceId);
        await raiseEvent(transaction, workspaceId, "template", workspaceId);
        await raiseEvent(transaction, workspaceId, "template", "tpl_1");
        await raiseEvent(transaction, workspaceId, "release", "rel_of_nobody");
      });
      expect((await readEvents(context, 0)).events).toEqual([
        { number: 2, event: { type: "images" } },
        { number: 3, event: { type: "templates", templateId: null } },
        { number: 4, event: { type: "templates", templateId: "tpl_1" } },
      ]);
    });

    it("say that a run is gone", async () => {
      const { context, draft } = test;
      const run = await startRun(context, draft());
      await deleteRun(context, { runId: run.id });
      const { events } = await readEvents(context, 1);
      expect(events).toEqual([{ number: 2, event: { type: "run-removed", runId: run.id } }]);
    });

    it("ask for a fresh start when the number is unknown, too old or no number", async () => {
      const { context, draft } = test;
      for (let index = 0; index < 5; index++) await startRun(context, draft());
      await pruneEvents(opened.database, 2);
      for (const after of [0, 2, 6, -1, 1.5, Number.NaN]) {
        expect(await readEvents(context, after), String(after)).toEqual({
          events: [],
          latest: 5,
          reset: true,
        });
      }
      expect((await readEvents(context, 3)).events.map(({ number }) => number)).toEqual([4, 5]);
    });

    it("are numbered without gaps and never seen out of order, however many write at once", async () => {
      const { context } = test;
      const { workspaceId } = context;
      let highest = 0;
      let writing = true;
      const reader = (async () => {
        while (writing) {
          const rows = await opened.database.client.event.findMany({
            where: { workspaceId },
            orderBy: { number: "asc" },
          });
          expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
          expect(rows.length).toBeGreaterThanOrEqual(highest);
          highest = rows.length;
          // SQLite answers without leaving the thread: the writers need a turn as well.
          await nextTurn();
        }
      })();
      await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          opened.database.transaction((transaction) =>
            raiseEvent(transaction, workspaceId, "run", `run_${index}`),
          ),
        ),
      );
      writing = false;
      await reader;
      expect(await latestEvent(context)).toBe(60);
    });

    it("leave no number behind when their transaction fails", async () => {
      const { workspaceId } = test.context;
      const failing = opened.database.transaction(async (transaction) => {
        await raiseEvent(transaction, workspaceId, "run", "run_x");
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(await latestEvent(test.context)).toBe(0);
    });

    it("belong to one workspace", async () => {
      const other = await openTestStudio(opened.database);
      await startRun(other.context, other.draft());
      expect(await readEvents(test.context, 0)).toEqual({ events: [], latest: 0, reset: false });
    });
  });
}
