import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeSelected } from "#lib/gallery/change-selected.ts";
import { createCollection, deleteCollection, renameCollection } from "#lib/gallery/collections.ts";
import { galleryFacets } from "#lib/gallery/gallery-facets.ts";
import { galleryIndex } from "#lib/gallery/gallery-index.ts";
import { listImages } from "#lib/gallery/list-images.ts";
import { resolveSelection } from "#lib/gallery/resolve-selection.ts";
import { changeSelectedSchema, tagsSchema } from "#lib/gallery/schema.ts";
import { setRating } from "#lib/gallery/set-rating.ts";
import { setTags } from "#lib/gallery/set-tags.ts";
import { undoChange } from "#lib/gallery/undo-change.ts";
import { type BulkDeed, everything, type GalleryFilter, maxSelected } from "#lib/gallery/view.ts";
import { newId } from "#lib/ids.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { type SeededImage, seedImages } from "#tests/support/seed-images.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("changes of many pictures on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  let test: TestStudio;
  let stranger: TestStudio;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened.close());
  beforeEach(async () => {
    const [mine, theirs] = [await openTestStudio(opened.database), await openTestStudio(opened.database)];
    [test, stranger] = [mine, theirs];
    return () => Promise.all([mine.close(), theirs.close()]);
  });

  const seed = (images: SeededImage[] | number) =>
    seedImages(
      test.context,
      typeof images === "number" ? Array.from({ length: images }, () => ({})) : images,
    );
  const change = (imageIds: string[], deed: BulkDeed) =>
    changeSelected(test.context, { selection: { kind: "ids", imageIds }, deed });
  const row = (id: string | undefined) =>
    opened.database.client.image.findUniqueOrThrow({ where: { id: id ?? "" } });
  const tagsOf = async (id: string | undefined) => {
    const links = await opened.database.client.imageTag.findMany({
      where: { imageId: id ?? "" },
      select: { tag: { select: { name: true } } },
    });
    return links.map(({ tag }) => tag.name).sort();
  };
  const collected = async (collectionId: string) =>
    (await opened.database.client.collectionImage.findMany({ where: { collectionId } }))
      .map(({ imageId }) => imageId)
      .sort();
  const events = async () =>
    (
      await opened.database.client.event.findMany({
        where: { workspaceId: test.context.workspaceId },
        orderBy: { number: "asc" },
      })
    ).map(({ type, subjectId }) => [type, subjectId]);

  it("rate, and undo brings back what each was", async () => {
    const ids = await seed([{ rating: 2 }, { rating: 5 }, {}, { rating: 4 }]);
    const { changeId, count } = await change(ids, { kind: "rate", rating: 4 });
    expect(count).toBe(3);
    for (const id of ids) expect((await row(id)).rating).toBe(4);
    expect(await undoChange(test.context, { changeId })).toEqual({ count: 3 });
    expect(await Promise.all(ids.map(async (id) => (await row(id)).rating))).toEqual([2, 5, 0, 4]);
    expect(await undoChange(test.context, { changeId })).toEqual({ count: 0 });
  });

  it("are undone only where it is still so", async () => {
    const ids = await seed([{ rating: 1 }, { rating: 1 }]);
    const { changeId } = await change(ids, { kind: "rate", rating: 3 });
    await setRating(test.context, { imageId: ids[0] ?? "", rating: 5 });
    expect(await undoChange(test.context, { changeId })).toEqual({ count: 1 });
    expect(await Promise.all(ids.map(async (id) => (await row(id)).rating))).toEqual([5, 1]);
  });

  it("mark favourites, and undo leaves those that were", async () => {
    const ids = await seed([{ favourite: true }, {}]);
    const { changeId, count } = await change(ids, { kind: "favourite", favourite: true });
    expect(count).toBe(1);
    await undoChange(test.context, { changeId });
    expect(await Promise.all(ids.map(async (id) => (await row(id)).favourite))).toEqual([true, false]);
    const none = await change(ids, { kind: "favourite", favourite: false });
    expect(none.count).toBe(1);
    await undoChange(test.context, none);
    expect((await row(ids[0])).favourite).toBe(true);
  });

  it("throw away and bring back, with the day they were thrown away", async () => {
    const ids = await seed(3);
    const first = await change(ids.slice(0, 1), { kind: "trash" });
    const since = (await row(ids[0])).deletedAt;
    test.advance(60_000);
    const second = await change(ids, { kind: "trash" });
    expect(second.count).toBe(2);
    expect((await row(ids[0])).deletedAt).toEqual(since);
    const restored = await change(ids, { kind: "restore" });
    expect(restored.count).toBe(3);
    await undoChange(test.context, restored);
    expect((await row(ids[0])).deletedAt).toEqual(since);
    await change(ids.slice(2), { kind: "restore" });
    test.advance(60_000);
    await change(ids.slice(2), { kind: "trash" });
    // The third was thrown away again since: that is not undone.
    expect(await undoChange(test.context, second)).toEqual({ count: 1 });
    expect((await row(ids[1])).deletedAt).toBeNull();
    expect((await row(ids[2])).deletedAt).not.toBeNull();
    expect(await undoChange(test.context, first)).toEqual({ count: 1 });
  });

  it("tag and untag; a tag in another case is the same tag", async () => {
    const ids = await seed(3);
    await setTags(test.context, { imageId: ids[0] ?? "", tags: ["Poster"] });
    const tagged = await change(ids, { kind: "tag", name: "ｐｏｓｔｅｒ" });
    expect(tagged.count).toBe(2);
    expect(await tagsOf(ids[2])).toEqual(["Poster"]);
    await undoChange(test.context, tagged);
    expect([await tagsOf(ids[0]), await tagsOf(ids[1])]).toEqual([["Poster"], []]);
    const untagged = await change(ids, { kind: "untag", name: "POSTER" });
    expect([untagged.count, await tagsOf(ids[0])]).toEqual([1, []]);
    await undoChange(test.context, untagged);
    expect(await tagsOf(ids[0])).toEqual(["Poster"]);
    expect((await change(ids, { kind: "untag", name: "nobody wrote this" })).count).toBe(0);
  });

  it("collect and take out again; a deleted collection stays deleted", async () => {
    const ids = (await seed(3)).sort();
    const { id: collectionId } = await createCollection(test.context, { name: "Spring" });
    await change(ids.slice(0, 1), { kind: "collect", collectionId });
    const more = await change(ids, { kind: "collect", collectionId });
    expect([more.count, await collected(collectionId)]).toEqual([2, ids]);
    await undoChange(test.context, more);
    expect(await collected(collectionId)).toEqual(ids.slice(0, 1));
    const out = await change(ids, { kind: "uncollect", collectionId });
    expect([out.count, await collected(collectionId)]).toEqual([1, []]);
    await undoChange(test.context, out);
    expect(await collected(collectionId)).toEqual(ids.slice(0, 1));
    const again = await change(ids, { kind: "uncollect", collectionId });
    await deleteCollection(test.context, { collectionId });
    expect(await undoChange(test.context, again)).toEqual({ count: 0 });
    await expect(change(ids, { kind: "collect", collectionId })).rejects.toMatchObject({ code: "not_found" });
    expect((await row(ids[0])).deletedAt).toBeNull();
  });

  it("reach all that match, but for those taken out and those that came later", async () => {
    const ids = await seed([{ model: "a" }, { model: "a" }, { model: "b" }, { model: "a" }]);
    const filter: GalleryFilter = { ...everything, models: ["a"] };
    const { until } = await galleryIndex(test.context, { filter, sort: "newest", timeZone: "UTC" });
    const later = await seed([{ model: "a" }]);
    const selection = {
      kind: "matching",
      filter,
      timeZone: "UTC",
      until: until ?? "",
      except: [ids[1] ?? ""],
    } as const;
    const matching = { ...selection, except: [...selection.except] };
    expect(await resolveSelection(test.context, matching)).toEqual([ids[3], ids[0]]);
    expect(await resolveSelection(test.context, matching, { sort: "oldest" })).toEqual([ids[0], ids[3]]);
    const { count } = await changeSelected(test.context, {
      selection: matching,
      deed: { kind: "rate", rating: 5 },
    });
    expect(count).toBe(2);
    expect((await row(later[0])).rating).toBe(0);
    // What was done may take pictures out of what matches; undo knows them by name.
    const unrated = { ...matching, filter: { ...filter, rating: 5 } };
    const { changeId } = await changeSelected(test.context, {
      selection: unrated,
      deed: { kind: "rate", rating: 0 },
    });
    expect(await undoChange(test.context, { changeId })).toEqual({ count: 2 });
  });

  it("take hold of all named pictures or of none: somebody else's, purged and unknown ones are not there", async () => {
    const [mine, purged] = await seed([{}, { purgedAt: new Date() }]);
    const [theirs] = await seedImages(stranger.context, [{}]);
    const collection = await createCollection(stranger.context, { name: "Theirs" });
    for (const other of [theirs, purged, "img_nobody"]) {
      const imageIds = [mine ?? "", other ?? ""];
      for (const deed of [
        { kind: "rate", rating: 1 },
        { kind: "tag", name: "x" },
        { kind: "trash" },
      ] as const)
        await expect(change(imageIds, deed)).rejects.toMatchObject({ code: "not_found" });
      await expect(resolveSelection(test.context, { kind: "ids", imageIds })).rejects.toMatchObject({
        code: "not_found",
      });
      const single = { imageId: other ?? "" };
      await expect(setRating(test.context, { ...single, rating: 1 })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(setTags(test.context, { ...single, tags: ["x"] })).rejects.toMatchObject({
        code: "not_found",
      });
    }
    expect(await row(mine)).toMatchObject({ rating: 0, deletedAt: null });
    expect([await tagsOf(mine), await tagsOf(theirs)]).toEqual([[], []]);
    const { id: collectionId } = collection;
    await expect(change([mine ?? ""], { kind: "collect", collectionId })).rejects.toMatchObject({
      code: "not_found",
    });
    const renaming = renameCollection(test.context, { collectionId, name: "Mine" });
    await expect(renaming).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteCollection(test.context, { collectionId })).rejects.toMatchObject({
      code: "not_found",
    });
    const done = await changeSelected(stranger.context, {
      selection: { kind: "ids", imageIds: [theirs ?? ""] },
      deed: { kind: "rate", rating: 2 },
    });
    await expect(undoChange(test.context, done)).rejects.toMatchObject({ code: "not_found" });
    expect((await row(theirs)).rating).toBe(2);
  });

  it("refuse more than 100,000", async () => {
    const imageIds = Array.from({ length: maxSelected + 1 }, () => newId("img"));
    await expect(change(imageIds, { kind: "trash" })).rejects.toMatchObject({ code: "selection_too_large" });
    const deed = { kind: "trash" };
    expect(changeSelectedSchema.safeParse({ selection: { kind: "ids", imageIds }, deed }).success).toBe(
      false,
    );
  });

  it("change 12,000 pictures in one go, tell it once, and undo them", { timeout: 60_000 }, async () => {
    const ids = await seed(12_000);
    const before = (await events()).length;
    const { id: collectionId } = await createCollection(test.context, { name: "All" });
    for (const deed of [
      { kind: "rate", rating: 3 },
      { kind: "tag", name: "spring" },
      { kind: "collect", collectionId },
      { kind: "trash" },
    ] as const) {
      const begun = performance.now();
      const { changeId, count } = await change(ids, deed);
      expect(count).toBe(12_000);
      expect(performance.now() - begun, deed.kind).toBeLessThan(5000);
      expect(await undoChange(test.context, { changeId })).toEqual({ count: 12_000 });
    }
    const told = (await events()).slice(before + 1);
    expect(told).toEqual(Array(8).fill(["images", test.context.workspaceId]));
    expect(
      await opened.database.client.imageTag.count({ where: { imageId: { in: ids.slice(0, 50) } } }),
    ).toBe(0);
  });

  it("tell each run of a few, and of many that pictures changed", async () => {
    const ofRuns = await seed(
      Array.from({ length: 70 }, (_, index) => ({ run: index < 9 ? "same" : `${index}` })),
    );
    const runOf = async (id: string | undefined) => (await row(id)).runId;
    const before = (await events()).length;
    await change(ofRuns.slice(0, 10), { kind: "favourite", favourite: true });
    const runs = [await runOf(ofRuns[0]), await runOf(ofRuns[9])].sort();
    expect((await events()).slice(before)).toEqual(runs.map((id) => ["run", id]));
    await change(ofRuns, { kind: "favourite", favourite: true });
    expect((await events()).slice(before + 2)).toEqual([["images", test.context.workspaceId]]);
    await change(ofRuns, { kind: "favourite", favourite: true });
    expect(await events()).toHaveLength(before + 3);
  });

  it("by two tabs at once end as one of them wanted", async () => {
    const ids = await seed(20);
    const rate = (rating: number) => [
      change(ids, { kind: "rate", rating }),
      ...ids.slice(0, 5).map((imageId) => setRating(test.context, { imageId, rating })),
    ];
    await Promise.all([...rate(2), ...rate(4)]);
    for (const id of ids) expect([2, 4]).toContain((await row(id)).rating);
    const words = ["one", "Two", "三"];
    await Promise.all(
      ids.flatMap((imageId) => [
        setTags(test.context, { imageId, tags: words }),
        setTags(test.context, { imageId, tags: words.map((word) => word.toUpperCase()) }),
      ]),
    );
    const { tags } = await galleryFacets(test.context, { trash: false });
    expect(tags.map(({ count }) => count)).toEqual([20, 20, 20]);
  });

  describe("tags", () => {
    it("are what was written, once, however odd", async () => {
      const [imageId = ""] = await seed(1);
      const odd = ["a,b", "%", "' OR 1=1 --", "<b>", "春节 🧧", "#1", "\\", "Poster", "poster", "POSTER"];
      const { tags } = await setTags(test.context, { imageId, tags: odd });
      expect(tags).toHaveLength(8);
      const items = await list({ tags: ["' or 1=1 --", "春节 🧧"] });
      expect(items[0]?.tags).toEqual(tags);
      expect(await list({ tags: ["b"] })).toEqual([]);
      expect((await setTags(test.context, { imageId, tags: ["%"] })).tags).toEqual(["%"]);
      expect((await setTags(test.context, { imageId, tags: [] })).tags).toEqual([]);
    });
    const list = (filter: Partial<GalleryFilter>) =>
      listImages(test.context, {
        filter: { ...everything, ...filter },
        sort: "newest",
        timeZone: "UTC",
        until: null,
        offset: 0,
        limit: 10,
      });

    it("come in trimmed, in one spelling of each character, at most 60 of them and 50 tags", () => {
      const read = (tags: unknown) => tagsSchema.safeParse({ imageId: "img_1", tags });
      expect(read(["  two \n words ", "cafe\u0301"]).data?.tags).toEqual(["two words", "caf\u00e9"]);
      expect(read(["狐".repeat(60)]).success).toBe(true);
      expect(read(["🦊".repeat(60)]).success).toBe(true);
      for (const tags of [[""], ["   "], ["\0"], ["狐".repeat(61)], ["\ud800"], [1], Array(51).fill("x")])
        expect(read(tags).success, JSON.stringify(tags)).toBe(false);
    });

    it("are 50 a picture at most, also when many are tagged", async () => {
      const ids = await seed(2);
      const tags = Array.from({ length: 50 }, (_, index) => `tag ${index}`);
      await setTags(test.context, { imageId: ids[0] ?? "", tags });
      await expect(
        setTags(test.context, { imageId: ids[0] ?? "", tags: [...tags, "more"] }),
      ).rejects.toMatchObject({ code: "tags_too_many", params: { most: 50 } });
      await expect(change(ids, { kind: "tag", name: "one more" })).rejects.toMatchObject({
        code: "tags_too_many",
      });
      expect(await tagsOf(ids[1])).toEqual([]);
      expect((await change(ids, { kind: "tag", name: "TAG 7" })).count).toBe(1);
    });
  });

  it("stand in collections of different names", async () => {
    const { id: collectionId } = await createCollection(test.context, { name: "Spring" });
    await createCollection(test.context, { name: "Autumn 10" });
    await createCollection(test.context, { name: "Autumn 9" });
    await createCollection(stranger.context, { name: "Winter" });
    for (const take of [
      () => createCollection(test.context, { name: "Spring" }),
      () => renameCollection(test.context, { collectionId, name: "Autumn 9" }),
    ])
      await expect(take()).rejects.toMatchObject({ code: "name_taken", field: "name" });
    await renameCollection(test.context, { collectionId, name: "Winter" });
    const [older = "", newer = ""] = await seed(2);
    await change([older, newer], { kind: "collect", collectionId });
    const { collections } = await galleryFacets(test.context, { trash: false });
    const coverUrl = `/blobs/${(await row(newer)).sha256}?w=512`;
    expect(collections.map(({ name, count, coverUrl: url }) => [name, count, url])).toEqual([
      ["Autumn 9", 0, null],
      ["Autumn 10", 0, null],
      ["Winter", 2, coverUrl],
    ]);
  });
});
