import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { createExport } from "#lib/gallery/create-export.ts";
import { createTemplateExport } from "#lib/library/create-template-export.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import { createMatrix } from "#lib/matrices/create-matrix.ts";
import { openApiDocument } from "#server/openapi/document.ts";
import { type Asked, describedApi, misfitsOf, promised } from "#tests/support/described-api.ts";
import { readEventStream } from "#tests/support/event-reader.ts";
import {
  makeReleased,
  nextVersion,
  posterContent,
  tryOnContent,
  withdrawCurrent,
} from "#tests/support/released-prompts.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";
import { plainPng } from "#tests/support/simulator-server.ts";
import { contentOf, makeVersion, textVariable } from "#tests/support/templates.ts";

let studio: RunningStudio;
let api: ReturnType<typeof describedApi>;
beforeAll(async () => {
  studio = await runStudio({ drawing: true });
  api = describedApi(studio);
});
afterAll(() => studio.end());

const variables = { 产品名: "乌龙茶", headline: "清爽一夏" };
const dev = (slug: string) => ({ at: { env: "dev", slug } });
const noPreviews = (body: string) => {
  const content = contentOf(body);
  const partialImages = { mode: "fixed" as const, value: 0 };
  return { ...content, parameters: { ...content.parameters, partialImages } };
};

/** Asks, and fails where the answer is another one or does not fit the file. */
async function ask(operationId: string, status: number, asked: Asked = {}) {
  const { answer, wrong } = await api.ask(operationId, asked);
  expect({ operationId, status: answer.status, wrong }, answer.body.toString().slice(0, 500)).toEqual({
    operationId,
    status,
    wrong: [],
  });
  return answer;
}

/** The same, then once more with the tag of the answer. */
async function askTwice(operationId: string, asked: Asked = {}) {
  const { headers } = await ask(operationId, 200, asked);
  await ask(operationId, 304, { ...asked, headers: { "if-none-match": String(headers.etag) } });
}

describe("real answers fit the file of the API:", () => {
  it("released prompts, the bundle, versions", async () => {
    await makeVersion(studio.context, {
      kind: "fragment",
      slug: "house",
      content: contentOf("In our style."),
    });
    const content = { ...posterContent(), fragments: ["house"] };
    await makeReleased(studio.context, { slug: "hero", content });
    await makeReleased(studio.context, { slug: "wear", content: tryOnContent() });
    const gone = await makeReleased(studio.context, { slug: "gone" });
    await withdrawCurrent(studio.context, gone.template.id);
    await askTwice("getReleasedPrompt", dev("hero"));
    await ask("getReleasedPrompt", 200, { ...dev("wear"), method: "HEAD" });
    await ask("getReleasedPrompt", 404, dev("nobody"));
    await ask("getReleasedPrompt", 410, dev("gone"));
    await ask("getReleasedPrompt", 405, { ...dev("hero"), method: "PUT" });
    await askTwice("getBundle", { at: { env: "dev" } });
    await ask("getBundle", 404, { at: { env: "none" } });
    await askTwice("getVersion", { at: { slug: "hero", number: "1" } });
    await ask("getVersion", 404, { at: { slug: "hero", number: "9" } });
    await ask("listPrompts", 200, { query: "?limit=100" });
    await ask("listPrompts", 400, { query: "?limit=0" });
  });

  it("requests filled in", async () => {
    await ask("renderPrompt", 200, { ...dev("hero"), json: { variables, overrides: { quality: "high" } } });
    const images = { photo: ["me.jpg"], garments: ["shirt.png", "hat.png"], area: ["m.png"] };
    await ask("renderPrompt", 200, { ...dev("wear"), json: { images } });
    await ask("renderPrompt", 422, { ...dev("hero"), json: { variables: { nobody: 1 } } });
    await ask("renderPrompt", 400, { ...dev("hero"), json: { variabels: {} } });
    await ask("renderPrompt", 413, { ...dev("hero"), json: { variables: { a: "x".repeat(1_100_000) } } });
  });

  it("pictures, runs and why there are none", async () => {
    const headers = { "idempotency-key": "described-once" };
    await ask("generatePictures", 200, { ...dev("hero"), headers, json: { variables } });
    const other = { variables: { ...variables, headline: "x" } };
    await ask("generatePictures", 422, { ...dev("hero"), headers, json: other });
    await ask("generatePictures", 422, { ...dev("hero"), json: {} });
    await ask("generatePictures", 400, { ...dev("hero"), query: "?wait=x", json: { variables } });
    const links = { ...dev("hero"), query: "?response=url", json: { variables } };
    const drawn = (await ask("generatePictures", 200, links)).json() as { run: { id: string } };
    await ask("getRun", 200, { at: { id: drawn.run.id }, query: "?response=url" });
    await ask("getRun", 404, { at: { id: "run_nobody" } });

    const form = new FormData();
    form.append("variables", JSON.stringify({ mood: "calm" }));
    for (const slot of ["photo", "garments"])
      form.append(slot, new Blob([await plainPng(64, 64)], { type: "image/png" }), `${slot}.png`);
    const encoded = new Response(form);
    const type = { "content-type": encoded.headers.get("content-type") ?? "" };
    const body = new Uint8Array(await encoded.arrayBuffer());
    await ask("generatePictures", 200, { ...dev("wear"), headers: type, body });

    await makeReleased(studio.context, {
      slug: "blocked",
      content: noPreviews("[fault:moderation-output] a"),
    });
    await ask("generatePictures", 400, { ...dev("blocked"), json: {} });
    await makeReleased(studio.context, { slug: "slow", content: noPreviews("[fault:slow=1500] a fox") });
    const waiting = await ask("generatePictures", 202, { ...dev("slow"), query: "?wait=0", json: {} });
    const { run } = waiting.json() as { run: { id: string } };
    await ask("getRun", 202, { at: { id: run.id } });
  });

  it("releases, and the policy they do not meet", async () => {
    const { released } = await makeReleased(studio.context, { slug: "moved" });
    await nextVersion(studio.context, "moved", contentOf("second"));
    const promote = { slug: "moved", version: 2, kind: "promote", reason: "better" };
    await ask("release", 201, { at: { env: "dev" }, json: { ...promote, expectedReleaseId: released.id } });
    await ask("release", 409, { at: { env: "dev" }, json: { ...promote, expectedReleaseId: null } });
    await ask("release", 409, { at: { env: "prod" }, json: promote });
    const broken = { ...promote, reason: "the shop opens at nine", breakGlass: true };
    await ask("release", 201, { at: { env: "prod" }, json: broken });
    await ask("release", 400, { at: { env: "dev" }, json: { ...promote, kind: "hotfix" } });
    await ask("release", 201, {
      at: { env: "dev" },
      json: { slug: "moved", kind: "withdraw", reason: "a bad hand" },
    });
    await ask("release", 410, {
      at: { env: "dev" },
      json: { slug: "moved", kind: "withdraw", reason: "again" },
    });
  });

  it("events, by header and by body", async () => {
    await ask("followReleases", 200, { at: { env: "dev" }, method: "HEAD" });
    const path = "/api/v1/environments/dev/events";
    const stream = await readEventStream(studio.server.port, path, { "last-event-id": "999999999" });
    await stream.until(1);
    await makeReleased(studio.context, { slug: "told" });
    const [reset, news] = await stream.until(2);
    stream.cut();
    expect([reset?.event, misfitsOf("ResetNews", reset?.data)]).toEqual(["reset", []]);
    expect([news?.event, misfitsOf("ReleaseNews", news?.data)]).toEqual(["release", []]);
  });

  it("the library in lists and files", async () => {
    await ask("listTemplates", 200, { query: "?q=hero&limit=200" });
    await ask("listTemplates", 200, { query: "?kind=fragment" });
    await ask("listTemplates", 400, { query: "?offset=-1" });
    await ask("getLibraryFacets", 200);
    const file = await ask("exportPrompt", 200, { at: { slug: "hero" } });
    await ask("exportPrompt", 400, { at: { slug: "hero" }, query: "?version=x" });
    const folder = "?name=hero.prompt&folder=brought";
    await ask("importPrompts", 200, { query: folder, body: file.body });
    await ask("importPrompts", 200, { query: "?name=broken.prompt", body: "---\nno: [end\n---\n{{" });
    await ask("importPrompts", 400, { body: "" });
    await ask("findTemplateOfPicture", 200, { body: await plainPng(8, 8) });
    const { id } = await loadTemplate(studio.context, { slug: "hero" });
    const selection = { kind: "ids" as const, templateIds: [id] };
    const { exportId } = await createTemplateExport(studio.context, { selection });
    await ask("downloadPrompts", 200, { at: { id: exportId } });
    await ask("downloadPrompts", 404, { at: { id: "txp_nobody" } });
  });

  it("pictures in lists and files", async () => {
    const png = { "content-type": "image/png" };
    const uploaded = await ask("uploadPicture", 201, { headers: png, body: await plainPng(32, 16) });
    const image = uploaded.json() as { id: string; sha256: string };
    await ask("uploadPicture", 415, { headers: png, body: "no picture" });
    await ask("uploadPicture", 400, { query: "?purpose=x", headers: png, body: await plainPng(9, 9) });
    await ask("getGalleryIndex", 200);
    await ask("getGalleryIndex", 200, { query: "?sort=largest" });
    await ask("getGalleryFacets", 200);
    const page = await ask("listImages", 200);
    await ask("listImages", 400, { query: "?limit=x" });
    const { images } = page.json() as { images: { id: string; sha256: string; runId: string | null }[] };
    const drawn = images.find(({ runId }) => runId !== null);
    for (const { sha256 } of [image, drawn ?? image]) await ask("findImageByHash", 200, { at: { sha256 } });
    expect(drawn).toBeDefined();
    const bytes = (await studio.ask(`/blobs/${drawn?.sha256}`)).body;
    const known = await ask("findTemplateOfPicture", 200, { body: bytes });
    expect(known.json().template).not.toBeNull();
    await ask("findImageByHash", 404, { at: { sha256: "0".repeat(64) } });
    await ask("downloadImage", 200, { at: { id: image.id }, query: "?format=webp&width=16" });
    await ask("downloadImage", 400, { at: { id: image.id } });
    const selection = { kind: "ids" as const, imageIds: [image.id] };
    const { exportId } = await createExport(studio.context, { selection });
    await ask("downloadPictures", 200, { at: { id: exportId } });
    await ask("downloadPictures", 404, { at: { id: "exp_nobody" } });
  });

  it("matrices, and the file itself", async () => {
    const content = contentOf("a {{thing}}", { variables: [textVariable("thing")] });
    const { template, version } = await makeVersion(studio.context, { slug: "grid", content });
    const simulator = connectionId(studio.context.workspaceId, "simulator");
    const { id } = await createMatrix(studio.context, {
      templateId: template.id,
      versionId: version.id,
      plan: {
        varied: ["thing"],
        values: {},
        rows: [{ label: "cup", values: { thing: "cup" } }],
        columns: [{ connectionId: simulator, model: "gpt-image-2.5-flare", quality: "low" }],
        slots: {},
        count: null,
        batch: false,
        maxPictures: null,
      },
      capNano: null,
      idempotencyKey: "described-matrix",
    });
    await ask("downloadMatrixTable", 200, { at: { id } });
    await ask("downloadMatrixSheet", 200, { at: { id } });
    await ask("downloadMatrixTable", 404, { at: { id: "mat_nobody" } });
    await askTwice("getOpenApi");
    const served = (await studio.ask("/api/v1/openapi.json")).json();
    expect(served).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
    const foreign = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" };
    await ask("getOpenApi", 403, { headers: foreign });
  });

  it("all of them: nothing the file promises was left out", () => {
    expect(promised.length).toBeGreaterThan(25);
    expect(promised.filter((each) => !api.seen.has(each))).toEqual([]);
  });
});

describe("the check itself", () => {
  it("finds what is missing, what is too much and what is of another kind", () => {
    const news = {
      environment: "dev",
      slug: "hero",
      kind: "promote",
      sequence: 1,
      release: "rel_1",
      version: 1,
      digest: `sha256-${"0".repeat(64)}`,
      at: "2026-11-29T22:00:00.000Z",
    };
    expect(misfitsOf("ReleaseNews", news)).toEqual([]);
    const { slug: _slug, ...without } = news;
    for (const [wrong, problem] of [
      [without, '$: required ["environment"'],
      [{ ...news, more: 1 }, "$.more: not in the schema"],
      [{ ...news, version: 0 }, "$.version: minimum 1"],
      [{ ...news, kind: "other" }, "$.kind: enum"],
      [{ ...news, at: "yesterday" }, '$.at: format "date-time"'],
      [{ ...news, digest: "x" }, "$.digest: pattern"],
      [null, '$: type "object"'],
    ] as const)
      expect(misfitsOf("ReleaseNews", wrong)[0]).toContain(problem);
  });
});
