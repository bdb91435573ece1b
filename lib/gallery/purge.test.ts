import { existsSync } from "node:fs";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BlobStore } from "#lib/blobs/blob-store.ts";
import { deleteImages } from "#lib/gallery/delete-images.ts";
import { purge } from "#lib/gallery/purge.ts";
import { youngMs } from "#lib/gallery/remove-freed.ts";
import { restoreImages } from "#lib/gallery/restore-images.ts";
import { trashSummary } from "#lib/gallery/trash-summary.ts";
import { variantKey } from "#lib/gallery/variants.ts";
import { newId } from "#lib/ids.ts";
import { emptyOldTrash, forgetUnused } from "#lib/storage/chores.ts";
import { sweepPurged, sweepUnnamed } from "#lib/storage/sweep-blobs.ts";
import type { Context } from "#lib/studio/context.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";
import { chunks, sha256 } from "#tests/contract/blob-store.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { noise } from "#tests/support/pictures.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

const day = 24 * 60 * 60 * 1000;

describe.each(testDatabases())("purging on $name", ({ open }) => {
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

  const upload = (context: Context, bytes: Uint8Array) =>
    storeUpload(context, {
      source: chunks(bytes, 5000),
      declaredMime: null,
      name: "fox.png",
      purpose: "reference",
    });
  let seed = 0;
  const picture = () => {
    seed += 1;
    return noise(20 + seed, 10)
      .png()
      .toBuffer();
  };
  const inTrash = async () => {
    const bytes = await picture();
    const image = await upload(test.context, bytes);
    await deleteImages(test.context, { imageIds: [image.id] });
    return { ...image, bytes, key: image.sha256 };
  };
  const row = (id: string) => test.studio.database.client.image.findUniqueOrThrow({ where: { id } });
  /** As if nobody had written these bytes for a while. Their age is the disk's, not the studio's. */
  const age = async (...keys: string[]) => {
    const then = new Date(Date.now() - youngMs - 60_000);
    const folder = join(test.studio.env.dataFolder, "blobs", "originals");
    for (const key of keys) await utimes(join(folder, key.slice(0, 2), key.slice(2, 4), key), then, then);
  };
  const isThere = async (key: string) => (await test.studio.blobs.stat(key)) !== null;
  const audit = () =>
    test.studio.database.client.auditEntry.findMany({ where: { workspaceId: test.context.workspaceId } });

  it("deletes the bytes and what was made of them, keeps a nameless row, and writes it down", async () => {
    const { id, key, bytes } = await inTrash();
    await upload(test.context, await picture());
    await age(key);
    expect(await trashSummary(test.context)).toMatchObject({ count: 1, bytesFreed: bytes.length, held: 0 });
    expect(await purge(test.context, { selection: "all", count: 1 })).toEqual({
      count: 1,
      bytesFreed: bytes.length,
    });
    expect(await isThere(key)).toBe(false);
    expect(await test.studio.blobs.readVariant(variantKey(key, 512))).toBeNull();
    expect(await row(id)).toMatchObject({ purgedAt: expect.any(Date), name: null, thumbHash: null });
    expect((await audit()).map(({ action, details }) => [action, JSON.parse(details)])).toEqual([
      ["images.purge", { count: 1, bytesFreed: bytes.length }],
    ]);
    expect(await trashSummary(test.context)).toEqual({ count: 0, bytesFreed: 0, held: 0, nextPurgeAt: null });
  });

  it("wants the number a person has read, or deletes nothing", async () => {
    const { id, key } = await inTrash();
    await inTrash();
    await age(key);
    await expect(purge(test.context, { selection: "all", count: 1 })).rejects.toMatchObject({
      code: "purge_count_changed",
      params: { count: 2 },
    });
    expect([await isThere(key), (await row(id)).purgedAt, await audit()]).toEqual([true, null, []]);
  });

  it("takes only what is in the trash, and nothing of another workspace", async () => {
    const kept = await upload(test.context, await picture());
    const stranger = await openTestStudio(opened.database);
    const theirs = await upload(stranger.context, await picture());
    const one = (imageId: string) => ({ selection: { kind: "ids" as const, imageIds: [imageId] }, count: 1 });
    await expect(purge(test.context, one(kept.id))).rejects.toMatchObject({ code: "purge_count_changed" });
    await expect(purge(test.context, one(theirs.id))).rejects.toMatchObject({ code: "not_found" });
    await stranger.close();
  });

  it("cannot be undone by the way out of the trash", async () => {
    const { id } = await inTrash();
    await purge(test.context, { selection: "all", count: 1 });
    const restoring = restoreImages(test.context, { imageIds: [id] });
    await expect(restoring).rejects.toMatchObject({ code: "not_found" });
    expect((await row(id)).deletedAt).not.toBeNull();
  });

  it("keeps bytes that another picture of the workspace, or of another workspace, uses", async () => {
    const bytes = await picture();
    const mine = await upload(test.context, bytes);
    const neighbour = { ...test.context, workspaceId: newId("ws") };
    await test.studio.database.client.workspace.create({
      data: { id: neighbour.workspaceId, name: "next door" },
    });
    await upload(neighbour, bytes);
    await deleteImages(test.context, { imageIds: [mine.id] });
    await age(mine.sha256);
    // Freed here, though the file stays for the others.
    expect(await purge(test.context, { selection: "all", count: 1 })).toMatchObject({ count: 1 });
    expect(await isThere(mine.sha256)).toBe(true);

    const first = await inTrash();
    const again = await upload(test.context, first.bytes);
    expect(await trashSummary(test.context)).toMatchObject({ count: 1, bytesFreed: 0 });
    await purge(test.context, { selection: "all", count: 1 });
    expect([again.id === first.id, await isThere(first.key)]).toEqual([false, true]);
  });

  it("spares bytes that somebody brings again at that moment, and gives their row back", async () => {
    const { key, bytes } = await inTrash();
    await age(key);
    let brought: Promise<unknown> = Promise.resolve();
    // The upload begins when the purge has asked whether anybody needs the bytes, and before it deletes them.
    const blobs: BlobStore = {
      ...test.studio.blobs,
      discard: async (sha256s, before) => {
        brought = upload(test.context, bytes);
        await brought;
        return test.studio.blobs.discard(sha256s, before);
      },
    };
    await purge({ ...test.context, studio: { ...test.studio, blobs } }, { selection: "all", count: 1 });
    await brought;
    expect(Buffer.from(await test.studio.blobs.read(key)).equals(bytes)).toBe(true);
    const where = { workspaceId_sha256: { workspaceId: test.context.workspaceId, sha256: key } };
    expect(await test.studio.database.client.blob.findUnique({ where })).toMatchObject({ purgedAt: null });
  });

  it("never leaves a picture without its bytes, however uploads and purges meet", async () => {
    const bytes = await picture();
    const key = sha256(bytes);
    for (let round = 0; round < 12; round++) {
      const image = await upload(test.context, bytes);
      await deleteImages(test.context, { imageIds: [image.id] });
      await age(key);
      const purging = purge(test.context, { selection: "all", count: 1 });
      const [{ id }] = await Promise.all([upload(test.context, bytes), purging.catch(() => undefined)]);
      expect([round, await isThere(key), (await row(id)).purgedAt]).toEqual([round, true, null]);
      await deleteImages(test.context, { imageIds: [id] });
      await purge(test.context, { selection: "all", count: (await trashSummary(test.context)).count });
    }
  });

  it("leaves young bytes to a later sweep, as a crash would", async () => {
    const { key } = await inTrash();
    await purge(test.context, { selection: "all", count: 1 });
    expect(await isThere(key)).toBe(true);
    await age(key);
    await sweepPurged(test.studio);
    expect(await isThere(key)).toBe(false);
  });

  it("holds what a running run needs", async () => {
    const { id } = await inTrash();
    const { client } = test.studio.database;
    const runId = newId("run");
    const { connectionId, model, prompt } = test.draft();
    const who = {
      workspaceId: test.context.workspaceId,
      actorKind: "user",
      actorId: "owner",
      requestId: "req",
    };
    const what = { connectionId, model, prompt, parameters: "{}", count: 1, estimate: 0n, operation: "edit" };
    await client.run.create({
      data: { id: runId, ...who, ...what, idempotencyKey: runId, fingerprint: "", state: "running" },
    });
    await client.runInput.create({
      data: {
        id: newId("inp"),
        workspaceId: who.workspaceId,
        runId,
        imageId: id,
        role: "reference",
        position: 0,
      },
    });
    expect(await trashSummary(test.context)).toMatchObject({ count: 0, held: 1 });
    await client.run.update({ where: { id: runId }, data: { state: "succeeded" } });
    expect(await trashSummary(test.context)).toMatchObject({ count: 1, held: 0 });
  });

  it("takes the hidden parts of an edit along with its last picture", async () => {
    const { client } = test.studio.database;
    const { workspaceId } = test.context;
    const [source, mask, raw, composite] = await Promise.all(
      Array.from({ length: 4 }, async () => upload(test.context, await picture())),
    );
    if (!source || !mask || !raw || !composite) throw new Error("four pictures were uploaded");
    const runId = newId("run");
    const { connectionId, model, prompt } = test.draft();
    const who = { workspaceId, actorKind: "user", actorId: "owner", requestId: "req" };
    const what = { connectionId, model, prompt, parameters: "{}", count: 1, estimate: 0n, operation: "edit" };
    await client.run.create({
      data: { id: runId, ...who, ...what, idempotencyKey: runId, fingerprint: "", state: "succeeded" },
    });
    await client.edit.create({
      data: {
        runId,
        workspaceId,
        sourceId: source.id,
        maskId: mask.id,
        mode: "exact",
        plan: "{}",
        settings: "{}",
      },
    });
    const update = (id: string, data: object) => client.image.update({ where: { id }, data });
    await update(mask.id, { listed: false, origin: "mask" });
    await update(raw.id, { listed: false, origin: "run", runId });
    await update(composite.id, { origin: "composite", runId });
    await deleteImages(test.context, { imageIds: [composite.id] });
    const bytes = mask.bytes + raw.bytes + composite.bytes;
    expect(await trashSummary(test.context)).toMatchObject({ count: 1, bytesFreed: bytes });
    await age(mask.sha256);
    expect(await purge(test.context, { selection: "all", count: 1 })).toEqual({
      count: 1,
      bytesFreed: bytes,
    });
    const purged = async (id: string) => (await row(id)).purgedAt !== null;
    expect(await Promise.all([source, mask, raw, composite].map(({ id }) => purged(id)))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(await isThere(mask.sha256)).toBe(false);
  });

  it("happens by itself after 30 days, in every workspace, and not a day before", async () => {
    const { id } = await inTrash();
    test.advance(29 * day);
    await emptyOldTrash(test.studio);
    expect((await row(id)).purgedAt).toBeNull();
    test.advance(day + 1000);
    await emptyOldTrash(test.studio);
    expect((await row(id)).purgedAt).not.toBeNull();
    expect(await audit()).toMatchObject([{ actorKind: "system", action: "images.purge" }]);
  });

  it("forgets masks that were never used after 30 days, and keeps those of an edit", async () => {
    const { client } = test.studio.database;
    const { workspaceId } = test.context;
    const [unused, used] = [
      await upload(test.context, await picture()),
      await upload(test.context, await picture()),
    ];
    for (const { id } of [unused, used])
      await client.image.update({ where: { id }, data: { listed: false, origin: "mask" } });
    const runId = newId("run");
    const { connectionId, model, prompt } = test.draft();
    const who = { workspaceId, actorKind: "user", actorId: "owner", requestId: "req" };
    const what = { connectionId, model, prompt, parameters: "{}", count: 1, estimate: 0n, operation: "edit" };
    await client.run.create({
      data: { id: runId, ...who, ...what, idempotencyKey: runId, fingerprint: "", state: "succeeded" },
    });
    const facts = { mode: "exact", plan: "{}", settings: "{}" };
    await client.edit.create({ data: { runId, workspaceId, sourceId: used.id, maskId: used.id, ...facts } });
    await forgetUnused(test.studio);
    expect((await row(unused.id)).purgedAt).toBeNull();
    test.advance(30 * day + 60_000);
    await forgetUnused(test.studio);
    expect((await row(unused.id)).purgedAt).not.toBeNull();
    expect((await row(used.id)).purgedAt).toBeNull();
  });

  it("finds bytes without a row after a day, and variants without their original", async () => {
    const orphan = await test.studio.blobs.write(chunks(Buffer.from("nobody's"), 3), 100);
    const named = await upload(test.context, await picture());
    await test.studio.blobs.writeVariant(variantKey(orphan.sha256, 256), Buffer.from("small"));
    await test.studio.blobs.writeVariant(`partial/${newId("job")}/0`, Buffer.from("preview"));
    await sweepUnnamed(test.studio);
    expect(await isThere(orphan.sha256)).toBe(true);
    test.advance(day + 60_000);
    expect(await sweepUnnamed(test.studio)).toMatchObject({ blobs: 1, bytes: 8 });
    expect([await isThere(orphan.sha256), await isThere(named.sha256)]).toEqual([false, true]);
    const folder = join(test.studio.env.dataFolder, "blobs", "variants");
    expect(existsSync(join(folder, named.sha256.slice(0, 2), named.sha256, "512.webp"))).toBe(true);
    expect(existsSync(join(folder, orphan.sha256.slice(0, 2), orphan.sha256, "256.webp"))).toBe(false);
  });
});
