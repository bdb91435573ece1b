// npm run bench library [-- --templates 100000]: the library with many templates, half of them Chinese, on both databases.
import { benchSearch } from "#tests/bench/library/search.ts";
import { type BenchRow, report } from "#tests/bench/report.ts";

const asked = process.argv.indexOf("--templates");
const count = asked > 0 ? Number(process.argv[asked + 1]) : 100_000;

// Each part answers with its rows.
const parts: ((count: number) => Promise<BenchRow[]>)[] = [benchSearch];

const rows: BenchRow[] = [];
for (const part of parts) rows.push(...(await part(count)));
report("library", rows);
