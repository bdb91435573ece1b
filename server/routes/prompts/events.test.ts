import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pruneEvents } from "#lib/events/prune-events.ts";
import { latestEvent } from "#lib/events/read-events.ts";
import { changeTemplate } from "#lib/library/change-template.ts";
import { readEventStream } from "#tests/support/event-reader.ts";
import { makeReleased, releaseVersion, withdrawCurrent } from "#tests/support/released-prompts.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

let studio: RunningStudio;
beforeAll(async () => {
  studio = await runStudio();
});
afterAll(() => studio.end());

const listen = (headers: Record<string, string> = {}, environment = "dev") =>
  readEventStream(studio.server.port, `/api/v1/environments/${environment}/events`, headers);

describe("the events of an environment", () => {
  it("tell of each of its releases, and of nothing else", async () => {
    const stream = await listen();
    expect(stream.response.headers["content-type"]).toBe("text/event-stream; charset=utf-8");
    const { template, version, released } = await makeReleased(studio.context, { slug: "told" });
    await changeTemplate(studio.context, {
      templateId: template.id,
      changes: { title: { en: "T", "zh-CN": "" } },
    });
    await releaseVersion(studio.context, {
      templateId: template.id,
      versionId: version.id,
      environment: "test",
    }).catch(() => undefined);
    const withdrawn = await withdrawCurrent(studio.context, template.id);
    const frames = await stream.until(2);
    expect(frames).toEqual([
      {
        id: expect.any(Number),
        event: "release",
        data: {
          environment: "dev",
          slug: "told",
          kind: "promote",
          sequence: released.sequence,
          release: released.id,
          version: 1,
          digest: version.digest,
          at: released.createdAt,
        },
      },
      {
        id: await latestEvent(studio.context),
        event: "release",
        data: expect.objectContaining({ kind: "withdraw", sequence: withdrawn.sequence, slug: "told" }),
      },
    ]);
    stream.cut();
  });

  it("cut after every one give all of them, nothing lost and nothing twice", async () => {
    const { template, version } = await makeReleased(studio.context, { slug: "cut" });
    let last = String(await latestEvent(studio.context));
    const written: number[] = [];
    const writer = (async () => {
      for (let index = 0; index < 15; index++)
        written.push(
          (await releaseVersion(studio.context, { templateId: template.id, versionId: version.id })).sequence,
        );
    })();
    const seen: unknown[] = [];
    while (seen.length < 15) {
      const stream = await listen({ "last-event-id": last });
      const [frame] = await stream.until(1);
      stream.cut();
      last = String(frame?.id);
      seen.push(frame?.data.sequence);
    }
    await writer;
    expect(seen).toEqual(written);
  });

  it("say reset where a number cannot be continued from, and go on from the newest", async () => {
    const { template, version } = await makeReleased(studio.context, { slug: "reset" });
    await pruneEvents(studio.studio.database, 1);
    for (const unknown of ["1", "999999", "abc"]) {
      const latest = await latestEvent(studio.context);
      const stream = await listen({ "last-event-id": unknown });
      expect(await stream.until(1)).toEqual([{ id: null, event: "reset", data: { latest } }]);
      await releaseVersion(studio.context, { templateId: template.id, versionId: version.id });
      expect((await stream.until(2))[1]).toMatchObject({ event: "release", data: { slug: "reset" } });
      stream.cut();
    }
  });

  it("are refused to a foreign page and for an environment that is none", async () => {
    const path = "/api/v1/environments/dev/events";
    const foreign = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" };
    expect((await studio.ask(path, { headers: foreign })).status).toBe(403);
    expect((await studio.ask(path, { method: "POST", body: "" })).status).toBe(405);
    expect((await studio.ask("/api/v1/environments/none/events")).status).toBe(404);
  });
});
