import fc from "fast-check";
import { defaultParameters } from "#lib/images/parameters.ts";
import { profileOf } from "#lib/models/catalog.ts";
import type { PromptFile } from "#lib/prompt-files/prompt-file.ts";
import { readPromptFile } from "#lib/prompt-files/read-file.ts";
import { writePrompt } from "#lib/prompt-files/write-prompt.ts";
import { breakingChanges } from "#lib/template/breaking-changes.ts";
import { canonicalContent } from "#lib/template/canonical.ts";
import { checkContent } from "#lib/template/check-content.ts";
import { checkValues } from "#lib/template/check-values.ts";
import type { SlotImages, TemplateContent, VariableValues } from "#lib/template/content.ts";
import { diffContent, isSameContent } from "#lib/template/diff-content.ts";
import { fillTemplate } from "#lib/template/fill.ts";
import { fitDeployment } from "#lib/template/fit.ts";
import { parseBody } from "#lib/template/parse.ts";
import { previewPrompt } from "#lib/template/preview.ts";
import { proposeTemplate } from "#lib/template/propose.ts";
import { hostileText, promptFile, templateContent } from "#tests/support/template-arbitraries.ts";

const paths = ["a.prompt", "a.prompty", "a.json", "a.md", ""];
const seeds = [
  ...[
    "{{a}}",
    "{{ 产品名 }}",
    "\\{{",
    "{{",
    "}}",
    "{",
    "}",
    "\\",
    '"',
    "“",
    "”",
    "'",
    ": ",
    "\n",
    "---\n",
    "- ",
    "[",
    "]",
    "{{{",
    "#d62828",
  ],
  ...[
    '{"a": "',
    '"}',
    '{"prompt": "',
    '{argument name="a" default="',
    '"}',
    "[NAME]",
    "16:9",
    "```\n",
    "prompt: {",
    "pmpt_123456",
    "\u202e",
  ],
  ...[
    "studio.format: 1\n",
    "inputs:\n",
    "input:\n  schema:\n",
    "    a: {type: string}\n",
    "&a ",
    "*a",
    "!!x ",
    "| \n",
    "\u0000",
    "\ud800",
    "😀",
  ],
];

/**
 * Throws whatever it can at the language and the files for so long; answers how many times. What fails is thrown with
 * the seed and the number of the case, which show it again.
 */
export function fuzzTemplate(seed: number, milliseconds: number): number {
  const sample = <Value>(arbitrary: fc.Arbitrary<Value>, numRuns: number) =>
    fc.sample(arbitrary, { seed, numRuns });
  const pool = {
    contents: sample(templateContent, 60),
    files: sample(promptFile, 40),
    texts: [...seeds, ...seeds, ...sample(hostileText, 60)],
    values: sample(fc.anything({ maxDepth: 2 }), 60),
  };
  const random = mulberry(seed);
  const end = performance.now() + milliseconds;
  let cases = 0;
  for (; performance.now() < end; cases++)
    try {
      runCase(pool, random, cases);
    } catch (thrown) {
      throw new Error(`seed ${seed}, case ${cases}`, { cause: thrown });
    }
  return cases;
}

type Pool = { contents: TemplateContent[]; files: PromptFile[]; texts: string[]; values: unknown[] };

function runCase({ contents, files, texts, values }: Pool, random: () => number, number: number): void {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const text = Array.from({ length: Math.floor(random() * 12) }, () => pick(texts)).join("");
  const content = { ...pick(contents), body: text };
  const file = pick(files);
  const names = [...content.variables, ...content.slots].map(({ name }) => name);
  const given = () =>
    Object.fromEntries(
      [...names, "__proto__", pick(texts)].filter(() => random() < 0.6).map((name) => [name, pick(values)]),
    );
  parsed(text);
  exerciseContent(content, file, given(), given());
  const references = random() < 0.5 ? [] : ["a", "b"];
  const source = { prompt: text, parameters: defaultParameters, count: 1, references };
  proposeTemplate({ ...source, mask: random() < 0.5 ? null : "m" });
  readPromptFile(pick(paths), text);
  if (number % 8 === 0) readPromptFile("a.prompt", damaged(writePrompt({ ...file, content }), text, random));
}

function exerciseContent(
  content: TemplateContent,
  file: PromptFile,
  values: Record<string, unknown>,
  slots: Record<string, unknown>,
): void {
  checkContent(content, file.fragments);
  checkValues(content, values, slots);
  const input = { values: values as VariableValues, slots: slots as SlotImages, overrides: {} };
  const result = fillTemplate(content, file.fragments, input);
  if (!result.ok && result.problems.length === 0) throw new Error("refused without a reason");
  if (result.ok && content.bodyKind === "json" && file.fragments.length === 0)
    JSON.parse(result.filled.prompt);
  previewPrompt(content, file.fragments, {}, {});
  if (!isSameContent(diffContent(content, content))) throw new Error("a content differs from itself");
  if (breakingChanges(content, content).length > 0) throw new Error("a content breaks itself");
  diffContent(content, file.content);
  breakingChanges(content, file.content);
  fitDeployment(content, profile);
  canonicalContent(content, file.fragments);
}

const profile = profileOf("gpt-image-2.5-flare", "openai");

/** A file from which a piece is missing and into which another came. */
function damaged(written: string, text: string, random: () => number): string {
  const at = Math.floor(random() * written.length);
  return written.slice(0, at) + text + written.slice(at + Math.floor(random() * 30));
}

/** Pieces follow each other without a gap and cover the body. */
function parsed(body: string): void {
  let end = 0;
  for (const segment of parseBody(body).segments) {
    if (segment.start !== end || segment.end < segment.start) throw new Error(`a gap at ${end}`);
    end = segment.end;
  }
  if (end !== body.length) throw new Error(`the end is missing from ${end}`);
}

/** Small numbers that look random, the same for the same seed (Tommy Ettinger's mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
