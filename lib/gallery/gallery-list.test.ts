import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeSelected } from "#lib/gallery/change-selected.ts";
import { createCollection } from "#lib/gallery/collections.ts";
import { findBySha256 } from "#lib/gallery/find-by-sha256.ts";
import { galleryFacets } from "#lib/gallery/gallery-facets.ts";
import { galleryIndex } from "#lib/gallery/gallery-index.ts";
import { listImages } from "#lib/gallery/list-images.ts";
import { setTags } from "#lib/gallery/set-tags.ts";
import { everything, type GalleryFilter, type GallerySort } from "#lib/gallery/view.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";
import { chunks } from "#tests/contract/blob-store.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { noise } from "#tests/support/pictures.ts";
import { seedImages } from "#tests/support/seed-images.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("the gallery's lists on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  let test: TestStudio;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened.close());
  beforeEach(async () => {
    const own = await openTestStudio(opened.database);
    test = own;
    return () => own.close();
  });

  type Some = Partial<GalleryFilter> & { sort?: GallerySort; timeZone?: string };
  const asked = ({ sort = "newest", timeZone = "UTC", ...some }: Some) => ({
    filter: { ...everything, ...some },
    sort,
    timeZone,
  });
  const index = (some: Some = {}) => galleryIndex(test.context, asked(some));
  const list = (some: Some = {}, page = {}) =>
    listImages(test.context, { ...asked(some), until: null, offset: 0, limit: 200, ...page });
  const ids = async (some: Some = {}, page = {}) => (await list(some, page)).map(({ id }) => id);

  it("are empty without pictures", async () => {
    expect(await index()).toEqual({ total: 0, until: null, ratios: [], days: [] });
    expect(await index({ sort: "rating" })).toMatchObject({ days: null });
    expect(await list()).toEqual([]);
    expect(await galleryFacets(test.context, { trash: false })).toEqual({
      models: [],
      sizes: [],
      qualities: [],
      tags: [],
      collections: [],
      trashed: 0,
    });
  });

  it("come in their order, and say of each what a list shows", async () => {
    const seeded = await seedImages(test.context, [
      {
        run: "a",
        prompt: "雪".repeat(400),
        model: "m1",
        quality: "high",
        rating: 3,
        width: 3000,
        height: 1000,
      },
      { name: "fox.png", width: 1000, height: 3000, favourite: true },
      { run: "a", model: "m1", quality: "high", rating: 5, width: 1024, height: 1024 },
      { width: 2048, height: 2048, rating: 3 },
    ]);
    const [a, b, c, d] = seeded;
    expect(await ids()).toEqual([d, c, b, a]);
    expect(await ids({ sort: "oldest" })).toEqual([a, b, c, d]);
    expect(await ids({ sort: "rating" })).toEqual([c, d, a, b]);
    expect(await ids({ sort: "largest" })).toEqual([d, b, a, c]);
    expect((await index()).ratios).toEqual([1000, 1000, 333, 3000]);
    expect((await index({ sort: "largest" })).ratios).toEqual([1000, 333, 3000, 1000]);
    expect((await index()).until).toBe(d);
    const [, , fox, snow] = await list();
    expect(fox).toMatchObject({
      name: "fox.png",
      prompt: null,
      model: null,
      favourite: true,
      tags: [],
      origin: "upload",
    });
    expect(snow).toMatchObject({ model: "m1", quality: "high", rating: 3, width: 3000, height: 1000 });
    expect(snow?.prompt).toBe("雪".repeat(300));
  });

  it("show what was drawn or brought, never parts of an edit, what was purged or is somebody else's", async () => {
    const now = new Date();
    const [shown, trashed] = await seedImages(test.context, [
      {},
      { deletedAt: now },
      { listed: false, origin: "mask" },
      { deletedAt: now, purgedAt: now },
      { listed: false, origin: "run", deletedAt: now },
    ]);
    const stranger = await openTestStudio(opened.database);
    await seedImages(stranger.context, [{}, { deletedAt: now }]);
    expect(await ids()).toEqual([shown]);
    expect(await ids({ trash: true })).toEqual([trashed]);
    expect(await index({ trash: true })).toMatchObject({ total: 1, until: trashed });
    expect(await galleryFacets(test.context, { trash: false })).toMatchObject({
      sizes: [{ value: "1024x1024", count: 1 }],
      trashed: 1,
    });
    await stranger.close();
  });

  it("stay where they are while newer ones come", async () => {
    const seeded = await seedImages(
      test.context,
      Array.from({ length: 7 }, () => ({})),
    );
    const { until } = await index();
    await seedImages(test.context, [{}, {}]);
    const pages = [];
    for (let offset = 0; offset < 9; offset += 3) pages.push(...(await ids({}, { until, offset, limit: 3 })));
    expect(pages).toEqual(seeded.toReversed());
    expect(await ids({}, { offset: 100_000 })).toEqual([]);
    expect((await list({}, { limit: 5000 })).length).toBe(9);
  });

  it("are divided by the reader's own days", async () => {
    const at = (text: string) => ({ at: new Date(text) });
    await seedImages(test.context, [
      at("2026-03-28T22:59:59.999Z"),
      at("2026-03-28T23:00:00.000Z"),
      at("2026-03-29T21:59:59.999Z"),
      at("2026-03-29T22:00:00.000Z"),
      at("2026-03-30T12:00:00.000Z"),
    ]);
    const days = async (timeZone: string, sort: GallerySort = "newest") =>
      (await index({ timeZone, sort })).days;
    // In Berlin the 29th has 23 hours.
    expect(await days("Europe/Berlin")).toEqual([
      { day: "2026-03-30", count: 2 },
      { day: "2026-03-29", count: 2 },
      { day: "2026-03-28", count: 1 },
    ]);
    expect(await days("Asia/Kathmandu", "oldest")).toEqual([
      { day: "2026-03-29", count: 2 },
      { day: "2026-03-30", count: 3 },
    ]);
    expect(await days("UTC")).toEqual([
      { day: "2026-03-30", count: 1 },
      { day: "2026-03-29", count: 2 },
      { day: "2026-03-28", count: 2 },
    ]);
    expect(await days("UTC", "largest")).toBeNull();
    const total = async (from: string | null, to: string | null, timeZone = "Europe/Berlin") =>
      (await index({ from, to, timeZone })).total;
    expect(await total("2026-03-29", "2026-03-29")).toBe(2);
    expect(await total("2026-03-30", null)).toBe(2);
    expect(await total(null, "2026-03-28")).toBe(1);
    expect(await total("2026-03-29", "2026-03-29", "Asia/Kathmandu")).toBe(2);
    expect(await total("1000-01-01", "2999-12-31")).toBe(5);
    await expect(index({ timeZone: "Mars/Olympus" })).rejects.toMatchObject({ field: "timeZone" });
  });

  it("agree on every filter with a look at each picture", async () => {
    const words = ["海报设计", "red fox", "水彩 fox", "nothing"];
    const seeds = Array.from({ length: 60 }, (_, number) => ({
      ...(number % 6 === 5
        ? { name: `${words[number % 4]}.png`, origin: "upload" }
        : {
            run: `${number % 9}`,
            prompt: words[(number % 9) % 4] ?? "",
            origin: number % 10 === 3 ? "composite" : "run",
          }),
      model: `m${number % 3}`,
      quality: ["low", "high"][number % 2] ?? "",
      width: [1024, 1536][number % 2] ?? 0,
      height: 1024,
      favourite: number % 5 === 0,
      rating: number % 6,
    }));
    const seeded = await seedImages(test.context, seeds);
    const { id: collectionId } = await createCollection(test.context, { name: "Some" });
    const collected = seeded.filter((_, number) => number % 4 === 0);
    await changeSelected(test.context, {
      selection: { kind: "ids", imageIds: collected },
      deed: { kind: "collect", collectionId },
    });
    const tagged = seeded.filter((_, number) => number % 3 === 0);
    for (const [number, imageId] of tagged.entries())
      await setTags(test.context, { imageId, tags: number % 2 ? ["one"] : ["One", "二"] });
    const one = (wanted: readonly string[], value: string) => wanted.length === 0 || wanted.includes(value);
    const textOf = ({ run, name = "" }: { run?: string; name?: string }) =>
      run === undefined ? name : (words[Number(run) % 4] ?? "");
    const tagsOf = (id: string) => (tagged.indexOf(id) % 2 ? ["one"] : ["one", "二"]);
    const matches = (filter: GalleryFilter) =>
      seeded.filter((id, number) => {
        const seed = seeds[number] as (typeof seeds)[number];
        const tags = tagged.includes(id) ? tagsOf(id) : [];
        return [
          one(filter.models, seed.model),
          one(filter.qualities, seed.quality),
          one(filter.sizes, `${seed.width}x${seed.height}`),
          one(filter.origins, seed.origin),
          seed.favourite || !filter.favourite,
          seed.rating >= filter.rating,
          filter.tags.every((name) => tags.includes(name.toLowerCase())),
          filter.collectionId === null || collected.includes(id),
          filter.text.split(" ").every((word) => textOf(seed).includes(word)),
        ].every(Boolean);
      });
    const filters: fc.Arbitrary<GalleryFilter> = fc.record({
      text: fc.constantFrom("", "", "fox", "海报", "报", "red fo", "水彩"),
      models: fc.subarray(["m0", "m1", "m2", "m9"]),
      qualities: fc.subarray(["low", "high"] as const).map((list) => [...list]),
      sizes: fc.subarray(["1024x1024", "1536x1024"]),
      origins: fc.subarray(["run", "composite", "upload"] as const).map((list) => [...list]),
      favourite: fc.boolean(),
      rating: fc.nat(5),
      tags: fc.constantFrom<string[]>([], [], ["ONE"], ["one", "二"], ["missing"]),
      collectionId: fc.constantFrom(null, null, collectionId),
      from: fc.constant(null),
      to: fc.constant(null),
      trash: fc.constant(false),
    });
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const wanted = matches(filter).toReversed();
        const { total, ratios } = await index(filter);
        expect([total, ratios.length]).toEqual([wanted.length, wanted.length]);
        expect(await ids(filter)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
    const { models, qualities, tags, collections } = await galleryFacets(test.context, { trash: false });
    expect(models).toEqual(["m0", "m1", "m2"].map((value) => ({ value, count: 20 })));
    expect(qualities).toHaveLength(2);
    expect(tags).toEqual([
      { value: "One", count: 20 },
      { value: "二", count: 10 },
    ]);
    expect(collections).toMatchObject([{ id: collectionId, name: "Some", count: 15 }]);
  });

  it("find what a person made by its words, and what was brought by its name, from the first character", async () => {
    const run = await startRun(test.context, test.draft({ prompt: "雪地里的狐狸, a Fox" }));
    const [drawn] = await seedImages(test.context, [{}]);
    await opened.database.client.image.update({ where: { id: drawn ?? "" }, data: { runId: run.id } });
    const brought = await storeUpload(test.context, {
      source: chunks(await noise(30, 10).png().toBuffer(), 5000),
      declaredMime: null,
      name: "雪山 Matterhorn.png",
      purpose: "reference",
    });
    expect(await ids({ text: "雪" })).toEqual([brought.id, drawn]);
    expect(await ids({ text: "狐" })).toEqual([drawn]);
    expect(await ids({ text: "matter" })).toEqual([brought.id]);
    for (const text of ["%", "*", '"', "\0", "🦊🦊", "\ud800", "x".repeat(1000)])
      expect(Array.isArray(await ids({ text }))).toBe(true);
    expect((await list({ text: "matter" }))[0]).toMatchObject({ width: 30, height: 10, origin: "upload" });
    expect((await index({ text: "matter" })).ratios).toEqual([3000]);
  });

  it("take no part of an edit from an upload, and tell of a picture that came", async () => {
    const before = await opened.database.client.event.count({
      where: { workspaceId: test.context.workspaceId },
    });
    const bytes = await noise(40, 40, 4).png().toBuffer();
    for (const purpose of ["mask", "markup"] as const) {
      const view = await storeUpload(test.context, {
        source: chunks(bytes, 999),
        declaredMime: null,
        name: "a.png",
        purpose,
      });
      expect(view).toMatchObject({ origin: purpose, listed: false });
    }
    expect(await ids()).toEqual([]);
    await storeUpload(test.context, {
      source: chunks(bytes, 999),
      declaredMime: null,
      name: "a.png",
      purpose: "reference",
    });
    const events = await opened.database.client.event.findMany({
      where: { workspaceId: test.context.workspaceId },
    });
    expect(events.slice(before).map(({ type }) => type)).toEqual(["images"]);
  });

  it("know a picture by its bytes, the newest first, in the trash last", async () => {
    const sha256 = "ab".repeat(32);
    const [older, , trashed] = await seedImages(test.context, [
      { run: "a", prompt: "a fox", sha256 },
      { listed: false, origin: "crop", sha256 },
      { deletedAt: new Date(), sha256 },
    ]);
    expect(await findBySha256(test.context, { sha256 })).toMatchObject({
      image: { id: older, sha256 },
      trashed: false,
      run: { prompt: "a fox", trashed: false },
    });
    await opened.database.client.image.update({ where: { id: older ?? "" }, data: { purgedAt: new Date() } });
    expect(await findBySha256(test.context, { sha256 })).toMatchObject({
      image: { id: trashed },
      trashed: true,
      run: null,
    });
    const stranger = await openTestStudio(opened.database);
    for (const [context, hash] of [
      [stranger.context, sha256],
      [test.context, "cd".repeat(32)],
      [test.context, "../x"],
      [test.context, sha256.toUpperCase()],
    ] as const)
      await expect(findBySha256(context, { sha256: hash })).rejects.toMatchObject({ code: "not_found" });
    await stranger.close();
  });
});
