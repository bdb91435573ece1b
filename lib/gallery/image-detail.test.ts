import { rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteImages } from "#lib/gallery/delete-images.ts";
import { imageDetail } from "#lib/gallery/image-detail.ts";
import type { ImageDetail } from "#lib/gallery/view.ts";
import { newId } from "#lib/ids.ts";
import { deleteRun } from "#lib/runs/delete-run.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { startRun } from "#lib/runs/start-run.ts";
import type { ImageView, RunDraft, RunView } from "#lib/runs/view.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";
import { chunks } from "#tests/contract/blob-store.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { drawJobs } from "#tests/support/draw-jobs.ts";
import { noise } from "#tests/support/pictures.ts";
import { drawn, scriptedProvider } from "#tests/support/scripted-provider.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

const first = ([image]: readonly ImageView[]): ImageView => {
  if (!image) throw new Error("nothing was drawn");
  return image;
};
const tree = (nodes: ImageDetail["parents"]) =>
  nodes.map(({ image, depth, relation, towards }) => ({ id: image.id, depth, relation, towards }));

describe.each(testDatabases())("the detail of an image on $name", ({ open }) => {
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

  const detail = (image: { id: string }) => imageDetail(test.context, { imageId: image.id });
  const draw = async (over: Partial<RunDraft> = {}): Promise<RunView> => {
    const { id } = await startRun(test.context, test.draft(over));
    await drawJobs(test);
    return getRun(test.context, { runId: id });
  };
  const drawOne = async (over: Partial<RunDraft> = {}) => first((await draw(over)).images);
  const upload = async () =>
    storeUpload(test.context, {
      source: chunks(await noise(40, 30).png().toBuffer(), 5000),
      declaredMime: null,
      name: "fox.png",
      purpose: "reference",
    });
  const blobPath = ({ sha256 }: ImageView) =>
    join(test.studio.env.dataFolder, "blobs", "originals", sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  it("tells what was asked and answered, what it cost, how long it took and whom to ask", async () => {
    const answered = { size: "1024x1024", quality: "low", background: null, outputFormat: "png" };
    test.setProvider(scriptedProvider({ draw: (_, call) => drawn(call.clientRequestId, { answered }) }));
    const run = await draw({ prompt: "a fox in the snow", count: 2 });
    const [one, two] = run.images;
    if (!one || !two) throw new Error("two pictures were asked for");
    const found = await detail(two);
    expect(found).toMatchObject({
      image: two,
      trashed: false,
      file: "kept",
      tags: [],
      collections: [],
      run: { id: run.id, prompt: "a fox in the snow", parameters: { quality: "medium" } },
      model: { endsOn: null, replacedBy: null },
      edit: null,
      sentPrompt: null,
      answered,
      call: {
        charge: "settled",
        chargeNano: run.jobs[1]?.chargeNano,
        processingMs: 12,
        requestId: "req_1",
        clientRequestId: expect.stringMatching(/./),
      },
      provenance: { c2pa: false, software: null },
      parents: [],
      children: [],
      lineageCut: false,
      previousRun: null,
      nextRun: null,
    });
    expect(found.call?.latencyMs).toBeGreaterThanOrEqual(0);
    expect(found.siblings.map(({ id }) => id)).toEqual([one.id, two.id]);
  });

  it("says nothing of an answer that said nothing, or that cannot be read", async () => {
    const image = await drawOne();
    expect((await detail(image)).answered).toBeNull();
    for (const answered of ["{", "[]", '"x"', '{"size":7}']) {
      await opened.database.client.image.update({ where: { id: image.id }, data: { answered } });
      expect((await detail(image)).answered).toBeNull();
    }
  });

  it("tells of tags and collections", async () => {
    const image = await drawOne();
    const { workspaceId } = test.context;
    const { client } = opened.database;
    for (const name of ["winter", "fox"]) {
      const tagId = newId("tag");
      await client.tag.create({ data: { id: tagId, workspaceId, name, key: name } });
      await client.imageTag.create({ data: { workspaceId, tagId, imageId: image.id } });
    }
    const collection = { id: newId("col"), name: "Launch" };
    await client.collection.create({
      data: { ...collection, workspaceId, actorKind: "user", actorId: "owner" },
    });
    await client.collectionImage.create({
      data: { workspaceId, collectionId: collection.id, imageId: image.id },
    });
    expect(await detail(image)).toMatchObject({ tags: ["fox", "winter"], collections: [collection] });
  });

  it("leads to the runs before and after, past those without pictures", async () => {
    const [older, image] = [await drawOne(), await drawOne()];
    const emptied = await drawOne();
    const newer = await drawOne();
    await deleteImages(test.context, { imageIds: [emptied.id] });
    const found = await detail(image);
    expect(found.previousRun?.id).toBe(older.id);
    expect(found.nextRun?.id).toBe(newer.id);
    expect(await detail(older)).toMatchObject({ previousRun: null });
  });

  it("is there for an upload, which no run made", async () => {
    const older = await drawOne();
    const image = await upload();
    test.advance(10);
    expect(await detail(image)).toMatchObject({
      run: null,
      call: null,
      answered: null,
      model: null,
      siblings: [],
      previousRun: { id: older.id },
    });
  });

  describe("the lineage", () => {
    it("goes three steps up and down, each picture once, as a tree", async () => {
      const root = await upload();
      const chain = [root];
      for (let step = 0; step < 4; step++)
        chain.push(await drawOne({ references: [chain.at(-1)?.id ?? "", ...(step === 1 ? [root.id] : [])] }));
      const [a, b, c, d, e] = chain.map(({ id }) => id);
      const up = await imageDetail(test.context, { imageId: e ?? "" });
      expect(tree(up.parents)).toEqual([
        { id: d, depth: 1, relation: "reference", towards: e },
        { id: c, depth: 2, relation: "reference", towards: d },
        { id: b, depth: 3, relation: "reference", towards: c },
        // The first reference's own source came by the shorter way.
        { id: a, depth: 3, relation: "reference", towards: c },
      ]);
      const down = await imageDetail(test.context, { imageId: a ?? "" });
      expect(down.parents).toEqual([]);
      expect(tree(down.children)).toEqual([
        { id: b, depth: 1, relation: "reference", towards: a },
        { id: c, depth: 1, relation: "reference", towards: a },
        { id: d, depth: 2, relation: "reference", towards: c },
        { id: e, depth: 3, relation: "reference", towards: d },
      ]);
      expect(down.children[0]).toMatchObject({ prompt: "a fox in the snow", model: "gpt-image-2.5-flare" });
    });

    it("of an edit leads to the source and, for a composite, to the provider's picture", async () => {
      const source = await upload();
      const raw = await drawOne();
      const { workspaceId } = test.context;
      const { client } = opened.database;
      const runId = raw.runId ?? "";
      const composite = newId("img");
      const own = { workspaceId, actorKind: "user", actorId: "owner" };
      await client.image.update({ where: { id: raw.id }, data: { listed: false } });
      await client.image.create({
        data: { ...own, id: composite, origin: "composite", runId, sha256: source.sha256 },
      });
      await client.edit.create({
        data: { runId, workspaceId, sourceId: source.id, mode: "exact", plan: "{}", settings: "{}" },
      });
      await client.editResult.create({
        data: {
          rawId: raw.id,
          workspaceId,
          runId,
          compositeId: composite,
          state: "done",
          settings: "{}",
        },
      });
      const found = await detail({ id: composite });
      expect(tree(found.parents)).toEqual([
        { id: source.id, depth: 1, relation: "source", towards: composite },
        { id: raw.id, depth: 1, relation: "drawn", towards: composite },
      ]);
      expect(tree((await detail(source)).children)).toEqual([
        { id: composite, depth: 1, relation: "source", towards: source.id },
      ]);
      expect(tree((await detail(raw)).children)).toEqual([
        { id: composite, depth: 1, relation: "drawn", towards: raw.id },
      ]);
    });

    it("keeps trashed and purged pictures, marked", async () => {
      const source = await upload();
      const middle = await drawOne({ references: [source.id] });
      const leaf = await drawOne({ references: [middle.id] });
      await deleteImages(test.context, { imageIds: [source.id, middle.id] });
      const purgedAt = new Date();
      await opened.database.client.image.update({ where: { id: source.id }, data: { purgedAt } });
      const { parents } = await detail(leaf);
      expect(parents).toMatchObject([
        { trashed: true, purged: false },
        { trashed: true, purged: true },
      ]);
    });

    it("ends at fifty pictures and says so", async () => {
      const source = await upload();
      for (let run = 0; run < 6; run++) await draw({ references: [source.id], count: 10 });
      const { children, lineageCut } = await detail(source);
      expect(children).toHaveLength(50);
      expect(lineageCut).toBe(true);
      const [child] = children;
      expect((await detail(child?.image ?? source)).parents).toHaveLength(1);
    });
  });

  describe("of what is gone", () => {
    it("shows the trash as such, of a picture and of a whole run", async () => {
      const run = await draw({ count: 2 });
      const [one, two] = run.images;
      await deleteImages(test.context, { imageIds: [one?.id ?? ""] });
      expect(await detail(one ?? { id: "" })).toMatchObject({
        trashed: true,
        run: { id: run.id, prompt: run.prompt },
      });
      await deleteRun(test.context, { runId: run.id });
      expect(await detail(two ?? { id: "" })).toMatchObject({ trashed: true, run: { id: run.id } });
    });

    it("leaves a tombstone with prompt and lineage of a purged one", async () => {
      const source = await upload();
      const image = await drawOne({ references: [source.id] });
      await opened.database.client.image.update({
        where: { id: image.id },
        data: { deletedAt: new Date(), purgedAt: new Date() },
      });
      rmSync(blobPath(image));
      expect(await detail(image)).toMatchObject({
        file: "purged",
        run: { prompt: "a fox in the snow" },
        parents: [{ image: { id: source.id } }],
      });
    });

    it("tells a file that is lost or cut short on the disk, and all else nevertheless", async () => {
      const [lost, cut] = [await drawOne(), await drawOne()];
      rmSync(blobPath(lost));
      truncateSync(blobPath(cut), 20);
      for (const image of [lost, cut])
        expect(await detail(image)).toMatchObject({ file: "missing", run: { prompt: "a fox in the snow" } });
    });
  });

  it("is not found for somebody else, and for what does not exist", async () => {
    const image = await drawOne();
    await expect(imageDetail(stranger.context, { imageId: image.id })).rejects.toMatchObject({
      code: "not_found",
    });
    for (const imageId of ["img_0", "", "../secret", "img_\0", "x".repeat(5000)])
      await expect(imageDetail(test.context, { imageId })).rejects.toMatchObject({ code: "not_found" });
  });
});
