// npm run bench library [-- --templates 100000 --only search|http]: the library with many templates, half of them Chinese,
// on both databases, and released prompts as applications take them.
import { benchHttp } from "#tests/bench/library/http.ts";
import { benchSearch } from "#tests/bench/library/search.ts";
import { type BenchRow, report } from "#tests/bench/report.ts";

const asked = process.argv.indexOf("--templates");
const count = asked > 0 ? Number(process.argv[asked + 1]) : 100_000;

const only = process.argv.indexOf("--only");
const wanted = only > 0 ? process.argv[only + 1] : null;

// Each part answers with its rows.
const parts: { name: string; measure: () => Promise<BenchRow[]> }[] = [
  { name: "http", measure: benchHttp },
  { name: "search", measure: () => benchSearch(count) },
];

const rows: BenchRow[] = [];
for (const { name, measure } of parts)
  if (wanted === null || wanted === name) rows.push(...(await measure()));
report("library", rows);
