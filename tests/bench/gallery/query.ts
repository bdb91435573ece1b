import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { galleryFacets } from "#lib/gallery/gallery-facets.ts";
import { galleryIndex } from "#lib/gallery/gallery-index.ts";
import { listImages } from "#lib/gallery/list-images.ts";
import { everything, type GalleryFilter, type GallerySort } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";
import { openBenchStudio } from "#tests/bench/gallery/bench-studio.ts";
import { type Seeded, seededTags, seedGallery } from "#tests/bench/gallery/seed.ts";
import { atMost, type BenchRow, told } from "#tests/bench/report.ts";

const rounds = 15;
const timeZone = "Asia/Shanghai";
/** Milliseconds at p95 with 100,000 pictures; the slowest are words that half of all prompts hold. */
const must = { sqlite: { index: 250, page: 150 }, postgresql: { index: 600, page: 500 } };

type Asked = { name: string; filter: Partial<GalleryFilter>; sort?: GallerySort };

function questions({ collectionIds, newest }: Seeded): Asked[] {
  const day = (ago: number) => new Date(newest.getTime() - ago * 86_400_000).toISOString().slice(0, 10);
  return [
    { name: "everything", filter: {} },
    { name: "oldest first", filter: {}, sort: "oldest" },
    { name: "by rating", filter: {}, sort: "rating" },
    { name: "largest first", filter: {}, sort: "largest" },
    { name: "a model", filter: { models: ["gpt-image-2.5"] } },
    { name: "a size", filter: { sizes: ["1536x1024"] } },
    { name: "a quality", filter: { qualities: ["high"] } },
    { name: "an origin", filter: { origins: ["upload"] } },
    { name: "favourites", filter: { favourite: true } },
    { name: "rated 4 or better", filter: { rating: 4 } },
    { name: "a tag", filter: { tags: [seededTags[3] ?? ""] } },
    { name: "two tags", filter: { tags: seededTags.slice(0, 2) } },
    { name: "a collection", filter: { collectionId: collectionIds[0] ?? "" } },
    { name: "a month", filter: { from: day(90), to: day(60) } },
    { name: "the trash", filter: { trash: true } },
    { name: "text: 海", filter: { text: "海" } },
    { name: "text: 水彩", filter: { text: "水彩" } },
    { name: "text: 赛博朋克", filter: { text: "赛博朋克" } },
    { name: "text: 青铜鼎 (rare)", filter: { text: "青铜鼎" } },
    { name: "text: p (prefix)", filter: { text: "p" } },
    { name: "text: poster", filter: { text: "poster" } },
    { name: "text: neon rain ref", filter: { text: "neon rain ref" } },
    { name: "text: zeppelin (rare)", filter: { text: "zeppelin" } },
    { name: "text: 城市 poster (mixed)", filter: { text: "城市 poster" } },
    { name: "text: qqq (nothing)", filter: { text: "qqq" } },
    {
      name: "all at once",
      filter: { text: "海报", models: ["gpt-image-2.5"], qualities: ["high"], rating: 3, from: day(300) },
    },
  ];
}

/** How long the database takes for each filter of the gallery, on both databases. */
export async function benchQueries(counts: readonly number[]): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const kind of ["sqlite", "postgresql"] as const) {
    for (const count of counts) {
      const folder = await mkdtemp(join("/tmp", "pentimento-gallery-"));
      const bench = await openBenchStudio(kind, folder);
      if (!bench) continue;
      try {
        const begun = performance.now();
        const seeded = await seedGallery(bench.studio, bench.context.workspaceId, count);
        await bench.settle();
        const name = `${kind}, ${count} pictures`;
        rows.push(told(name, "seeded", "s", (performance.now() - begun) / 1000));
        rows.push(...(await benchDatabase(bench.context, name, questions(seeded), kind)));
      } finally {
        await bench.close();
        await rm(folder, { recursive: true, force: true });
      }
    }
  }
  return rows;
}

async function benchDatabase(
  context: Context,
  name: string,
  asked: readonly Asked[],
  kind: "sqlite" | "postgresql",
): Promise<BenchRow[]> {
  const { index: indexMust, page: pageMust } = must[kind];
  const rows = [
    atMost(name, "facets p95", "ms", await p95(() => galleryFacets(context, { trash: false })), indexMust),
  ];
  for (const { name: filterName, filter: some, sort = "newest" } of asked) {
    const filter = { ...everything, ...some };
    const at = `${name}: ${filterName}`;
    const { total, until } = await galleryIndex(context, { filter, sort, timeZone });
    const page = (offset: number) => () =>
      listImages(context, { filter, sort, timeZone, until, offset, limit: 100 });
    const index = await p95(() => galleryIndex(context, { filter, sort, timeZone }));
    const first = await p95(page(0));
    const deep = await p95(page(Math.max(0, total - 100)));
    rows.push(
      atMost(at, "index p95", "ms", index, indexMust),
      atMost(at, "first page p95", "ms", first, pageMust),
      atMost(at, "last page p95", "ms", deep, pageMust),
    );
  }
  return rows;
}

async function p95(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  times.sort((one, other) => one - other);
  return times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}
