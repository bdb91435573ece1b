import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { deleteRun } from "#lib/runs/delete-run.ts";
import { prepareDraft } from "#lib/runs/prepare-draft.ts";
import { retryRun } from "#lib/runs/retry-run.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { stopRun } from "#lib/runs/stop-run.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

const [database] = testDatabases();

/** An image row of this size; nobody reads its bytes here. */
async function image({ studio, context }: TestStudio, width: number, height: number, mime = "image/png") {
  const { workspaceId, actor } = context;
  const [id, sha256] = [newId("img"), newId("sha")];
  const { client } = studio.database;
  await client.blob.create({ data: { workspaceId, sha256, bytes: 1, mime, width, height } });
  const who = { actorKind: actor.kind, actorId: actor.id };
  await client.image.create({ data: { id, workspaceId, sha256, origin: "upload", ...who } });
  return id;
}

describe("what a draft is held against", () => {
  let opened: OpenTestDatabase;
  let test: TestStudio;
  beforeAll(async () => {
    if (!database) throw new Error("there is no database to test on");
    opened = await database.open();
    test = await openTestStudio(opened.database);
  });
  afterAll(async () => {
    await test.close();
    await opened.close();
  });

  it("takes an edit with a mask, references in their order", async () => {
    const [first, second, mask] = [
      await image(test, 64, 32),
      await image(test, 9, 9),
      await image(test, 64, 32),
    ];
    const draft = test.draft({ references: [first, second], mask });
    const prepared = await prepareDraft(test.context, draft);
    expect(prepared.operation).toBe("edit");
    expect(prepared.inputs.map(({ imageId, role, position }) => [imageId, role, position])).toEqual([
      [first, "reference", 0],
      [second, "reference", 1],
      [mask, "mask", 0],
    ]);
    const run = await startRun(test.context, draft);
    expect(run.inputs.map(({ role, position, image }) => [role, position, image.id])).toEqual(
      expect.arrayContaining([
        ["reference", 0, first],
        ["reference", 1, second],
        ["mask", 0, mask],
      ]),
    );
    await stopRun(test.context, { runId: run.id });
    const retry = await retryRun(test.context, { runId: run.id, idempotencyKey: newId("key") });
    expect(retry.inputs.map(({ image }) => image.id).sort()).toEqual([first, second, mask].sort());
  });

  it("takes the same picture twice", async () => {
    const one = await image(test, 8, 8);
    expect((await prepareDraft(test.context, test.draft({ references: [one, one] }))).inputs).toHaveLength(2);
  });

  it("promises what is likely and holds back the most a call can cost", async () => {
    const { likely, reserved } = await prepareDraft(test.context, test.draft({ count: 4 }));
    expect(likely).toBeGreaterThan(0n);
    expect(reserved * 4n).toBeGreaterThanOrEqual(likely);
    const single = await prepareDraft(test.context, test.draft({ count: 1 }));
    expect(single.reserved).toBe(reserved);
  });

  it("refuses a mask of another size, of another kind, or without a reference", async () => {
    const first = await image(test, 64, 32);
    const wrong = [await image(test, 32, 64), await image(test, 64, 32, "image/webp")];
    for (const mask of wrong) {
      await expect(
        prepareDraft(test.context, test.draft({ references: [first], mask })),
      ).rejects.toMatchObject({
        code: "invalid_request",
        field: "mask",
      });
    }
    const mask = await image(test, 64, 32);
    await expect(prepareDraft(test.context, test.draft({ mask }))).rejects.toMatchObject({ field: "mask" });
  });

  it("names the reference that is gone: in the trash, or somebody else's", async () => {
    const [first, trashed] = [await image(test, 8, 8), await image(test, 8, 8)];
    await opened.database.client.image.update({ where: { id: trashed }, data: { deletedAt: new Date() } });
    const other = await openTestStudio(opened.database);
    for (const gone of [trashed, await image(other, 8, 8)]) {
      await expect(
        prepareDraft(test.context, test.draft({ references: [first, gone] })),
      ).rejects.toMatchObject({
        code: "reference_missing",
        field: "references[1]",
        params: { position: 2 },
      });
    }
    await expect(
      prepareDraft(test.context, test.draft({ references: [first], mask: trashed })),
    ).rejects.toMatchObject({ code: "reference_missing", field: "mask" });
    await other.close();
  });

  it("keeps showing an input that was thrown away later", async () => {
    const first = await image(test, 8, 8);
    const run = await startRun(test.context, test.draft({ references: [first] }));
    await opened.database.client.image.update({ where: { id: first }, data: { deletedAt: new Date() } });
    const stopped = await stopRun(test.context, { runId: run.id });
    expect(stopped.inputs).toHaveLength(1);
    await expect(
      retryRun(test.context, { runId: run.id, idempotencyKey: newId("key") }),
    ).rejects.toMatchObject({ code: "reference_missing" });
  });

  it("retries nothing that is running, succeeded or in the trash", async () => {
    const run = await startRun(test.context, test.draft());
    const retry = () => retryRun(test.context, { runId: run.id, idempotencyKey: newId("key") });
    await expect(retry()).rejects.toMatchObject({ code: "invalid_request" });
    await deleteRun(test.context, { runId: run.id });
    await expect(retry()).rejects.toMatchObject({ code: "not_found" });
  });
});
