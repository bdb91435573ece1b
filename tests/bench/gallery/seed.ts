import sharp from "sharp";
import { connectionId, ensureConnections } from "#lib/connections/ensure-connections.ts";
import { type StoredPicture, storeDrawnBytes } from "#lib/gallery/store-drawn-bytes.ts";
import { tagKey } from "#lib/gallery/tag-key.ts";
import { newId } from "#lib/ids.ts";
import { defaultParameters } from "#lib/images/parameters.ts";
import { searchWords } from "#lib/search/search-words.ts";
import type { Studio } from "#lib/studio/context.ts";
import { promptFrom, seeded } from "#tests/bench/gallery/prompts.ts";

const sizes = [
  [1024, 1024],
  [1536, 1024],
  [1024, 1536],
  [1536, 864],
  [864, 1536],
  [2048, 2048],
  [1536, 512],
  [512, 1536],
] as const;
const models = [
  "gpt-image-2.5-flare",
  "gpt-image-2.5-flare",
  "gpt-image-2.5",
  "gpt-image-2.6",
  "gpt-image-1.5",
];
const qualities = ["low", "medium", "medium", "high", "auto"];
export const seededTags = Array.from({ length: 30 }, (_, index) =>
  index % 2 ? `标签 ${index}` : `tag ${index}`,
);
/** Days over which the pictures came. */
export const seededDays = 400;
const perRun = 4;
const batch = 500;

export type Seeded = { collectionIds: string[]; newest: Date };

/**
 * Fills a workspace with pictures straight into the database, as a year of work would have left it: four to a run, half
 * of the prompts Chinese, 5 % uploads, 5 % favourites, 25 % rated, 15 % tagged, 10 % in collections, 3 % in the trash, 4 %
 * hidden parts of edits. Few real files stand behind them all. The same every time but for the ids' random ends.
 */
export async function seedGallery(studio: Studio, workspaceId: string, count: number): Promise<Seeded> {
  const random = seeded(count);
  const { client } = studio.database;
  await ensureConnections(studio, workspaceId);
  const pictures = await storePictures(studio, workspaceId);
  const who = { workspaceId, actorKind: "user", actorId: "owner" };
  const tags = seededTags.map((name) => ({ id: newId("tag"), workspaceId, name, key: tagKey(name) }));
  const collections = [1, 2, 3, 4, 5].map((number) => ({
    id: newId("col"),
    ...who,
    name: `Collection ${number}`,
  }));
  await client.tag.createMany({ data: tags });
  await client.collection.createMany({ data: collections });
  const newest = Date.now();
  const step = (seededDays * 86_400_000) / count;
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, index) =>
      imageRow(random, { at: Math.floor(newest - (count - from - index) * step), pictures }),
    );
    const runs = runsFor(random, rows, who);
    await client.run.createMany({ data: runs });
    await client.image.createMany({ data: rows.map((row) => ({ ...row, ...who })) });
    const texts = [
      ...runs.map(({ id, prompt }) => ({ kind: "run", subjectId: id, text: prompt })),
      ...rows.flatMap(({ id, name }) => (name ? [{ kind: "image", subjectId: id, text: name }] : [])),
    ];
    await client.searchText.createMany({
      data: texts.map(({ text, ...row }) => ({ ...row, workspaceId, words: searchWords(text) })),
    });
    const some = (share: number) => rows.filter(() => random() < share).map(({ id }) => id);
    const one = <Row>(list: readonly Row[]) => list[Math.floor(random() * list.length)] as Row;
    await client.imageTag.createMany({
      data: some(0.15).map((imageId) => ({ workspaceId, imageId, tagId: one(tags).id })),
    });
    await client.collectionImage.createMany({
      data: some(0.1).map((imageId) => ({ workspaceId, imageId, collectionId: one(collections).id })),
    });
  }
  return { collectionIds: collections.map(({ id }) => id), newest: new Date(newest) };
}

/** Eight files of eight shapes, small on disk. */
async function storePictures(studio: Studio, workspaceId: string): Promise<StoredPicture[]> {
  const pictures: StoredPicture[] = [];
  for (const [index, [width, height]] of sizes.entries()) {
    const background = { r: 30 + index * 25, g: 200 - index * 20, b: 120, alpha: 1 };
    const bytes = await sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer();
    pictures.push(await storeDrawnBytes(studio, workspaceId, bytes));
  }
  await studio.database.client.blob.createMany({
    data: pictures.map(({ thumbHash: _, ...blob }) => ({ workspaceId, ...blob })),
  });
  return pictures;
}

function imageRow(
  random: () => number,
  { at, pictures }: { at: number; pictures: readonly StoredPicture[] },
) {
  const { sha256, width, height, thumbHash } = pictures[
    Math.floor(random() * pictures.length)
  ] as StoredPicture;
  const uploaded = random() < 0.05;
  const createdAt = new Date(at);
  return {
    id: newId("img", at),
    origin: uploaded ? "upload" : "run",
    runId: null as string | null,
    name: uploaded ? `IMG_${Math.floor(random() * 9999)} 素材.png` : null,
    sha256,
    thumbHash,
    width,
    height,
    favourite: random() < 0.05,
    rating: random() < 0.25 ? 1 + Math.floor(random() * 5) : 0,
    model: null as string | null,
    quality: null as string | null,
    listed: uploaded || random() > 0.04,
    answered: uploaded
      ? null
      : '{"size":"1024x1024","quality":"medium","background":"opaque","outputFormat":"png"}',
    createdAt,
    deletedAt: random() < 0.03 ? createdAt : null,
  };
}

/** Gives every four drawn pictures a run. */
function runsFor(
  random: () => number,
  rows: readonly ReturnType<typeof imageRow>[],
  who: { workspaceId: string; actorKind: string; actorId: string },
) {
  const drawn = rows.filter(({ origin }) => origin === "run");
  return Array.from({ length: Math.ceil(drawn.length / perRun) }, (_, index) => {
    const images = drawn.slice(index * perRun, (index + 1) * perRun);
    const createdAt = images[0]?.createdAt ?? new Date();
    const model = models[Math.floor(random() * models.length)] ?? "";
    const quality = qualities[Math.floor(random() * qualities.length)] ?? "";
    const id = newId("run", createdAt.getTime());
    for (const image of images) Object.assign(image, { runId: id, model, quality });
    return {
      id,
      ...who,
      requestId: "req_seed",
      idempotencyKey: id,
      fingerprint: "",
      operation: "generate",
      connectionId: connectionId(who.workspaceId, "simulator"),
      model,
      prompt: promptFrom(random),
      parameters: JSON.stringify({ ...defaultParameters, quality }),
      count: images.length,
      state: "succeeded",
      estimate: 0n,
      createdAt,
    };
  });
}
