import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "#lib/db/open-database.ts";
import { createEventHub } from "#lib/events/event-hub.ts";
import { changeTemplate } from "#lib/library/change-template.ts";
import { renameTemplate } from "#lib/library/rename-template.ts";
import {
  makeReleased,
  nextVersion,
  posterContent,
  releaseVersion,
  tryOnContent,
  withdrawCurrent,
} from "#tests/support/released-prompts.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";
import { contentOf } from "#tests/support/templates.ts";

let studio: RunningStudio;
beforeAll(async () => {
  studio = await runStudio();
});
afterAll(() => studio.end());

const at = (slug: string, environment = "dev") =>
  `/api/v1/environments/${environment}/prompts/${encodeURIComponent(slug)}`;
const json = { "content-type": "application/json" };
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  studio.ask(path, { method: "POST", headers: { ...json, ...headers }, body: JSON.stringify(body) });

describe("a released prompt", () => {
  it("comes with all that is needed to draw it, and a strong tag", async () => {
    const { version, released } = await makeReleased(studio.context, {
      slug: "poster",
      content: posterContent(),
    });
    const answer = await studio.ask(at("poster"));
    expect(answer.status).toBe(200);
    expect(answer.headers["cache-control"]).toBe(
      "private, max-age=10, stale-while-revalidate=86400, stale-if-error=604800",
    );
    expect(answer.headers.etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(answer.json()).toEqual({
      environment: "dev",
      release: { id: released.id, sequence: released.sequence, at: released.createdAt },
      slug: "poster",
      title: { en: "poster", "zh-CN": "" },
      useWhen: { en: "", "zh-CN": "" },
      version: 1,
      digest: version.digest,
      content: version.content,
      fragments: [],
      deployment: { provider: "simulator", model: "gpt-image-2.5-flare" },
      requestSkeleton: {
        path: "/images/generations",
        fields: {
          model: { value: "gpt-image-2.5-flare" },
          n: { value: 1, overridable: true },
          size: { value: "1536x1024" },
          quality: { value: "low", overridable: true },
          background: { value: "auto" },
          output_format: { value: "png" },
          output_compression: { value: null },
          moderation: { value: "auto" },
          input_fidelity: { value: null },
        },
        images: [],
      },
    });
  });

  it("is not sent again to who has it, whichever way that is said", async () => {
    await makeReleased(studio.context, { slug: "tagged", content: posterContent() });
    const whole = await studio.ask(at("tagged"));
    const etag = String(whole.headers.etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, `"a" ,W/${etag}`, "*"]) {
      const answer = await studio.ask(at("tagged"), { headers: { "if-none-match": known } });
      expect([known, answer.status, answer.body.length]).toEqual([known, 304, 0]);
      expect(answer.headers).toMatchObject({ etag, "cache-control": whole.headers["cache-control"] });
    }
    for (const other of ['"other"', etag.slice(1, -1), '""']) {
      expect((await studio.ask(at("tagged"), { headers: { "if-none-match": other } })).status).toBe(200);
    }
  });

  it("is packed for who takes that, under a tag of its own that is known again", async () => {
    await makeReleased(studio.context, {
      slug: "packed",
      content: posterContent("x{{产品名}}{{headline}}".repeat(200)),
    });
    const packed = await studio.ask(at("packed"), { headers: { "accept-encoding": "gzip" } });
    expect(packed.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
    const etag = String(packed.headers.etag);
    expect(etag).not.toBe((await studio.ask(at("packed"))).headers.etag);
    const again = await studio.ask(at("packed"), {
      headers: { "accept-encoding": "gzip", "if-none-match": etag },
    });
    expect(again).toMatchObject({ status: 304, headers: { etag } });
  });

  it("answers HEAD with the same headers and nothing else", async () => {
    await makeReleased(studio.context, { slug: "head" });
    const whole = await studio.ask(at("head"));
    const head = await studio.ask(at("head"), { method: "HEAD" });
    expect(head.body).toHaveLength(0);
    for (const name of ["etag", "content-length", "content-type", "cache-control"])
      expect(head.headers[name]).toBe(whole.headers[name]);
  });

  it("is 404 where it never was released, in an environment that is none, and under a name that is none", async () => {
    await makeReleased(studio.context, { slug: "only-dev" });
    for (const path of [
      at("only-dev", "prod"),
      at("nobody"),
      at("only-dev", "staging"),
      "/api/v1/environments/dev/prompts/%E0%A4%A",
      "/api/v1/environments/dev/prompts/%00",
      "/api/v1/environments/dev/prompts/",
      `/api/v1/environments/dev/prompts/${"a".repeat(5000)}`,
      "/api/v1/environments/dev/nothing",
    ]) {
      const answer = await studio.ask(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers["cache-control"]).toBe("no-store");
    }
  });

  it("is 410 once it is withdrawn, and comes back with the next release", async () => {
    const { template, version } = await makeReleased(studio.context, { slug: "withdrawn" });
    expect((await studio.ask(at("withdrawn"))).status).toBe(200);
    await withdrawCurrent(studio.context, template.id);
    const gone = await studio.ask(at("withdrawn"));
    expect([gone.status, gone.json()]).toMatchObject([410, { error: { code: "release_withdrawn" } }]);
    const { etag } = (await studio.ask(at("withdrawn"), { headers: { "if-none-match": "*" } })).headers;
    expect(etag).toBeUndefined();
    await releaseVersion(studio.context, { templateId: template.id, versionId: version.id });
    expect((await studio.ask(at("withdrawn"))).status).toBe(200);
  });

  it("is found under the names it once had, and says its own", async () => {
    const { template } = await makeReleased(studio.context, { slug: "first-name" });
    expect((await studio.ask(at("first-name"))).json().slug).toBe("first-name");
    await renameTemplate(studio.context, { templateId: template.id, slug: "second-name" });
    for (const slug of ["first-name", "second-name"])
      expect((await studio.ask(at(slug))).json().slug).toBe("second-name");
  });

  it("is found by a name with Chinese and slashes, encoded or not", async () => {
    const { template } = await makeReleased(studio.context, { slug: "plain" });
    const slug = "电商/hero banner";
    const { database, events } = studio.studio;
    await database.client.templateAlias.create({
      data: { workspaceId: studio.context.workspaceId, slug, templateId: template.id },
    });
    events.wake(studio.context.workspaceId);
    const encoded = "%E7%94%B5%E5%95%86";
    for (const path of [at(slug), `/api/v1/environments/dev/prompts/${encoded}/hero%20banner`])
      expect([path, (await studio.ask(path)).status]).toEqual([path, 200]);
    expect((await post(`${at(slug)}:render`, {})).status).toBe(200);
  });

  it("is refused to a foreign page, by any method that is none, and at a foreign name", async () => {
    await makeReleased(studio.context, { slug: "guarded" });
    const foreign = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" };
    expect((await studio.ask(at("guarded"), { headers: foreign })).status).toBe(403);
    expect((await studio.ask(at("guarded"), { method: "DELETE" })).status).toBe(405);
    expect((await studio.ask(at("guarded"), { headers: { host: "evil.example" } })).status).toBe(421);
    for (const path of [
      `${at("guarded")}:render`,
      `${at("guarded")}:generate`,
      "/api/v1/environments/dev/releases",
    ]) {
      expect((await studio.ask(path)).status).toBe(405);
      const origin = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
      expect((await post(path, {}, origin)).status).toBe(403);
    }
  });

  it("is never older than the last release, however many ask while it is released", async () => {
    const { template } = await makeReleased(studio.context, { slug: "race" });
    let sequence = 1;
    let asking = true;
    const seen = Array.from({ length: 4 }, async () => {
      while (asking) {
        const before = sequence;
        const { version } = (await studio.ask(at("race"))).json();
        expect(Number(version)).toBeGreaterThanOrEqual(before);
      }
    });
    for (let number = 2; number <= 12; number++) {
      const { id } = await nextVersion(studio.context, "race", contentOf(`body ${number}`));
      await releaseVersion(studio.context, { templateId: template.id, versionId: id });
      sequence = number;
      expect((await studio.ask(at("race"))).json().version).toBe(number);
    }
    asking = false;
    await Promise.all(seen);
  });

  it("is never older than what another process released, renamed or retitled", async () => {
    const { template } = await makeReleased(studio.context, { slug: "elsewhere" });
    expect((await studio.ask(at("elsewhere"))).json().version).toBe(1);
    const database = await openDatabase(studio.studio.env);
    // Its hub wakes nobody here.
    const other = { ...studio.context, studio: { ...studio.studio, database, events: createEventHub() } };
    const { id } = await nextVersion(other, "elsewhere", contentOf("second"));
    await releaseVersion(other, { templateId: template.id, versionId: id });
    expect((await studio.ask(at("elsewhere"))).json().version).toBe(2);
    await changeTemplate(other, {
      templateId: template.id,
      changes: { title: { en: "New", "zh-CN": "新" } },
    });
    expect((await studio.ask(at("elsewhere"))).json().title).toEqual({ en: "New", "zh-CN": "新" });
    await withdrawCurrent(other, template.id);
    expect((await studio.ask(at("elsewhere"))).status).toBe(410);
    await database.close();
  });
});

describe("a version", () => {
  it("is kept for ever", async () => {
    const { version } = await makeReleased(studio.context, { slug: "frozen", content: posterContent() });
    const answer = await studio.ask("/api/v1/prompts/frozen/versions/1");
    expect(answer.headers).toMatchObject({
      "cache-control": "private, max-age=31536000, immutable",
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    });
    expect(answer.json()).toMatchObject({ version: 1, digest: version.digest, content: version.content });
    await nextVersion(studio.context, "frozen", contentOf("next"));
    await changeTemplate(studio.context, {
      templateId: version.templateId,
      changes: { title: { en: "Renamed", "zh-CN": "" } },
    });
    expect((await studio.ask("/api/v1/prompts/frozen/versions/1")).body).toEqual(answer.body);
    for (const number of ["3", "0", "-1", "1e3", "x", "99999999999"])
      expect((await studio.ask(`/api/v1/prompts/frozen/versions/${number}`)).status).toBe(404);
  });
});

describe("the bundle of an environment", () => {
  it("holds what is released and names what was withdrawn, under one tag", async () => {
    const one = await makeReleased(studio.context, { slug: "bundle-a" });
    const other = await makeReleased(studio.context, { slug: "bundle-b" });
    await withdrawCurrent(studio.context, other.template.id);
    const answer = await studio.ask("/api/v1/environments/dev/bundle");
    const { prompts, withdrawn, environment } = answer.json() as {
      environment: string;
      prompts: { slug: string }[];
      withdrawn: string[];
    };
    expect(environment).toBe("dev");
    expect(prompts.map(({ slug }) => slug)).toContain("bundle-a");
    expect(prompts.map(({ slug }) => slug)).not.toContain("bundle-b");
    expect(withdrawn).toContain("bundle-b");
    expect(prompts.find(({ slug }) => slug === "bundle-a")).toEqual(
      (await studio.ask(at("bundle-a"))).json(),
    );
    const known = { "if-none-match": String(answer.headers.etag) };
    expect((await studio.ask("/api/v1/environments/dev/bundle", { headers: known })).status).toBe(304);
    await releaseVersion(studio.context, { templateId: one.template.id, versionId: one.version.id });
    expect((await studio.ask("/api/v1/environments/dev/bundle", { headers: known })).status).toBe(200);
  });
});

describe(":render", () => {
  it("makes the request of a generation", async () => {
    await makeReleased(studio.context, { slug: "render", content: posterContent() });
    const answer = await post(`${at("render")}:render`, {
      variables: { 产品名: "乌龙茶", headline: '清爽"一夏', season: "夏" },
      overrides: { quality: "high" },
    });
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      slug: "render",
      version: 1,
      operation: "generate",
      path: "/images/generations",
      request: { model: "gpt-image-2.5-flare", size: "1536x1024", quality: "high" },
      images: [],
    });
    const { prompt } = answer.json().request as { prompt: string };
    expect(prompt).toContain("乌龙茶");
    expect(prompt).toContain("夏季氛围");
    expect(prompt).toContain("#d62828");
  });

  it("makes the fields of an edit and the order of its pictures", async () => {
    await makeReleased(studio.context, { slug: "render-edit", content: tryOnContent() });
    const answer = await post(`${at("render-edit")}:render`, {
      images: { garments: ["shirt.png", "hat.png"], area: ["m.png"], photo: ["me.jpg"] },
    });
    expect(answer.json()).toMatchObject({
      operation: "edit",
      path: "/images/edits",
      images: [
        { field: "image[]", picture: "me.jpg" },
        { field: "image[]", picture: "shirt.png" },
        { field: "image[]", picture: "hat.png" },
        { field: "mask", picture: "m.png" },
      ],
    });
    expect((answer.json().request as { prompt: string }).prompt).toBe(
      "Put image 2 and image 3 on the person of image 1, calm",
    );
  });

  it("says everything that is wrong at once, with codes that stay", async () => {
    await makeReleased(studio.context, { slug: "wrong", content: posterContent() });
    const answer = await post(`${at("wrong")}:render`, {
      variables: { headline: "x".repeat(30), accent: "red", nobody: 1 },
      overrides: { size: "1024x1024" },
    });
    expect(answer.status).toBe(422);
    const { error } = answer.json() as {
      error: { problems: { code: string; field: string; message: string }[] };
    };
    expect(error).toMatchObject({
      type: "invalid_request_error",
      code: "prompt_missing_variable",
      param: "variables.产品名",
    });
    expect(error.problems.map(({ code, field }) => [code, field])).toEqual([
      ["prompt_missing_variable", "variables.产品名"],
      ["prompt_value_too_long", "variables.headline"],
      ["prompt_invalid_value", "variables.accent"],
      ["prompt_unknown_variable", "variables.nobody"],
    ]);
    for (const { message } of error.problems) expect(message.length).toBeGreaterThan(10);
  });

  it("refuses bodies that are none, that are too much, and names it does not know", async () => {
    await makeReleased(studio.context, { slug: "hostile", content: posterContent() });
    const path = `${at("hostile")}:render`;
    const send = (body: string | Uint8Array, headers: Record<string, string> = json) =>
      studio.ask(path, { method: "POST", headers, body });
    const deep = `{"variables":{"headline":${"[".repeat(5000)}${"]".repeat(5000)}}}`;
    for (const [body, field] of [
      ["", "body"],
      ["{", "body"],
      ["null", null],
      ["[]", null],
      [deep, "body"],
      ['{"variables":{"__proto__":{"a":1}}}', "body"],
      ['{"__proto__":{"variables":{}}}', "body"],
      [Buffer.from([0x7b, 0xff, 0x7d]), "body"],
      ['{"variabels":{}}', "variabels"],
      ['{"overrides":{"model":"x"}}', "overrides.model"],
      ['{"variables":{"headline":{"a":1}}}', "variables.headline"],
      ['{"variables":{"headline":"\\u0000"}}', "variables.headline"],
      ['{"images":{"a":"b"}}', "images.a"],
    ] as const) {
      const answer = await send(body);
      const label = String(body).slice(0, 60);
      expect([label, answer.status, answer.json()]).toMatchObject([
        label,
        400,
        { error: { code: "invalid_request", field } },
      ]);
    }
    expect((await send("{}", { "content-type": "text/plain" })).json()).toMatchObject({
      error: { code: "invalid_request", field: "content-type" },
    });
    expect((await send(JSON.stringify({ variables: { headline: "x".repeat(1_100_000) } }))).status).toBe(413);
    const chunked = { ...json, "transfer-encoding": "chunked" };
    expect((await send(`{"variables":{"a":"${"x".repeat(1_100_000)}"}}`, chunked)).status).toBe(413);
  });

  it("is 410 when the prompt was withdrawn", async () => {
    const { template } = await makeReleased(studio.context, { slug: "render-gone" });
    await withdrawCurrent(studio.context, template.id);
    expect((await post(`${at("render-gone")}:render`, {})).status).toBe(410);
  });
});

describe("the list of prompts", () => {
  it("finds by words in both languages", async () => {
    await makeReleased(studio.context, {
      slug: "listed",
      title: { en: "Tea poster", "zh-CN": "乌龙茶海报" },
    });
    for (const words of ["tea", "乌龙", "茶"]) {
      const answer = await studio.ask(`/api/v1/prompts?q=${encodeURIComponent(words)}`);
      const { prompts, total } = answer.json() as { prompts: { slug: string }[]; total: number };
      expect([words, prompts.map(({ slug }) => slug), total]).toEqual([words, ["listed"], 1]);
    }
    expect((await studio.ask("/api/v1/prompts?limit=2")).json().prompts).toHaveLength(2);
    expect((await studio.ask("/api/v1/prompts?limit=0")).json()).toMatchObject({ error: { field: "limit" } });
  });
});
