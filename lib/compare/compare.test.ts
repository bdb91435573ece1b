import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadComparison } from "#lib/compare/load-comparison.ts";
import { saveVerdict } from "#lib/compare/save-verdict.ts";
import { deleteImages } from "#lib/gallery/delete-images.ts";
import type { Context } from "#lib/studio/context.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";
import { chunks } from "#tests/contract/blob-store.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { noise } from "#tests/support/pictures.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("comparing pictures on $name", ({ open }) => {
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

  const upload = async (context: Context, seed: number) => {
    const source = chunks(
      await noise(40 + seed, 30)
        .png()
        .toBuffer(),
      5000,
    );
    const { id } = await storeUpload(context, {
      source,
      declaredMime: null,
      name: "a.png",
      purpose: "reference",
    });
    return id;
  };
  const three = async () => [
    await upload(test.context, 1),
    await upload(test.context, 2),
    await upload(test.context, 3),
  ];
  const another = (context: Context): Context => ({ ...context, actor: { kind: "user", id: "user_2" } });

  it("keeps the order asked for, and names what is gone or somebody else's", async () => {
    const [one = "", two = "", gone = ""] = await three();
    const foreign = await upload(stranger.context, 4);
    await deleteImages(test.context, { imageIds: [gone] });
    const comparison = await loadComparison(test.context, { imageIds: [two, foreign, one, gone, two] });
    expect(comparison.images.map(({ image }) => image.id)).toEqual([two, one]);
    expect(comparison.missing).toEqual([foreign, gone]);
  });

  it("keeps one choice of each person, whatever order the pictures stand in", async () => {
    const [one = "", two = "", third = ""] = await three();
    await saveVerdict(test.context, { imageIds: [one, two, third], winnerId: one, blind: true });
    await saveVerdict(another(test.context), { imageIds: [third, one, two], winnerId: one, blind: false });
    const verdicts = await saveVerdict(test.context, {
      imageIds: [two, third, one],
      winnerId: two,
      blind: false,
    });
    expect(verdicts).toEqual({ mine: { winnerId: two, blind: false }, votes: { [one]: 1, [two]: 1 } });
    const { verdicts: read } = await loadComparison(test.context, { imageIds: [third, two, one] });
    expect(read).toEqual(verdicts);
    const other = await loadComparison(test.context, { imageIds: [one, two] });
    expect(other.verdicts).toEqual({ mine: null, votes: {} });
  });

  it("takes a choice back", async () => {
    const [one = "", two = ""] = await three();
    const imageIds = [one, two];
    await saveVerdict(test.context, { imageIds, winnerId: one, blind: false });
    expect(await saveVerdict(test.context, { imageIds, winnerId: null, blind: false })).toEqual({
      mine: null,
      votes: {},
    });
  });

  it("refuses a winner that is not compared, and pictures of another workspace", async () => {
    const [one = "", two = "", third = ""] = await three();
    const foreign = await upload(stranger.context, 5);
    await expect(
      saveVerdict(test.context, { imageIds: [one, two], winnerId: third, blind: false }),
    ).rejects.toMatchObject({ code: "invalid_request", field: "winnerId" });
    await expect(
      saveVerdict(test.context, { imageIds: [one, foreign], winnerId: one, blind: false }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect((await loadComparison(stranger.context, { imageIds: [one, foreign] })).verdicts.mine).toBeNull();
  });
});
