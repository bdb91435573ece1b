import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { wholeLibrary } from "#lib/library/filter-url.ts";
import { libraryFacets } from "#lib/library/library-facets.ts";
import { findTemplates, listTemplates } from "#lib/library/list-templates.ts";
import { saveDraft } from "#lib/library/save-draft.ts";
import type { LibraryFilter, LibrarySort } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";
import { emptyContent } from "#lib/template/empty-content.ts";
import { openBenchStudio } from "#tests/bench/gallery/bench-studio.ts";
import { promptFrom, seeded } from "#tests/bench/gallery/prompts.ts";
import { indexBytes } from "#tests/bench/library/index-bytes.ts";
import { percentile } from "#tests/bench/library/percentile.ts";
import { type Scan, scanOf } from "#tests/bench/library/scan.ts";
import { type SeededTemplate, seedLibrary } from "#tests/bench/library/seed.ts";
import { atMost, type BenchRow, exactly, told } from "#tests/bench/report.ts";

/** Milliseconds of a search's top page at p95. */
const must = { sqlite: 30, postgresql: 100 };
const rounds = 7;
const saves = 200;

/** What people type: one, two and more characters, words, beginnings of words, both languages, rare, frequent, nothing. */
const typed = [
  ..."海 光 城 瓶 鼎 字".split(" "),
  ..."海报 水彩 狐狸 城市 细节 月饼 敦煌 书法".split(" "),
  ..."青花瓷 电影感 信息图 落地窗".split(" "),
  ..."赛博朋克 海报设计 水彩风格 产品摄影".split(" "),
  "白色背景柔和光线",
  "青铜鼎",
  ..."p s wat pos cinema fashio".split(" "),
  ..."poster watercolor zeppelin perfume infographic".split(" "),
  "red fox",
  "soft shadows golden",
  "neon rain ref",
  "studio background soft shadows",
  "海报 poster",
  "城市 4k",
  "标签 7",
  "template-4321",
  "需要这类画面",
  "4k",
  "qqq",
  "没有这个词呀",
];

const filtered: { name: string; filter: Partial<LibraryFilter>; sort: LibrarySort }[] = [
  { name: "everything, by change", filter: {}, sort: "updated" },
  { name: "everything, by use", filter: {}, sort: "used" },
  { name: "everything, by rating", filter: {}, sort: "rating" },
  { name: "everything, by title", filter: {}, sort: "title" },
  { name: "a folder", filter: { folder: "shop" }, sort: "updated" },
  { name: "a tag", filter: { tags: ["tag 4"] }, sort: "updated" },
  { name: "ending", filter: { ending: true }, sort: "updated" },
  {
    name: "海报 in a folder, validated",
    filter: { text: "海报", folder: "电商", states: ["validated"] },
    sort: "relevance",
  },
  { name: "poster, by use", filter: { text: "poster" }, sort: "used" },
];

/** The search of the library on both databases: how quick, how complete, how large its index. */
export async function benchSearch(count: number): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  let scan: Scan | null = null;
  for (const kind of ["sqlite", "postgresql"] as const) {
    const folder = await mkdtemp(join("/tmp", "pentimento-library-"));
    const bench = await openBenchStudio(kind, folder);
    if (!bench) continue;
    try {
      const name = `${kind}, ${count} templates`;
      const begun = performance.now();
      const templates = await seedLibrary(bench.studio, bench.context.workspaceId, count);
      await bench.settle();
      rows.push(told(name, "seeded", "s", (performance.now() - begun) / 1000));
      scan ??= scanOf(templates);
      rows.push(
        ...(await timeSearch(bench.context, name, must[kind])),
        ...(await compare(bench.context, name, scan)),
        ...(await timeFilters(bench.context, name)),
        ...(await measureIndex(bench.context, name, templates)),
        ...(await timeSaves(bench.context, name, templates)),
      );
    } finally {
      await bench.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
  return rows;
}

const topPage = (filter: Partial<LibraryFilter>, sort: LibrarySort) => ({
  filter: { ...wholeLibrary, ...filter },
  sort,
  offset: 0,
  limit: 20,
});

async function timeSearch(context: Context, name: string, limit: number): Promise<BenchRow[]> {
  const times: number[] = [];
  const slowest: { query: string; ms: number }[] = [];
  for (const query of typed) {
    const ask = () => listTemplates(context, topPage({ text: query }, "relevance"));
    await ask();
    const own = await timesOf(rounds, ask);
    times.push(...own);
    slowest.push({ query, ms: percentile(own, 0.5) });
  }
  const [worst] = slowest.sort((one, other) => other.ms - one.ms);
  return [
    told(name, `search p50 of ${typed.length} queries`, "ms", percentile(times, 0.5)),
    atMost(name, `search p95 of ${typed.length} queries`, "ms", percentile(times, 0.95), limit),
    told(name, `slowest query: ${worst?.query}`, "ms", worst?.ms ?? Number.NaN),
  ];
}

/** Every sampled piece, its whole answer against the whole scan. */
async function compare(context: Context, name: string, scan: Scan): Promise<BenchRow[]> {
  let different = 0;
  let missed = 0;
  let found = 0;
  for (const query of scan.queries) {
    const request = { filter: { ...wholeLibrary, text: query }, sort: "relevance" as const };
    const { ids, total } = await findTemplates(context, { ...request, offset: 0, limit: 1_000_000 });
    const answered = new Set(ids);
    const wanted = scan.matching(query);
    const isSame = total === wanted.size && answered.size === ids.length && wanted.size === answered.size;
    if (!isSame || [...wanted].some((id) => !answered.has(id))) different++;
    for (const id of scan.holding(query)) if (!answered.has(id)) missed++;
    found += wanted.size;
  }
  return [
    told(name, "queries held against a scan", "", scan.queries.length),
    told(name, "matches compared", "", found),
    exactly(name, "answers unlike the scan", "", different, 0),
    exactly(name, "texts that hold a piece and were missed", "", missed, 0),
  ];
}

async function timeFilters(context: Context, name: string): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { name: what, filter, sort } of filtered) {
    const times = await timesOf(rounds, () => listTemplates(context, topPage(filter, sort)));
    rows.push(told(`${name}: ${what}`, "top page p50", "ms", percentile(times, 0.5)));
  }
  const facets = await timesOf(rounds, () => libraryFacets(context, { kind: "prompt" }));
  rows.push(told(`${name}: filter menus`, "p50", "ms", percentile(facets, 0.5)));
  return rows;
}

async function measureIndex(
  context: Context,
  name: string,
  templates: readonly SeededTemplate[],
): Promise<BenchRow[]> {
  const text = templates.reduce((sum, template) => sum + Buffer.byteLength(template.text), 0);
  const index = await indexBytes(context.studio.database);
  return [
    told(name, "texts", "MB", text / 1e6),
    told(name, "index", "MB", index / 1e6),
    told(name, "index over text", "x", index / text),
  ];
}

async function timeSaves(
  context: Context,
  name: string,
  templates: readonly SeededTemplate[],
): Promise<BenchRow[]> {
  const random = seeded(3);
  const times: number[] = [];
  for (let index = 0; index < saves; index++) {
    const templateId = templates[Math.floor(random() * templates.length)]?.id ?? "";
    const { rev } = await context.studio.database.client.templateDraft.findUniqueOrThrow({
      where: { templateId },
    });
    const content = { ...emptyContent("generate" as const), body: promptFrom(random) };
    times.push(...(await timesOf(1, () => saveDraft(context, { templateId, rev, content }))));
  }
  return [
    told(name, "save of a draft, with its index, p50", "ms", percentile(times, 0.5)),
    told(name, "save of a draft, with its index, p95", "ms", percentile(times, 0.95)),
  ];
}

async function timesOf(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  return taken;
}
