import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { makeReleased, nextVersion } from "#tests/support/released-prompts.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";
import { contentOf } from "#tests/support/templates.ts";

let studio: RunningStudio;
beforeAll(async () => {
  studio = await runStudio();
});
afterAll(() => studio.end());

const releases = (body: unknown, headers: Record<string, string> = {}, environment = "dev") =>
  studio.ask(`/api/v1/environments/${environment}/releases`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const current = async (slug: string) =>
  (await studio.ask(`/api/v1/environments/dev/prompts/${slug}`)).json() as {
    version: number;
    release: { id: string };
  };

describe("releases by HTTP", () => {
  it("make a version current on the deployment of the one before, and say through which door", async () => {
    const { released } = await makeReleased(studio.context, { slug: "api" });
    await nextVersion(studio.context, "api", contentOf("second"));
    const answer = await releases({ slug: "api", version: 2, reason: "better" });
    expect([answer.status, answer.json()]).toMatchObject([
      201,
      {
        kind: "promote",
        versionNumber: 2,
        previousId: released.id,
        connectionId: connectionId(studio.context.workspaceId, "simulator"),
        via: "api",
        reason: "better",
        current: true,
      },
    ]);
    expect(await current("api")).toMatchObject({ version: 2, release: { id: answer.json().id } });
    const cli = await releases(
      { slug: "api", version: 1, kind: "rollback" },
      { "x-pentimento-client": "cli" },
    );
    expect(cli.json()).toMatchObject({ kind: "rollback", versionNumber: 1, via: "cli" });
    expect(await current("api")).toMatchObject({ version: 1 });
  });

  it("take a prompt out", async () => {
    await makeReleased(studio.context, { slug: "out" });
    const answer = await releases({ slug: "out", kind: "withdraw", reason: "a bad hand" });
    expect([answer.status, answer.json().kind]).toEqual([201, "withdraw"]);
    expect((await studio.ask("/api/v1/environments/dev/prompts/out")).status).toBe(410);
    expect((await releases({ slug: "out", kind: "withdraw", reason: "again" })).status).toBe(410);
  });

  it("let the first of two win, by header or by field", async () => {
    const { released } = await makeReleased(studio.context, { slug: "two" });
    await nextVersion(studio.context, "two", contentOf("second"));
    const both = await Promise.all([
      releases({ slug: "two", version: 2, reason: "mine" }, { "if-match": `"${released.id}"` }),
      releases({ slug: "two", version: 2, reason: "mine too", expectedReleaseId: released.id }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.json()).toMatchObject({
      error: { code: "release_conflict" },
    });
    expect((await releases({ slug: "two", version: 1, expectedReleaseId: null })).status).toBe(409);
    await nextVersion(studio.context, "two", contentOf("third"));
    expect((await releases({ slug: "two", version: 3 }, { "if-match": "*" })).status).toBe(201);
  });

  it("meet the policy, and say all that is missing of it", async () => {
    await makeReleased(studio.context, { slug: "unmet" });
    const answer = await releases({ slug: "unmet", version: 1, reason: "now" }, {}, "prod");
    expect(answer.status).toBe(409);
    const { error } = answer.json() as { error: { code: string; findings: { rule: string }[] } };
    expect(error.code).toBe("release_policy_unmet");
    expect(error.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["samplesPerCase", "meanRating"]),
    );
    expect((await studio.ask("/api/v1/environments/prod/prompts/unmet")).status).toBe(404);
    const broken = await releases(
      { slug: "unmet", version: 1, reason: "the shop opens at nine", breakGlass: true },
      {},
      "prod",
    );
    expect([broken.status, broken.json().kind]).toEqual([201, "hotfix"]);
  });

  it("are refused with the field that is wrong", async () => {
    await makeReleased(studio.context, { slug: "fields" });
    for (const [body, status, field] of [
      [{ slug: "nobody", version: 1 }, 404, null],
      [{ slug: "fields", version: 9 }, 404, "version"],
      [{ slug: "fields", version: "1" }, 400, "version"],
      [{ slug: "fields", version: 1, kind: "hotfix" }, 400, "kind"],
      [{ slug: "fields", version: 1, who: "me" }, 400, "who"],
      [{ slug: "fields", version: 1, connectionId: "con_other" }, 404, null],
    ] as const) {
      const answer = await releases(body);
      const error = answer.json().error as { field: string | null };
      expect([body, answer.status, field === null ? null : error.field]).toEqual([body, status, field]);
    }
  });
});
