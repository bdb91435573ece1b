// npm run bench gallery [-- --pictures 10000,100000]: the gallery with many pictures, its queries on both databases.
import { benchPage } from "#tests/bench/gallery/page.ts";
import { benchQueries } from "#tests/bench/gallery/query.ts";
import { benchZip } from "#tests/bench/gallery/zip.ts";
import { type BenchRow, report } from "#tests/bench/report.ts";

const asked = process.argv.indexOf("--pictures");
const counts = asked > 0 ? (process.argv[asked + 1] ?? "").split(",").map(Number) : [10_000, 100_000];

// Each part answers with its rows.
const parts: ((counts: readonly number[]) => Promise<BenchRow[]>)[] = [benchQueries, benchZip, benchPage];

const rows: BenchRow[] = [];
for (const part of parts) rows.push(...(await part(counts)));
report("gallery", rows);
