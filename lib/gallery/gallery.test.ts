import { rmSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BlobStore } from "#lib/blobs/blob-store.ts";
import { AppError } from "#lib/errors.ts";
import { deleteImages } from "#lib/gallery/delete-images.ts";
import { deletePartials, partialUrl, storePartial } from "#lib/gallery/partials.ts";
import { openBlob } from "#lib/gallery/read-blob.ts";
import { readPartial } from "#lib/gallery/read-partial.ts";
import { restoreImages } from "#lib/gallery/restore-images.ts";
import { setFavourite } from "#lib/gallery/set-favourite.ts";
import { type StoredPicture, storeDrawnBytes } from "#lib/gallery/store-drawn-bytes.ts";
import { newId } from "#lib/ids.ts";
import { startRun } from "#lib/runs/start-run.ts";
import type { Context } from "#lib/studio/context.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";
import { chunks, sha256 } from "#tests/contract/blob-store.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { noise, pngBomb, pngChunk, withChunks } from "#tests/support/pictures.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("the gallery on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  let test: TestStudio;
  let stranger: TestStudio;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened.close());
  beforeEach(async () => {
    test = await openTestStudio(opened.database);
    stranger = await openTestStudio(opened.database);
    return () => Promise.all([test.close(), stranger.close()]);
  });

  const upload = (context: Context, bytes: Uint8Array) =>
    storeUpload(context, {
      source: chunks(bytes, 5000),
      declaredMime: null,
      name: "fox.png",
      purpose: "reference",
    });
  const withRow = async (picture: StoredPicture) => {
    const { thumbHash: _, ...blob } = picture;
    await test.studio.database.client.blob.create({
      data: { workspaceId: test.context.workspaceId, ...blob },
    });
    return picture;
  };
  const drawn = async (bytes: Uint8Array) =>
    withRow(await storeDrawnBytes(test.studio, test.context.workspaceId, bytes));
  /** Blobs of the studio, counting how often an original is read. */
  const counting = () => {
    let reads = 0;
    const blobs: BlobStore = {
      ...test.studio.blobs,
      read: (key) => {
        reads++;
        return test.studio.blobs.read(key);
      },
    };
    return { context: { ...test.context, studio: { ...test.studio, blobs } }, reads: () => reads };
  };

  describe("a drawn picture", () => {
    it("is kept byte for byte, with all the metadata it came with", async () => {
      const signed = withChunks(
        await noise(200, 100).png().toBuffer(),
        pngChunk("caBX", Buffer.from("manifest")),
        pngChunk("tEXt", Buffer.from("Software\0gpt-image")),
      );
      const picture = await storeDrawnBytes(test.studio, test.context.workspaceId, signed);
      expect(picture).toEqual({
        sha256: sha256(signed),
        mime: "image/png",
        width: 200,
        height: 100,
        bytes: signed.length,
        thumbHash: expect.stringMatching(/^[\w+/]{20,}=*$/),
      });
      expect(Buffer.from(await test.studio.blobs.read(picture.sha256)).equals(signed)).toBe(true);
    });

    it("is known for what it is: WebP, JPEG and AVIF by their bytes", async () => {
      for (const [format, mime] of [
        ["webp", "image/webp"],
        ["jpeg", "image/jpeg"],
        ["avif", "image/avif"],
      ] as const) {
        const bytes = await noise(40, 30).toFormat(format, { effort: 0 }).toBuffer();
        expect(await drawn(bytes)).toMatchObject({ mime, width: 40, height: 30 });
      }
    });

    it("is kept even when it is no picture: it is paid for, and an SVG is never drawn", async () => {
      const svg = await drawn(
        Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
      );
      expect(svg).toMatchObject({ mime: "image/svg+xml", width: 0, height: 0, thumbHash: null });
      await expect(openBlob(test.context, svg.sha256, { width: 256 })).rejects.toMatchObject({
        code: "thumbnail_impossible",
      });
      expect((await openBlob(test.context, svg.sha256)).mime).toBe("image/svg+xml");
      expect(await drawn(Buffer.from("garbage"))).toMatchObject({
        mime: "application/octet-stream",
        thumbHash: null,
      });
      const cut = (await noise(64, 64).png().toBuffer()).subarray(0, 3000);
      expect(await drawn(cut)).toMatchObject({ mime: "image/png", width: 64, height: 64, thumbHash: null });
      const bomb = await drawn(pngBomb(16_000, 16_000));
      expect(bomb).toMatchObject({ width: 16_000, thumbHash: null });
      for (const { sha256: key } of [bomb, svg])
        await expect(openBlob(test.context, key, { width: 512 })).rejects.toMatchObject({
          code: "thumbnail_impossible",
        });
    });

    it("fails with disk_full when the disk is, and only then", async () => {
      const full: BlobStore = {
        ...test.studio.blobs,
        write: async () => Promise.reject(new AppError("disk_full")),
      };
      const noThumbnails: BlobStore = {
        ...test.studio.blobs,
        writeVariant: async () => Promise.reject(new AppError("disk_full")),
      };
      const bytes = await noise(30, 30).png().toBuffer();
      const store = (blobs: BlobStore) =>
        storeDrawnBytes({ ...test.studio, blobs }, test.context.workspaceId, bytes);
      await expect(store(full)).rejects.toMatchObject({ code: "disk_full" });
      await expect(store(noThumbnails)).resolves.toMatchObject({ thumbHash: expect.any(String) });
    });
  });

  describe("a blob", () => {
    it("is open to its workspace alone, however well somebody else knows its name", async () => {
      const bytes = await noise(300, 200).png().toBuffer();
      const view = await upload(test.context, bytes);
      const blob = await openBlob(test.context, view.sha256);
      expect(blob).toMatchObject({
        bytes: bytes.length,
        mime: "image/png",
        etag: `"${view.sha256}"`,
        downloadName: "fox.png",
      });
      expect((await buffer(blob.open())).equals(bytes)).toBe(true);
      expect((await buffer(blob.open({ start: 10, end: 19 }))).equals(bytes.subarray(10, 20))).toBe(true);
      for (const options of [{}, { width: 256 }])
        await expect(openBlob(stranger.context, view.sha256, options)).rejects.toMatchObject({
          code: "not_found",
        });
      for (const name of [
        "",
        "x".repeat(64),
        view.sha256.toUpperCase(),
        `${view.sha256}0`,
        "../../../etc/passwd",
      ])
        await expect(openBlob(test.context, name), name).rejects.toMatchObject({ code: "not_found" });
    });

    it.each([256, 512, 1024, 2048])(
      "comes %i pixels wide as WebP, and never larger than it is",
      async (width) => {
        const picture = await drawn(await noise(700, 500).png().toBuffer());
        const blob = await openBlob(test.context, picture.sha256, { width });
        const bytes = await buffer(blob.open());
        expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: Math.min(width, 700) });
        expect(blob).toMatchObject({
          bytes: bytes.length,
          mime: "image/webp",
          etag: `"${picture.sha256}-${width}"`,
        });
        expect((await buffer(blob.open({ start: 4, end: 7 }))).equals(bytes.subarray(4, 8))).toBe(true);
      },
    );

    it("comes in no other width", async () => {
      const picture = await drawn(await noise(10, 10).png().toBuffer());
      for (const width of [0, 1, 257, 4096, -512, Number.NaN, 512.5])
        await expect(openBlob(test.context, picture.sha256, { width })).rejects.toMatchObject({
          code: "invalid_request",
          field: "w",
        });
    });

    it("is made small once, however many ask at once and later; the list's size is there from the start", async () => {
      const picture = await drawn(await noise(800, 600).png().toBuffer());
      const { context, reads } = counting();
      await openBlob(context, picture.sha256, { width: 512 });
      expect(reads()).toBe(0);
      await Promise.all(Array.from({ length: 20 }, () => openBlob(context, picture.sha256, { width: 256 })));
      await openBlob(context, picture.sha256, { width: 256 });
      expect(reads()).toBe(1);
    });

    it("is small even when the small one cannot be kept, and can be tried again after a failure", async () => {
      const picture = await drawn(await noise(80, 60).png().toBuffer());
      const blobs: BlobStore = {
        ...test.studio.blobs,
        writeVariant: async () => Promise.reject(new AppError("disk_full")),
      };
      const context = { ...test.context, studio: { ...test.studio, blobs } };
      expect((await openBlob(context, picture.sha256, { width: 256 })).bytes).toBeGreaterThan(0);
      const broken: BlobStore = {
        ...test.studio.blobs,
        read: async () => Promise.reject(new AppError("storage_failed")),
      };
      const sick = { ...test.studio, blobs: broken };
      const again = () => openBlob({ ...test.context, studio: sick }, picture.sha256, { width: 1024 });
      await expect(again()).rejects.toMatchObject({ code: "storage_failed" });
      sick.blobs = test.studio.blobs;
      expect((await again()).bytes).toBeGreaterThan(0);
    });

    it("says blob_missing before the first byte when its file is gone or short", async () => {
      const view = await upload(test.context, await noise(30, 30).png().toBuffer());
      await test.studio.database.client.blob.updateMany({
        where: { sha256: view.sha256 },
        data: { bytes: 7 },
      });
      await expect(openBlob(test.context, view.sha256)).rejects.toMatchObject({ code: "blob_missing" });
      rmSync(join(test.studio.env.dataFolder, "blobs"), { recursive: true });
      for (const options of [{}, { width: 256 }])
        await expect(openBlob(test.context, view.sha256, options)).rejects.toMatchObject({
          code: "blob_missing",
        });
    });
  });

  describe("a preview", () => {
    it("is open to the job's workspace until the job ends", async () => {
      const run = await startRun(test.context, test.draft());
      const jobId = run.jobs[0]?.id ?? "";
      const bytes = await noise(20, 20).webp().toBuffer();
      await storePartial(test.studio, jobId, { index: 1, bytes });
      expect(partialUrl(jobId, 1)).toBe(`/blobs/partial/${jobId}/1`);
      const preview = await readPartial(test.context, jobId, 1);
      expect(preview?.mime).toBe("image/webp");
      expect(Buffer.from(preview?.bytes ?? []).equals(bytes)).toBe(true);
      await expect(readPartial(stranger.context, jobId, 1)).rejects.toMatchObject({ code: "not_found" });
      await expect(readPartial(test.context, jobId, 2)).resolves.toBeNull();
      await deletePartials(test.studio, jobId);
      await expect(readPartial(test.context, jobId, 1)).resolves.toBeNull();
    });

    it("is never anything but a picture, nor asked for by a strange name", async () => {
      const run = await startRun(test.context, test.draft());
      const jobId = run.jobs[0]?.id ?? "";
      await storePartial(test.studio, jobId, { index: 0, bytes: Buffer.from("<svg onload='alert(1)'/>") });
      await expect(readPartial(test.context, jobId, 0)).rejects.toMatchObject({ code: "not_found" });
      for (const [name, index] of [
        ["../x", 0],
        [newId("run"), 0],
        [jobId, -1],
        [jobId, 1.5],
        [jobId, 1e9],
      ] as const)
        await expect(readPartial(test.context, name, index)).rejects.toMatchObject({ code: "not_found" });
    });
  });

  describe("the trash and the favourites", () => {
    const row = (id: string) => opened.database.client.image.findUniqueOrThrow({ where: { id } });
    const events = () =>
      opened.database.client.event.findMany({
        where: { workspaceId: test.context.workspaceId },
        orderBy: { number: "asc" },
      });

    it("takes pictures and gives them back, and tells whoever watches their run", async () => {
      const run = await startRun(test.context, test.draft());
      const [first, second] = [
        await upload(test.context, await noise(9, 9).png().toBuffer()),
        await upload(test.context, await noise(9, 8).png().toBuffer()),
      ];
      await opened.database.client.image.update({ where: { id: first.id }, data: { runId: run.id } });
      const before = (await events()).length;
      const waking = test.studio.events.wait(test.context.workspaceId, 5000, new AbortController().signal);
      await deleteImages(test.context, { imageIds: [first.id, second.id, first.id] });
      const woken = await Promise.race([waking.then(() => true), sleep(1000).then(() => false)]);
      expect(woken).toBe(true);
      expect((await row(first.id)).deletedAt).toBeInstanceOf(Date);
      const deletedAt = (await row(second.id)).deletedAt;
      test.advance(60_000);
      await deleteImages(test.context, { imageIds: [second.id] });
      expect((await row(second.id)).deletedAt).toEqual(deletedAt);
      await restoreImages(test.context, { imageIds: [first.id] });
      expect((await row(first.id)).deletedAt).toBeNull();
      expect((await events()).slice(before)).toMatchObject([
        // One of the two came from no run.
        { type: "images", subjectId: test.context.workspaceId },
        { type: "run", subjectId: run.id },
      ]);
    });

    it("changes nothing at all when one of the ids is somebody else's", async () => {
      const mine = await upload(test.context, await noise(7, 9).png().toBuffer());
      const theirs = await upload(stranger.context, await noise(7, 9).png().toBuffer());
      const imageIds = [mine.id, theirs.id];
      await expect(deleteImages(test.context, { imageIds })).rejects.toMatchObject({ code: "not_found" });
      await expect(restoreImages(test.context, { imageIds })).rejects.toMatchObject({ code: "not_found" });
      const marking = setFavourite(test.context, { imageId: theirs.id, favourite: true });
      await expect(marking).rejects.toMatchObject({ code: "not_found" });
      expect((await row(mine.id)).deletedAt).toBeNull();
      expect(await row(theirs.id)).toMatchObject({ deletedAt: null, favourite: false });
    });

    it("marks a favourite once, and takes the mark away", async () => {
      const { id } = await upload(test.context, await noise(6, 9).png().toBuffer());
      for (const favourite of [true, true, false]) {
        await setFavourite(test.context, { imageId: id, favourite });
        expect((await row(id)).favourite).toBe(favourite);
      }
    });

    it("refuses an empty list and an endless one", async () => {
      for (const imageIds of [[], Array.from({ length: 1001 }, (_, index) => `img_${index}`)])
        await expect(deleteImages(test.context, { imageIds })).rejects.toMatchObject({
          code: "invalid_request",
        });
    });
  });
});
