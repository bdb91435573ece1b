import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteImages } from "#lib/gallery/delete-images.ts";
import { purge } from "#lib/gallery/purge.ts";
import { restoreImages } from "#lib/gallery/restore-images.ts";
import { newId } from "#lib/ids.ts";
import type { ImageView } from "#lib/runs/view.ts";
import { createShare } from "#lib/shares/create-share.ts";
import { listShares } from "#lib/shares/list-shares.ts";
import { openShare } from "#lib/shares/open-share.ts";
import { revokeShare } from "#lib/shares/revoke-share.ts";
import type { ShareTerm } from "#lib/shares/view.ts";
import { withPngText } from "#lib/simulator/picture/png-text.ts";
import { soloWorkspaceId } from "#lib/studio/solo.ts";
import { pngChunk, withChunks } from "#tests/support/pictures.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

const secret = "a secret fox in the snow";
const minute = 60_000;
let studio: RunningStudio;
let skipped = 0;
beforeAll(async () => {
  studio = await runStudio();
  studio.studio.clock = () => Date.now() + skipped;
});
afterAll(() => studio.end());

let seed = 0;
async function upload(): Promise<ImageView> {
  seed += 1;
  const raw = { width: 40 + seed, height: 30, channels: 3 } as const;
  const png = await sharp(Buffer.alloc(raw.width * 30 * 3, seed), { raw })
    .png()
    .toBuffer();
  const answer = await studio.ask("/api/v1/uploads?name=secret-name", { method: "POST", body: png });
  return answer.json() as unknown as ImageView;
}

/** A picture as a provider may send it: with the prompt inside. */
async function drawn(
  prompt = secret,
  write = (bare: Uint8Array) => withPngText(bare, "prompt", prompt),
): Promise<{ id: string; sha256: string; bytes: Buffer }> {
  const { client } = studio.studio.database;
  const raw = { width: 50, height: 50 + ++seed, channels: 3 } as const;
  const bare = await sharp(Buffer.alloc(50 * raw.height * 3, seed), { raw })
    .png()
    .toBuffer();
  const bytes = Buffer.from(write(bare));
  const source = (async function* () {
    yield bytes;
  })();
  const { sha256 } = await studio.studio.blobs.write(source, 1e6);
  const { id: connectionId } = await client.connection.findFirstOrThrow();
  const runId = newId("run");
  const who = { workspaceId: soloWorkspaceId, actorKind: "user", actorId: "owner" };
  const what = {
    connectionId,
    model: "m",
    prompt,
    parameters: "{}",
    count: 1,
    operation: "generate",
    requestId: "r",
  };
  await client.run.create({
    data: {
      id: runId,
      ...who,
      ...what,
      estimate: 0n,
      state: "succeeded",
      idempotencyKey: runId,
      fingerprint: "",
    },
  });
  const blob = { sha256, bytes: bytes.length, mime: "image/png", width: 50, height: raw.height };
  await client.blob.create({ data: { workspaceId: soloWorkspaceId, ...blob } });
  const image = { id: newId("img"), ...who, origin: "run", runId, sha256, width: 50, height: raw.height };
  await client.image.create({ data: image });
  return { id: image.id, sha256, bytes };
}

const share = (imageIds: string[], over: { term?: ShareTerm; showPrompt?: boolean } = {}) =>
  createShare(studio.context, { imageIds, term: "7d", title: "Für Ana", showPrompt: false, ...over });
const get = (path: string | null, headers: Record<string, string> = {}) =>
  studio.ask(path ?? "", { headers });
const audit = (subjectId: string) =>
  studio.studio.database.client.auditEntry.findMany({ where: { subjectId }, orderBy: { id: "asc" } });

describe("a shared link", () => {
  it("is 192 bits that are stored nowhere, can be shown again, and says who made it", async () => {
    const { id } = await upload();
    const made = await share([id]);
    expect(made.path).toMatch(/^\/s\/[A-Za-z0-9_-]{32}$/);
    const { client } = studio.studio.database;
    const row = await client.share.findUniqueOrThrow({ where: { id: made.id } });
    const token = made.path?.slice(3) ?? "";
    expect(JSON.stringify([row, await audit(made.id)])).not.toContain(token);
    expect((await listShares(studio.context, { imageIds: [id] })).map(({ path }) => path)).toEqual([
      made.path,
    ]);
    expect(await audit(made.id)).toMatchObject([
      { action: "share.create", actorId: "owner", requestId: "req_test" },
    ]);
    const other = {
      ...studio.context,
      studio: { ...studio.studio, env: { ...studio.studio.env, secret: "y".repeat(40) } },
    };
    expect(await listShares(other, { imageIds: [id] })).toMatchObject([{ path: null, state: "open" }]);
    expect(await openShare(other.studio, token)).toMatchObject({ state: "open" });
  });

  it("opens its page with headers that keep it from being found or told on", async () => {
    const { path } = await share([(await upload()).id]);
    const page = await get(path);
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow, noarchive",
    });
  });

  it("shows its own pictures only", async () => {
    const [mine, other] = [await upload(), await upload()];
    const { path } = await share([mine.id]);
    const picture = await get(`${path}/blobs/${mine.sha256}`);
    expect(picture.status).toBe(200);
    expect(picture.headers).toMatchObject({
      "content-type": "image/png",
      "cache-control": "private, no-cache",
    });
    expect(picture.headers["content-security-policy"]).toContain("sandbox");
    const small = await get(`${path}/blobs/${mine.sha256}?w=256`);
    expect([small.status, small.headers["content-type"]]).toEqual([200, "image/webp"]);
    const etag = String(picture.headers.etag);
    expect((await get(`${path}/blobs/${mine.sha256}`, { "if-none-match": etag })).status).toBe(304);
    for (const wrong of [
      `${path}/blobs/${other.sha256}`,
      `${path}/blobs/${"0".repeat(64)}`,
      `${path}/blobs/..%2f..%2fx`,
      `${path}/`,
      `${path}/blobs`,
      `${path}/api`,
      "/s/",
    ])
      expect([wrong, (await get(wrong)).status]).toEqual([wrong, 404]);
    expect((await get(`${path}/blobs/${mine.sha256}?w=13`)).status).toBe(400);
    expect((await get(`${path}/blobs/${mine.sha256}`, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await studio.ask(path ?? "", { method: "POST", body: "" })).status).toBe(405);
  });

  it("tells neither the prompt nor names when it hides them, in no byte of any answer", async () => {
    const picture = await drawn();
    const named = await upload();
    const hidden = await share([picture.id, named.id]);
    const opened = await openShare(studio.studio, hidden.path?.slice(3) ?? "");
    expect(JSON.stringify(opened)).not.toMatch(/secret/);
    const full = await get(`${hidden.path}/blobs/${picture.sha256}`);
    expect([full.status, full.body.includes("secret"), picture.bytes.includes("secret")]).toEqual([
      200,
      false,
      true,
    ]);
    const [ours, theirs] = await Promise.all(
      [full.body, picture.bytes].map((png) => sharp(png).raw().toBuffer()),
    );
    expect(ours?.equals(theirs ?? Buffer.alloc(0))).toBe(true);
    const part = await get(`${hidden.path}/blobs/${picture.sha256}`, { range: "bytes=5-9" });
    expect([part.status, part.body.equals(full.body.subarray(5, 10))]).toEqual([206, true]);
    expect(
      (await get(`${hidden.path}/blobs/${picture.sha256}?download=`)).headers["content-disposition"],
    ).toContain("picture.png");

    const shown = await share([picture.id], { showPrompt: true });
    expect(await openShare(studio.studio, shown.path?.slice(3) ?? "")).toMatchObject({
      pictures: [{ prompt: secret }],
    });
    const original = await get(`${shown.path}/blobs/${picture.sha256}`);
    expect(original.body.equals(picture.bytes)).toBe(true);
  });

  it.each([
    ["short and Chinese", "一只狐狸", (text: string) => text],
    ["escaped", "a „fox“\nand 一只狐狸", (text: string) => JSON.stringify(text)],
    [
      "all escapes",
      "雪中狐狸",
      (text: string) => text.replace(/./g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`),
    ],
    ["cut in a pair", `${"x".repeat(31)}🦊 fox`, (text: string) => text],
  ])("tells no prompt in a signature that must stay: %s", async (_how, prompt, spelled) => {
    const { id, sha256, bytes } = await drawn(prompt, (bare) =>
      withChunks(bare, pngChunk("caBX", Buffer.from(`c2pa ${spelled(prompt)}`))),
    );
    const { path } = await share([id]);
    const full = await get(`${path}/blobs/${sha256}`);
    const needle = Buffer.from(spelled(prompt)).subarray(0, 20);
    expect([full.status, bytes.includes(needle), full.body.includes(needle)]).toEqual([200, true, false]);
  });

  it("ends when its time is over, and when it is revoked, for page and pictures at once", async () => {
    const { id, sha256 } = await upload();
    const day = await share([id], { term: "1d" });
    const never = await share([id], { term: "never" });
    skipped += 24 * 60 * minute + 1000;
    expect([(await get(day.path)).status, (await get(`${day.path}/blobs/${sha256}`)).status]).toEqual([
      410, 410,
    ]);
    expect((await get(never.path)).status).toBe(200);
    const revoked = await revokeShare(studio.context, { shareId: never.id });
    expect(revoked).toMatchObject({ state: "revoked", revokedAt: expect.any(String) });
    expect([(await get(never.path)).status, (await get(`${never.path}/blobs/${sha256}`)).status]).toEqual([
      410, 410,
    ]);
    await revokeShare(studio.context, { shareId: never.id });
    expect((await audit(never.id)).map(({ action }) => action)).toEqual(["share.create", "share.revoke"]);
  });

  it("shows nothing of what is in the trash, and again what comes back; nothing of what was purged", async () => {
    const [first, second] = [await upload(), await upload()];
    const { path, id } = await share([first.id, second.id]);
    const token = path?.slice(3) ?? "";
    const count = async () => {
      const opened = await openShare(studio.studio, token);
      return opened.state === "open" ? opened.pictures.length : opened.state;
    };
    await deleteImages(studio.context, { imageIds: [first.id] });
    expect([await count(), (await get(`${path}/blobs/${first.sha256}`)).status]).toEqual([1, 404]);
    await restoreImages(studio.context, { imageIds: [first.id] });
    expect(await count()).toBe(2);
    await deleteImages(studio.context, { imageIds: [first.id, second.id] });
    const imageIds = [first.id, second.id];
    await purge(studio.context, { selection: { kind: "ids", imageIds }, count: 2 });
    expect([await count(), (await get(path)).status]).toEqual(["empty", 410]);
    const all = await listShares(studio.context, { imageIds: null });
    expect(all.find((one) => one.id === id)).toMatchObject({ state: "empty", count: 0, thumbUrl: null });
  });

  it("belongs to its workspace", async () => {
    const { id } = await upload();
    const mine = await share([id]);
    const { client } = studio.studio.database;
    const { id: workspaceId } = await client.workspace.create({
      data: { id: newId("ws"), name: "next door" },
    });
    const stranger = { ...studio.context, workspaceId };
    const input = { imageIds: [id], term: "7d", title: "", showPrompt: true } as const;
    await expect(createShare(stranger, { ...input, imageIds: [id] })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(revokeShare(stranger, { shareId: mine.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await listShares(stranger, { imageIds: null })).toEqual([]);
  });

  it("can't be guessed for long, while those that are there go on opening", async () => {
    const { path } = await share([(await upload()).id]);
    const statuses: number[] = [];
    for (let guess = 0; guess < 40; guess++)
      statuses.push((await get(`/s/${String(guess).padStart(32, "A")}`)).status);
    expect(statuses.slice(0, 20).every((status) => status === 404)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect((await get(path)).status).toBe(200);
    skipped += 61_000;
    expect((await get(`/s/${"B".repeat(32)}`)).status).toBe(404);
  });
});
