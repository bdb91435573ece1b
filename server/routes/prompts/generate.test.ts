import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  makeReleased,
  nextVersion,
  posterContent,
  releaseVersion,
  tryOnContent,
  withdrawCurrent,
} from "#tests/support/released-prompts.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";
import { plainPng } from "#tests/support/simulator-server.ts";
import { contentOf } from "#tests/support/templates.ts";

let studio: RunningStudio;
beforeAll(async () => {
  studio = await runStudio({ drawing: true });
});
afterAll(() => studio.end());

const at = (slug: string, query = "") => `/api/v1/environments/dev/prompts/${slug}:generate${query}`;
const draw = (slug: string, body: unknown, headers: Record<string, string> = {}, query = "") =>
  studio.ask(at(slug, query), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const quick = (body: string) => {
  const content = contentOf(body);
  return {
    ...content,
    parameters: { ...content.parameters, partialImages: { mode: "fixed" as const, value: 0 } },
  };
};
const variables = { 产品名: "乌龙茶", headline: "清爽一夏" };
type Drawn = {
  data: { b64_json?: string; url?: string; image: string; width: number; mime: string }[];
  run: { id: string; state: string; url: string };
  cost: { nano: string };
  requestIds: string[];
  errors: unknown[];
};
const runs = () => studio.studio.database.client.run.count();

describe(":generate", () => {
  it("draws the release and answers with pictures, cost, run and request ids", async () => {
    await makeReleased(studio.context, { slug: "draw", content: posterContent() });
    const answer = await draw("draw", { variables, overrides: { count: 2 } });
    expect(answer.status).toBe(200);
    const drawn = answer.json() as Drawn;
    expect(drawn.data).toHaveLength(2);
    for (const { b64_json = "" } of drawn.data)
      expect(Buffer.from(b64_json, "base64").subarray(1, 4).toString()).toBe("PNG");
    expect(drawn).toMatchObject({ run: { state: "succeeded" }, errors: [] });
    expect(BigInt(drawn.cost.nano)).toBeGreaterThan(0n);
    expect(drawn.requestIds).toHaveLength(2);
    expect(drawn.data[0]).toMatchObject({ width: 1536, mime: "image/png" });
  });

  it("answers with links on demand, which lead to the bytes", async () => {
    await makeReleased(studio.context, { slug: "links", content: posterContent() });
    const { data } = (await draw("links", { variables }, {}, "?response=url")).json() as Drawn;
    const url = new URL(data[0]?.url ?? "");
    expect(url.port).toBe(String(studio.server.port));
    expect((await studio.ask(url.pathname)).headers["content-type"]).toBe("image/png");
    expect(data[0]?.b64_json).toBeUndefined();
  });

  it("draws once for one key, also when another version was released or it was withdrawn meanwhile", async () => {
    const { template } = await makeReleased(studio.context, { slug: "once", content: posterContent() });
    const key = { "idempotency-key": "order-4711-picture" };
    const before = await runs();
    const [one, other] = await Promise.all([
      draw("once", { variables }, key),
      draw("once", { variables: { headline: variables.headline, 产品名: variables.产品名 } }, key),
    ]);
    const { id } = await nextVersion(studio.context, "once", posterContent("新{{产品名}}{{headline}}"));
    await releaseVersion(studio.context, { templateId: template.id, versionId: id });
    const later = await draw("once", { variables }, key);
    await withdrawCurrent(studio.context, template.id);
    const last = await draw("once", { variables }, key);
    const ids = [one, other, later, last].map((answer) => (answer.json() as Drawn).run.id);
    expect(new Set(ids).size).toBe(1);
    expect((await runs()) - before).toBe(1);
    for (const body of [
      { variables: { ...variables, headline: "x" } },
      { variables, overrides: { count: 2 } },
    ]) {
      const refused = await draw("once", body, key);
      expect([refused.status, refused.json()]).toMatchObject([
        422,
        { error: { code: "idempotency_conflict" } },
      ]);
    }
    await makeReleased(studio.context, { slug: "another", content: posterContent() });
    expect((await draw("another", { variables }, key)).status).toBe(422);
    for (const bad of ["short", "with space in it", "k".repeat(201)])
      expect((await draw("another", { variables }, { "idempotency-key": bad })).json()).toMatchObject({
        error: { code: "invalid_request", field: "idempotency-key" },
      });
  });

  it("takes pictures for slots by id and in a form, and draws the same form sent again once", async () => {
    await makeReleased(studio.context, { slug: "edit", content: tryOnContent() });
    const upload = async (bytes: Uint8Array) =>
      (
        await studio.ask("/api/v1/uploads", {
          method: "POST",
          headers: { "content-type": "image/png" },
          body: bytes,
        })
      ).json().id as string;
    const photo = await plainPng(512, 512);
    const byId = await draw("edit", {
      images: { photo: [await upload(photo)], garments: [await upload(await plainPng(300, 200))] },
    });
    expect([byId.status, byId.json().error]).toEqual([200, undefined]);

    const form = new FormData();
    form.append("variables", JSON.stringify({ mood: "雀跃" }));
    form.append("photo", new Blob([photo], { type: "image/png" }), "me.png");
    for (const name of ["shirt.png", "hat.png"])
      form.append("garments", new Blob([await plainPng(name.length * 40, 200)], { type: "image/png" }), name);
    form.append("area", new Blob([await plainPng(512, 512, 0)], { type: "image/png" }), "area.png");
    const encoded = new Response(form);
    const body = new Uint8Array(await encoded.arrayBuffer());
    const headers = {
      "content-type": encoded.headers.get("content-type") ?? "",
      "idempotency-key": "form-of-three",
    };
    const send = () => studio.ask(at("edit"), { method: "POST", headers, body });
    const [one, two] = await Promise.all([send(), send()]);
    expect([one.status, one.json().error]).toEqual([200, undefined]);
    const { id } = (one.json() as Drawn).run;
    expect((two.json() as Drawn).run.id).toBe(id);
    const run = await studio.studio.database.client.run.findUnique({
      where: { id },
      include: { inputs: { orderBy: { position: "asc" } } },
    });
    expect(run?.prompt).toBe("Put image 2 and image 3 on the person of image 1, 雀跃");
    expect(run?.inputs.map(({ role }) => role).sort()).toEqual([
      "mask",
      "reference",
      "reference",
      "reference",
    ]);
  });

  it("refuses forms that are wrong, and starts nothing", async () => {
    await makeReleased(studio.context, { slug: "forms", content: tryOnContent() });
    const before = await runs();
    const send = async (fill: (form: FormData) => void) => {
      const form = new FormData();
      fill(form);
      const encoded = new Response(form);
      const headers = { "content-type": encoded.headers.get("content-type") ?? "" };
      const body = new Uint8Array(await encoded.arrayBuffer());
      const answer = await studio.ask(at("forms"), { method: "POST", headers, body });
      return [answer.status, (answer.json().error as { field: string | null; code: string }).code];
    };
    const png = await plainPng(64, 64);
    const picture = new Blob([png], { type: "image/png" });
    expect(await send((form) => form.append("nobody", picture, "x.png"))).toEqual([400, "invalid_request"]);
    expect(await send((form) => form.append("variables", "{"))).toEqual([400, "invalid_request"]);
    expect(await send((form) => form.append("photo", new Blob(["no picture"]), "x.png"))).toEqual([
      415,
      "upload_type_unsupported",
    ]);
    expect(
      await send((form) => {
        for (let count = 0; count < 20; count++) form.append("garments", picture, `${count}.png`);
      }),
    ).toEqual([400, "invalid_request"]);
    expect(await send((form) => form.append("photo", picture, "x.png"))).toEqual([
      422,
      "prompt_slot_missing",
    ]);
    const cut = await studio
      .ask(at("forms"), {
        method: "POST",
        headers: { "content-type": "multipart/form-data; boundary=b", "content-length": "19" },
        body: "--b\r\nContent-Dispos",
      })
      .then(({ status }) => status);
    expect(cut).toBe(400);
    expect(await runs()).toBe(before);
  });

  it("answers 202 with a place to ask when the time is up, where the pictures are later", async () => {
    await makeReleased(studio.context, { slug: "slow", content: quick("[fault:slow=1500] a fox") });
    const answer = await draw("slow", {}, {}, "?wait=0");
    expect(answer.status).toBe(202);
    const { run } = answer.json() as Drawn;
    expect(answer.headers.location).toBe(run.url);
    expect(answer.headers["retry-after"]).toBeDefined();
    expect((await studio.ask(run.url)).status).toBe(202);
    await expect.poll(async () => (await studio.ask(run.url)).status, { timeout: 10_000 }).toBe(200);
    expect(((await studio.ask(`${run.url}?response=url`)).json() as Drawn).data).toHaveLength(1);
    expect((await studio.ask("/api/v1/runs/run_00000000000000000000000000")).status).toBe(404);
  });

  it("goes on drawing when the caller goes away", async () => {
    await makeReleased(studio.context, { slug: "gone", content: quick("[fault:slow=800] a fox") });
    const headers = { "content-type": "application/json", "idempotency-key": "gone-away-1" };
    const before = await runs();
    const sent = request({
      host: "127.0.0.1",
      port: studio.server.port,
      path: at("gone"),
      method: "POST",
      headers,
    });
    sent.on("error", () => undefined);
    sent.end("{}");
    await expect.poll(async () => (await runs()) - before, { timeout: 5000 }).toBe(1);
    sent.destroy();
    await sleep(50);
    const answer = await draw("gone", {}, headers);
    expect([answer.status, (await runs()) - before]).toEqual([200, 1]);
  });

  it("says why there is no picture, in the provider's place, with the run that knows more", async () => {
    await makeReleased(studio.context, {
      slug: "blocked",
      content: quick("[fault:moderation-output] a fox"),
    });
    const answer = await draw("blocked", {});
    expect([answer.status, answer.json()]).toMatchObject([
      400,
      {
        error: { code: "moderation_output", type: "image_generation_user_error" },
        run: { state: "refused" },
      },
    ]);
    const missing = await draw("draw", { variables: { headline: "x" } });
    expect([missing.status, missing.json()]).toMatchObject([
      422,
      { error: { code: "prompt_missing_variable" } },
    ]);
  });
});
