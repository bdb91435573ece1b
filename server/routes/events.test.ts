import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "#lib/db/open-database.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { soloWorkspaceId } from "#lib/studio/solo.ts";
import { type EventStream, readEventStream } from "#tests/support/event-reader.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

let studio: RunningStudio;

beforeAll(async () => {
  studio = await runStudio();
});
afterAll(() => studio.end());

/** Writes news about `runId` and tells this process, unless `silent`. */
async function raise(
  runId: string,
  { silent = false, database = studio.studio.database } = {},
): Promise<number> {
  const number = await database.transaction((tx) => raiseEvent(tx, soloWorkspaceId, "run-removed", runId));
  if (!silent) studio.studio.events.wake(soloWorkspaceId);
  return number;
}

const listen = (path: string, headers: Record<string, string> = {}, from = studio): Promise<EventStream> =>
  readEventStream(from.server.port, path, headers);

describe("the event stream", () => {
  it("begins now, announces how to come back, and is meant for no cache and no proxy's buffer", async () => {
    await raise("run_before");
    const stream = await listen("/events");
    expect(stream.response.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    const number = await raise("run_after");
    expect(await stream.until(1)).toEqual([
      { id: number, event: null, data: { type: "run-removed", runId: "run_after" } },
    ]);
    stream.cut();
  });

  it("continues after ?after=, and after Last-Event-ID, which knows more", async () => {
    const first = await raise("run_one");
    const second = await raise("run_two");
    const asked = await listen(`/events?after=${first - 1}`);
    expect((await asked.until(2)).map(({ id }) => id)).toEqual([first, second]);
    const resumed = await listen(`/events?after=${first - 1}`, { "last-event-id": String(first) });
    expect((await resumed.until(1)).map(({ id }) => id)).toEqual([second]);
    asked.cut();
    resumed.cut();
  });

  it("cut at every event gives the whole sequence, nothing lost and nothing twice", async () => {
    const start = await raise("run_start");
    const written: number[] = [];
    const writer = (async () => {
      for (let index = 0; index < 30; index++) written.push(await raise(`run_cut_${index}`));
    })();
    const seen: number[] = [];
    while (seen.length < 30) {
      const stream = await listen("/events?after=0", { "last-event-id": String(seen.at(-1) ?? start) });
      const [next] = await stream.until(1);
      stream.cut();
      seen.push(next?.id ?? -1);
    }
    await writer;
    expect(seen).toEqual(written);
  });

  it("says reset, without an id, where a number cannot be continued from, and goes on from the newest", async () => {
    for (const unknown of ["999999", "-1", "abc", "1e3"]) {
      const newest = await raise("run_newest");
      const stream = await listen(`/events?after=${unknown}`);
      expect(await stream.until(1)).toEqual([{ id: null, event: "reset", data: { latest: newest } }]);
      const next = await raise("run_next");
      expect((await stream.until(2))[1]).toMatchObject({ id: next });
      stream.cut();
    }
  });

  it("notices within half a second what another process wrote", async () => {
    const other = await openDatabase(studio.studio.env);
    const stream = await listen("/events");
    const begun = performance.now();
    const number = await raise("run_elsewhere", { silent: true, database: other });
    expect(await stream.until(1)).toMatchObject([{ id: number }]);
    expect(performance.now() - begun).toBeLessThan(500);
    stream.cut();
    await other.close();
  });

  it("brings more news than one page holds, in order", async () => {
    const first = await raise("run_many_0");
    for (let index = 1; index < 450; index++) await raise(`run_many_${index}`, { silent: true });
    const stream = await listen(`/events?after=${first - 1}`);
    const ids = (await stream.until(450)).map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 450 }, (_, index) => first + index));
    stream.cut();
  });

  it("is refused to a foreign page and to other methods", async () => {
    const foreign = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" };
    expect((await studio.ask("/events", { headers: foreign })).status).toBe(403);
    expect((await studio.ask("/events", { method: "POST", body: "" })).status).toBe(405);
  });

  it("ends cleanly when the studio stops", async () => {
    const stopping = await runStudio();
    const stream = await listen("/events", {}, stopping);
    const ended = new Promise((resolve) => stream.response.once("end", resolve));
    await stopping.end();
    await ended;
    expect(stream.response.complete).toBe(true);
  });
});
