/**
 * The template language: a minute of fuzzing without a crash, JSON bodies with hostile values, files that are the same
 * bytes after export, import and export, and what parsing, filling and proposing take.
 * Options: --seconds=60 --seed=1 (both printed; a failure names its seed).
 */
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { defaultParameters } from "#lib/images/parameters.ts";
import { readStarters } from "#lib/library/read-starters.ts";
import { readPromptFile } from "#lib/prompt-files/read-file.ts";
import { writePrompt } from "#lib/prompt-files/write-prompt.ts";
import type { TemplateContent } from "#lib/template/content.ts";
import { emptyContent } from "#lib/template/empty-content.ts";
import { fillTemplate } from "#lib/template/fill.ts";
import { parseBody } from "#lib/template/parse.ts";
import { proposeTemplate } from "#lib/template/propose.ts";
import { atMost, type BenchRow, exactly, report, told } from "#tests/bench/report.ts";
import { fuzzTemplate } from "#tests/support/fuzz-template.ts";
import { jsonCase } from "#tests/support/json-bodies.ts";
import { promptFile } from "#tests/support/template-arbitraries.ts";
import { fullVariable } from "#tests/support/template-vectors.ts";

const option = (name: string, usual: number) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split("=")[1] ?? usual);
const seconds = option("seconds", 60);
const seed = option("seed", Date.now() % 2 ** 31);
console.log(`seed ${seed}`);
const rows: BenchRow[] = [];

rows.push(told("fuzzing", "cases without a crash", "", fuzzTemplate(seed, seconds * 1000)));
rows.push(told("fuzzing", "time", "s", seconds));
fuzzJson();
roundTrips();
await timings();
report("template", rows);

function fuzzJson(): void {
  let broken = 0;
  for (const { body, variables, values, expected } of fc.sample(jsonCase, { numRuns: 1000, seed })) {
    const content: TemplateContent = {
      ...emptyContent("generate"),
      ...{ bodyKind: "json", body, variables: variables.map(fullVariable) },
    };
    const result = fillTemplate(content, [], { values, slots: {}, overrides: {} });
    if (!result.ok || !isDeepStrictEqual(JSON.parse(result.filled.prompt), expected)) broken++;
  }
  rows.push(exactly("1,000 JSON bodies, hostile values", "not the JSON they were", "", broken, 0));
}

function roundTrips(): void {
  let changed = 0;
  const files = fc.sample(promptFile, { numRuns: 10_000, seed });
  const begun = performance.now();
  for (const file of files) {
    const written = writePrompt(file);
    const [read] = readPromptFile("x.prompt", written).prompts;
    if (!read?.ok || writePrompt(read.file) !== written) changed++;
  }
  const each = (performance.now() - begun) / files.length;
  rows.push(exactly("10,000 fuzzed .prompt files", "changed by export, import, export", "", changed, 0));
  rows.push(told("10,000 fuzzed .prompt files", "write, read and write one", "ms", each));
}

/** The fastest of many rounds: what the work takes when nobody else has the processor. */
function fastest(work: () => void, times: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 30; round++) {
    const begun = performance.now();
    for (let time = 0; time < times; time++) work();
    best = Math.min(best, (performance.now() - begun) / times);
  }
  return best * 1000;
}

async function timings(): Promise<void> {
  const starters = await readStarters();
  const poster = starters.find(({ slug }) => slug === "poster-exact-text")?.file.content;
  const infographic = starters.find(({ slug }) => slug === "infographic")?.file.content;
  if (!poster || !infographic) throw new Error("a starter is missing");
  const fill = (content: TemplateContent) => () => {
    fillTemplate(content, [], { values: {}, slots: {}, overrides: {} });
  };
  const prompt = poster.body.replaceAll("{{", "[").replaceAll("}}", "]");
  const source = { prompt, parameters: defaultParameters, count: 1, references: ["a"], mask: null };
  rows.push(
    atMost(
      "a poster of 1,300 characters, 7 variables",
      "parse",
      "µs",
      fastest(() => parseBody(poster.body), 200),
      50,
    ),
  );
  rows.push(
    atMost(
      "a poster of 1,300 characters, 7 variables",
      "check and fill",
      "µs",
      fastest(fill(poster), 100),
      500,
    ),
  );
  rows.push(atMost("a JSON infographic", "check and fill", "µs", fastest(fill(infographic), 50), 1000));
  rows.push(
    told(
      "a poster of 1,300 characters",
      "propose",
      "µs",
      fastest(() => proposeTemplate(source), 10),
    ),
  );
}
