import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { convertImage } from "#lib/gallery/convert-image.ts";
import { readProvenance } from "#lib/gallery/provenance.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";
import { chunks } from "#tests/contract/blob-store.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { noise, pngChunk, withChunks } from "#tests/support/pictures.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("a converted picture on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  let test: TestStudio;
  let stranger: TestStudio;
  beforeAll(async () => {
    opened = await open();
    test = await openTestStudio(opened.database);
    stranger = await openTestStudio(opened.database);
  });
  afterAll(async () => {
    await Promise.all([test.close(), stranger.close()]);
    await opened.close();
  });

  const upload = async (bytes: Uint8Array) =>
    storeUpload(test.context, {
      source: chunks(bytes, 5000),
      declaredMime: null,
      name: "fox.png",
      purpose: "reference",
    });
  const convert = async (
    imageId: string,
    over: { format: "png" | "jpeg" | "webp"; quality?: number; width?: number },
  ) => {
    const converted = await convertImage(test.context, { imageId, quality: 90, ...over });
    return { ...converted, bytes: await buffer(converted.body) };
  };

  it.each(["png", "jpeg", "webp"] as const)("is a whole %s, without the signature", async (format) => {
    const signed = withChunks(
      await noise(120, 80).png().toBuffer(),
      pngChunk("caBX", Buffer.from("manifest")),
    );
    const image = await upload(signed);
    const { mime, name, bytes } = await convert(image.id, { format });
    expect([mime, name]).toEqual([`image/${format}`, "fox.png"]);
    expect(await sharp(bytes).metadata()).toMatchObject({ format, width: 120, height: 80 });
    const { sha256 } = await test.studio.blobs.write(chunks(bytes, 5000), 1e9);
    expect(await readProvenance(test.studio.blobs, { sha256, bytes: bytes.length, mime })).toEqual({
      c2pa: false,
      software: null,
    });
  });

  it("is smaller when asked, never larger, and weighs less with less quality", async () => {
    const image = await upload(await noise(120, 90).png().toBuffer());
    const { bytes: small } = await convert(image.id, { format: "webp", width: 60 });
    expect(await sharp(small).metadata()).toMatchObject({ width: 60, height: 45 });
    const { bytes: large } = await convert(image.id, { format: "webp", width: 4000 });
    expect(await sharp(large).metadata()).toMatchObject({ width: 120 });
    const { bytes: rough } = await convert(image.id, { format: "jpeg", quality: 10 });
    const { bytes: fine } = await convert(image.id, { format: "jpeg", quality: 95 });
    expect(rough.length).toBeLessThan(fine.length);
  });

  it("keeps transparency in WebP and PNG; in JPEG it becomes white", async () => {
    const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: "#f000" } })
      .png()
      .toBuffer();
    const image = await upload(clear);
    expect((await sharp((await convert(image.id, { format: "webp" })).bytes).stats()).isOpaque).toBe(false);
    const { bytes } = await convert(image.id, { format: "jpeg" });
    const [pixel] = (await sharp(bytes).stats()).channels;
    expect(pixel?.mean).toBeGreaterThan(250);
  });

  it("is refused for somebody else's, a purged, a damaged and an undecodable one", async () => {
    const image = await upload(await noise(20, 20).png().toBuffer());
    const refused = (context: TestStudio["context"]) =>
      convertImage(context, { imageId: image.id, format: "png", quality: 90 });
    await expect(refused(stranger.context)).rejects.toMatchObject({ code: "not_found" });
    const { client } = opened.database;
    await client.image.update({ where: { id: image.id }, data: { purgedAt: new Date() } });
    await expect(refused(test.context)).rejects.toMatchObject({ code: "blob_missing" });
    await client.image.update({ where: { id: image.id }, data: { purgedAt: null } });
    const { workspaceId } = test.context;
    const blob = { workspaceId_sha256: { workspaceId, sha256: image.sha256 } };
    await client.blob.update({ where: blob, data: { mime: "image/svg+xml" } });
    await expect(refused(test.context)).rejects.toMatchObject({ code: "thumbnail_impossible" });
    await client.blob.update({ where: blob, data: { mime: "image/png" } });
    const path = join(
      test.studio.env.dataFolder,
      "blobs/originals",
      image.sha256.slice(0, 2),
      image.sha256.slice(2, 4),
      image.sha256,
    );
    writeFileSync(path, "not a picture any more");
    await expect(refused(test.context)).rejects.toMatchObject({ code: "blob_missing" });
  });

  it("is refused when the bytes are whole and yet no picture", async () => {
    const broken = (await noise(200, 200).png().toBuffer()).subarray(0, 20_000);
    const { sha256 } = await test.studio.blobs.write(chunks(broken, 5000), 1e9);
    const { workspaceId } = test.context;
    await opened.database.client.blob.create({
      data: { workspaceId, sha256, bytes: broken.length, mime: "image/png", width: 200, height: 200 },
    });
    await opened.database.client.image.create({
      data: { id: "img_broken", workspaceId, actorKind: "user", actorId: "owner", origin: "upload", sha256 },
    });
    await expect(
      convertImage(test.context, { imageId: "img_broken", format: "webp", quality: 80 }),
    ).rejects.toMatchObject({ code: "thumbnail_impossible" });
  });
});
