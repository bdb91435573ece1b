import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BlobStore } from "#lib/blobs/blob-store.ts";
import { deleteImages } from "#lib/gallery/delete-images.ts";
import { openBlob } from "#lib/gallery/read-blob.ts";
import { variantFolder } from "#lib/gallery/variants.ts";
import { newId } from "#lib/ids.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { startCheck, stopCheck } from "#lib/storage/check-integrity.ts";
import { diskUsage } from "#lib/storage/disk-usage.ts";
import { latestCheck, silentMs } from "#lib/storage/latest-check.ts";
import { setStorageLimit } from "#lib/storage/set-storage-limit.ts";
import { storageUsage } from "#lib/storage/storage-usage.ts";
import type { Context } from "#lib/studio/context.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";
import { chunks } from "#tests/contract/blob-store.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { noise } from "#tests/support/pictures.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("storage on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  let test: TestStudio;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened.close());
  beforeEach(async () => {
    test = await openTestStudio(opened.database);
    return () => test.close();
  });

  let seed = 0;
  const upload = async (context: Context = test.context) => {
    seed += 1;
    const bytes = await noise(20 + seed, 10)
      .png()
      .toBuffer();
    const source = chunks(bytes, 5000);
    return storeUpload(context, { source, declaredMime: null, name: "fox.png", purpose: "reference" });
  };
  const change = (id: string, data: object) => opened.database.client.image.update({ where: { id }, data });
  const file = (key: string) =>
    join(test.studio.env.dataFolder, "blobs", "originals", key.slice(0, 2), key.slice(2, 4), key);
  const audit = async () => {
    const where = { workspaceId: test.context.workspaceId };
    const rows = await opened.database.client.auditEntry.findMany({ where, orderBy: { id: "asc" } });
    return rows.map(({ action }) => action);
  };
  const whenOver = async (context = test.context) => {
    for (;;) {
      const check = await latestCheck(context);
      if (check && check.state !== "running") return check;
      await sleep(10);
    }
  };

  it("counts each original once, by whose it is, and what the trash would free", async () => {
    const [drawn, composite, mask, trashed, brought] = [
      await upload(),
      await upload(),
      await upload(),
      await upload(),
      await upload(),
    ];
    await change(drawn.id, { origin: "run" });
    await change(composite.id, { origin: "composite" });
    await change(mask.id, { origin: "mask", listed: false });
    await deleteImages(test.context, { imageIds: [trashed.id] });
    // The same bytes once more, as a drawn picture: they are one file.
    const { id: _, ...row } = await opened.database.client.image.findUniqueOrThrow({
      where: { id: brought.id },
    });
    await opened.database.client.image.create({ data: { ...row, id: newId("img"), origin: "run" } });
    await upload({
      ...test.context,
      workspaceId: (await openTestStudio(opened.database)).context.workspaceId,
    });
    const usage = await storageUsage(test.context);
    expect(usage.shares).toEqual({
      run: { files: 2, bytes: drawn.bytes + brought.bytes },
      composite: { files: 1, bytes: composite.bytes },
      upload: { files: 0, bytes: 0 },
      parts: { files: 1, bytes: mask.bytes },
      trash: { files: 1, bytes: trashed.bytes },
    });
    expect(usage).toMatchObject({
      usedBytes: drawn.bytes + brought.bytes + composite.bytes + mask.bytes + trashed.bytes,
      limitBytes: null,
      trash: { count: 1, bytesFreed: trashed.bytes, held: 0 },
      check: null,
    });
    expect(usage.databaseBytes).toBeGreaterThan(50_000);
    const nextPurge = Date.parse(usage.trash.nextPurgeAt ?? "") - Date.now();
    expect(Math.round(nextPurge / 86_400_000)).toBe(30);
  });

  it("finds thumbnails and files without rows on the disk", async () => {
    await upload();
    await test.studio.blobs.write(chunks(Buffer.from("nobody's"), 3), 100);
    const disk = await diskUsage(test.context);
    expect(disk).toMatchObject({ variants: { files: 1 }, unnamed: { files: 1, bytes: 8 } });
    expect(disk.variants.bytes).toBeGreaterThan(100);
  });

  it("refuses uploads and runs beyond the limit before anything is paid, and lets go when it is lifted", async () => {
    const { bytes } = await upload();
    // Rows say how much there is: a terabyte needs no disk here.
    await setStorageLimit(test.context, { limitBytes: bytes + 10 });
    const full = { code: "storage_quota_exceeded", params: { limitBytes: bytes + 10 } };
    await expect(upload()).rejects.toMatchObject(full);
    const disk = await diskUsage(test.context);
    expect(disk.unnamed.files).toBe(0);
    await expect(startRun(test.context, test.draft())).resolves.toMatchObject({ state: "running" });
    await setStorageLimit(test.context, { limitBytes: bytes });
    await expect(startRun(test.context, test.draft())).rejects.toMatchObject({
      code: "storage_quota_exceeded",
    });
    const { workspaceId } = test.context;
    expect(await opened.database.client.run.count({ where: { workspaceId } })).toBe(1);
    await setStorageLimit(test.context, { limitBytes: null });
    await expect(upload()).resolves.toMatchObject({ name: "fox.png" });
    expect(await audit()).toEqual(["storage.limit", "storage.limit", "storage.limit"]);
  });

  it("lets no two uploads share the room for one", async () => {
    const { bytes } = await upload();
    await setStorageLimit(test.context, { limitBytes: Math.round(bytes * 2.5) });
    const ends = await Promise.allSettled(Array.from({ length: 6 }, () => upload()));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { usedBytes } = await storageUsage(test.context);
    expect(usedBytes).toBeLessThanOrEqual(bytes * 2.5);
    expect((await diskUsage(test.context)).unnamed.files).toBe(0);
  });

  it("makes lost thumbnails again when they are asked for", async () => {
    const { sha256 } = await upload();
    await test.studio.blobs.deleteVariants(variantFolder(sha256));
    const again = await openBlob(test.context, sha256, { width: 512 });
    expect(again.bytes).toBeGreaterThan(50);
    await sleep(50);
    expect((await diskUsage(test.context)).variants.files).toBe(1);
  });

  describe("the check of integrity", () => {
    it("reads every byte, and names what is missing or damaged with the pictures it concerns", async () => {
      const [whole, missing, damaged, cut] = [await upload(), await upload(), await upload(), await upload()];
      rmSync(file(missing.sha256));
      writeFileSync(file(damaged.sha256), Buffer.alloc(damaged.bytes, 1));
      writeFileSync(file(cut.sha256), Buffer.alloc(3));
      await deleteImages(test.context, { imageIds: [cut.id] });
      await test.studio.blobs.write(chunks(Buffer.from("nobody's"), 3), 100);
      expect(await startCheck(test.context)).toMatchObject({ total: 4 });
      const check = await whenOver();
      expect(check).toMatchObject({
        state: "done",
        checked: 4,
        bytes: whole.bytes + missing.bytes + damaged.bytes + cut.bytes,
        missing: 1,
        damaged: 2,
        unnamed: { files: 1, bytes: 8 },
        finishedAt: expect.any(String),
      });
      const of = (sha256: string) => check.findings.find((finding) => finding.sha256 === sha256);
      expect(of(missing.sha256)).toMatchObject({
        kind: "missing",
        images: [{ id: missing.id, trashed: false }],
      });
      expect(of(cut.sha256)).toMatchObject({ kind: "damaged", images: [{ id: cut.id, trashed: true }] });
      expect(of(whole.sha256)).toBeUndefined();
      expect(await audit()).toEqual(["integrity.start"]);
    });

    /** A studio whose blobs come slowly, one chunk in a while. */
    const slow = (): Context => {
      const blobs: BlobStore = {
        ...test.studio.blobs,
        stream: (key) => {
          const stream = test.studio.blobs.stream(key);
          return stream.map(async (chunk) => {
            await sleep(120);
            return chunk;
          });
        },
      };
      return { ...test.context, studio: { ...test.studio, blobs } };
    };

    it("runs once at a time, is told how far it is, and stops when it is asked to", async () => {
      for (let count = 0; count < 12; count++) await upload();
      const context = slow();
      const begun = await Promise.allSettled([startCheck(context), startCheck(context)]);
      expect(begun.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      await expect(startCheck(context)).rejects.toMatchObject({ code: "check_running" });
      for (;;) {
        const { checked = 0 } = (await latestCheck(context)) ?? {};
        if (checked > 0) break;
        await sleep(20);
      }
      const stopped = await stopCheck(context);
      expect(stopped).toMatchObject({ state: "stopped", total: 12, finishedAt: expect.any(String) });
      expect(stopped?.checked).toBeLessThan(12);
      await sleep(900);
      expect(await latestCheck(context)).toMatchObject({ state: "stopped", checked: stopped?.checked });
      await startCheck(test.context);
      expect(await whenOver()).toMatchObject({ state: "done", checked: 12 });
      expect(await audit()).toEqual(["integrity.start", "integrity.stop", "integrity.start"]);
    });

    it("is called stopped when its process is gone, and can begin anew", async () => {
      await upload();
      await startCheck(test.context);
      const { id } = await whenOver();
      await opened.database.client.integrityCheck.update({
        where: { id },
        data: { state: "running", checked: 0 },
      });
      test.advance(silentMs + 1000);
      expect(await latestCheck(test.context)).toMatchObject({
        state: "stopped",
        finishedAt: expect.any(String),
      });
      await startCheck(test.context);
      expect(await whenOver()).toMatchObject({ state: "done", missing: 0 });
    });

    it("belongs to its workspace", async () => {
      await upload();
      await startCheck(test.context);
      await whenOver();
      const stranger = await openTestStudio(opened.database);
      expect(await latestCheck(stranger.context)).toBeNull();
      expect(await stopCheck(stranger.context)).toBeNull();
      await stranger.close();
    });
  });
});

describe("a large store", () => {
  it("is read without making anybody wait", async () => {
    const [sqlite] = testDatabases();
    if (!sqlite) throw new Error("there is always SQLite");
    const opened = await sqlite.open();
    const test = await openTestStudio(opened.database);
    const bytes = Buffer.alloc(24 * 1024 * 1024, 7);
    const { workspaceId } = test.context;
    for (let count = 0; count < 6; count++) {
      bytes.writeInt32LE(count);
      const { sha256 } = await test.studio.blobs.write(chunks(bytes, 1 << 20), 1e9);
      const blob = { sha256, bytes: bytes.length, mime: "image/png", width: 1, height: 1 };
      await opened.database.client.blob.create({ data: { workspaceId, ...blob } });
    }
    const delay = monitorEventLoopDelay({ resolution: 5 });
    await startCheck(test.context);
    delay.enable();
    for (;;) {
      if ((await latestCheck(test.context))?.state === "done") break;
      await sleep(20);
    }
    delay.disable();
    const check = await latestCheck(test.context);
    expect(check).toMatchObject({ checked: 6, missing: 0, damaged: 0 });
    // Of a busy machine a single late turn says nothing; that it is the rule would.
    expect(delay.percentile(50) / 1e6).toBeLessThan(50);
    await test.close();
    await opened.close();
  });
});
