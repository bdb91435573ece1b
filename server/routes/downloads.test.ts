import { randomBytes } from "node:crypto";
import { readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createExport } from "#lib/gallery/create-export.ts";
import { newId } from "#lib/ids.ts";
import { soloWorkspaceId } from "#lib/studio/solo.ts";
import { readCsv, readZip } from "#tests/support/read-zip.ts";
import { type RunningStudio, runStudio } from "#tests/support/running-studio.ts";

let studio: RunningStudio;
beforeAll(async () => {
  studio = await runStudio();
});
afterAll(() => studio.end());

const client = () => studio.studio.database.client;
const pathOf = (key: string) =>
  join(studio.studio.env.dataFolder, "blobs", "originals", key.slice(0, 2), key.slice(2, 4), key);

async function store(bytes: Buffer): Promise<string> {
  const source = (async function* () {
    yield bytes;
  })();
  const { sha256: key } = await studio.studio.blobs.write(source, 1e9);
  const blob = { sha256: key, bytes: bytes.length, mime: "image/png", width: 1536, height: 1024 };
  await client().blob.create({ data: { workspaceId: soloWorkspaceId, ...blob } });
  return key;
}

async function addRun(prompt: string): Promise<string> {
  const { id: connectionId } = await client().connection.findFirstOrThrow();
  const id = newId("run");
  const who = { workspaceId: soloWorkspaceId, actorKind: "user", actorId: "owner", requestId: "req" };
  const what = {
    connectionId,
    model: "gpt-image-2.5-flare",
    prompt,
    parameters: '{"quality":"high"}',
    count: 1,
  };
  const facts = {
    estimate: 0n,
    operation: "generate",
    state: "succeeded",
    idempotencyKey: id,
    fingerprint: "",
  };
  await client().run.create({ data: { id, ...who, ...what, ...facts } });
  return id;
}

const row = (key: string, over: object = {}) => ({
  id: newId("img"),
  workspaceId: soloWorkspaceId,
  actorKind: "user",
  actorId: "owner",
  origin: "run",
  sha256: key,
  createdAt: new Date("2026-11-20T12:00:00Z"),
  ...over,
});

const exported = (imageIds: string[]) =>
  createExport(studio.context, { selection: { kind: "ids", imageIds } });

describe("a download of several pictures", () => {
  it("is a zip of the originals, byte for byte, with names, a manifest and the prompts", async () => {
    const contents = [randomBytes(300_000), randomBytes(70_000), Buffer.alloc(0), randomBytes(10)];
    const keys = await Promise.all(contents.map(store));
    const prompt = '=雪中的狐狸, "quick"\nand brown';
    const runId = await addRun(prompt);
    const rows = keys.map((key, index) =>
      row(key, index < 2 ? { runId } : { name: "../CON:.png", origin: "upload" }),
    );
    await client().image.createMany({ data: rows });
    const { url, count, bytes } = await exported(rows.map(({ id }) => id));
    expect([count, bytes]).toEqual([4, contents.reduce((sum, one) => sum + one.length, 0)]);
    const answer = await studio.ask(url);
    expect(answer.headers).toMatchObject({
      "content-type": "application/zip",
      "content-length": String(answer.body.length),
      "cache-control": "private, no-store",
      "content-disposition": expect.stringContaining("-4.zip"),
    });
    const entries = await readZip(answer.body);
    expect(entries.map(({ name }) => name)).toEqual([
      "2026-11-20_雪中的狐狸-quick-and-brown_0001_1536x1024.png",
      "2026-11-20_雪中的狐狸-quick-and-brown_0002_1536x1024.png",
      "2026-11-20_CON-png_0003_1536x1024.png",
      "2026-11-20_CON-png_0004_1536x1024.png",
      "manifest.csv",
      "prompts.txt",
    ]);
    // Bit 11: the name is UTF-8.
    expect(entries.every(({ flags }) => (flags & 0x800) !== 0)).toBe(true);
    for (const [index, expected] of contents.entries())
      expect(entries[index]?.bytes.equals(expected), `picture ${index}`).toBe(true);
    const table = entries[4]?.bytes.toString() ?? "";
    expect(table.startsWith("\ufeff")).toBe(true);
    const [head = [], ...lines] = readCsv(table.slice(1));
    const first = Object.fromEntries(head.map((name, column) => [name, lines[0]?.[column]]));
    expect(first).toMatchObject({
      file: entries[0]?.name,
      state: "intact",
      sha256: keys[0],
      run_id: runId,
      prompt: `'${prompt}`,
      parameters: '{"quality":"high"}',
      model: "gpt-image-2.5-flare",
      created_at: "2026-11-20T12:00:00.000Z",
    });
    expect(lines).toHaveLength(4);
    expect(entries[5]?.bytes.toString()).toBe(`## ${entries[0]?.name}\r\n${prompt}\r\n\r\n`);
  });

  it("is whole without a picture that is missing, cut or damaged, and names it", async () => {
    const contents = [1, 2, 3, 4].map(() => randomBytes(90_000));
    const keys = await Promise.all(contents.map(store));
    const rows = keys.map((key) => row(key));
    await client().image.createMany({ data: rows });
    const [missing = "", cut = "", damaged = ""] = keys;
    rmSync(pathOf(missing));
    writeFileSync(pathOf(cut), contents[1]?.subarray(0, 500) ?? "");
    writeFileSync(pathOf(damaged), randomBytes(90_000));
    const { url } = await exported(rows.map(({ id }) => id));
    const answer = await studio.ask(url);
    const entries = await readZip(answer.body);
    expect(answer.headers["content-length"]).toBe(String(answer.body.length));
    const [, ...lines] = readCsv(entries.at(-2)?.bytes.toString() ?? "");
    expect(lines.map(([, state]) => state)).toEqual(["absent", "absent", "broken", "intact"]);
    expect(entries).toHaveLength(4);
    expect(entries[1]?.bytes.equals(contents[3] ?? Buffer.alloc(0))).toBe(true);
  });

  it("is whole without a picture the disk fails for", async () => {
    const keys = await Promise.all([1, 2].map(() => store(randomBytes(9000))));
    const rows = keys.map((key) => row(key));
    await client().image.createMany({ data: rows });
    const [sick = ""] = keys;
    rmSync(pathOf(sick));
    symlinkSync(pathOf(sick), pathOf(sick));
    const answer = await studio.ask((await exported(rows.map(({ id }) => id))).url);
    const [, ...lines] = readCsv((await readZip(answer.body)).at(-2)?.bytes.toString() ?? "");
    expect(lines.map(([, state]) => state)).toEqual(["absent", "intact"]);
  });

  it("is filled up where a file vanishes while it is sent", async () => {
    const bytes = randomBytes(120_000);
    const key = await store(bytes);
    const image = row(key);
    await client().image.create({ data: image });
    const { url } = await exported([image.id]);
    const { blobs } = studio.studio;
    const { stat } = blobs;
    // It is there when it is looked for, and gone when it is read.
    studio.studio.blobs = {
      ...blobs,
      stat: async (one) => (await stat(one)) ?? { bytes: 120_000, modifiedAt: new Date() },
    };
    rmSync(pathOf(key));
    const answer = await studio.ask(url);
    studio.studio.blobs = blobs;
    const [entry, table] = await readZip(answer.body);
    expect(entry?.bytes.equals(Buffer.alloc(120_000))).toBe(true);
    expect(readCsv(table?.bytes.toString() ?? "")[1]?.[1]).toBe("broken");
  });

  it("tells its size without being sent", async () => {
    const image = row(await store(randomBytes(5000)));
    await client().image.create({ data: image });
    const { url } = await exported([image.id]);
    const head = await studio.ask(url, { method: "HEAD" });
    expect(head.headers["content-length"]).toBe(String((await studio.ask(url)).body.length));
    expect(head.body).toHaveLength(0);
  });

  it("ends after a day, and is nothing to anybody else", async () => {
    const image = row(await store(randomBytes(50)));
    await client().image.create({ data: image });
    const { url, exportId } = await exported([image.id]);
    expect((await studio.ask(url, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    expect((await studio.ask(url, { method: "POST", body: "" })).status).toBe(405);
    for (const unknown of [newId("exp"), "exp_x", "../../etc/passwd", `${exportId}x`])
      expect((await studio.ask(`/api/v1/downloads/${unknown}`)).status).toBe(404);
    const createdAt = new Date(Date.now() - 25 * 3_600_000);
    await client().export.update({ where: { id: exportId }, data: { createdAt } });
    const late = await studio.ask(url);
    expect([late.status, late.json().error]).toMatchObject([410, { code: "export_expired" }]);
  });

  it("is refused for pictures of another workspace, and for none", async () => {
    const { id: workspaceId } = await client().workspace.create({
      data: { id: newId("ws"), name: "next door" },
    });
    const context = { ...studio.context, workspaceId };
    const image = row(await store(randomBytes(51)));
    await client().image.create({ data: image });
    const choose = (imageIds: string[], who = studio.context) =>
      createExport(who, { selection: { kind: "ids", imageIds } });
    await expect(choose([image.id], context)).rejects.toMatchObject({ code: "not_found" });
    await expect(choose([])).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("10,000 pictures, and a reader who leaves", () => {
  const openFiles = () => readdirSync("/proc/self/fd").length;

  it.skipIf(process.platform !== "linux")("leaves no file open and nothing running", async () => {
    const first = row(await store(randomBytes(200_000)));
    await client().image.create({ data: first });
    // One statement: so many rows one by one take longer than all the rest.
    await client().$executeRaw`
      WITH RECURSIVE "n"("i") AS (SELECT 1 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 9999)
      INSERT INTO "Image" ("id", "workspaceId", "actorKind", "actorId", "origin", "sha256", "createdAt")
      SELECT 'img_' || printf('%026d', "n"."i"), "workspaceId", "actorKind", "actorId", 'crop', "sha256", "createdAt"
      FROM "Image" JOIN "n" WHERE "id" = ${first.id}`;
    const all = await client().image.findMany({ where: { sha256: first.sha256 }, select: { id: true } });
    const { url, count } = await exported(all.map(({ id }) => id));
    expect(count).toBe(10_000);
    await studio.ask("/healthz");
    const before = openFiles();
    for (const readBytes of [0, 3_000_000]) {
      await leaveAfter(url, readBytes);
    }
    // Nothing waits for a reader who is gone.
    for (let tries = 0; openFiles() > before && tries < 100; tries++) await sleep(20);
    expect(openFiles()).toBeLessThanOrEqual(before);
    expect(studio.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  /** Reads at least so many bytes, and goes. */
  function leaveAfter(path: string, bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: "127.0.0.1", port: studio.server.port, path, agent: false },
        (response) => {
          let read = 0;
          if (bytes === 0) return void sent.destroy();
          response.on("data", (chunk: Buffer) => {
            read += chunk.length;
            if (read >= bytes) sent.destroy();
          });
          response.on("close", () => resolve());
        },
      );
      sent.on("error", reject).on("close", () => resolve());
      sent.end();
    });
  }
});
