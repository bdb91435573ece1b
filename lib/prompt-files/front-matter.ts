import { isRecord } from "#lib/prompt-files/fields.ts";
import { fileFault } from "#lib/prompt-files/file-fault.ts";
import { readYaml } from "#lib/prompt-files/read-yaml.ts";
import type { TemplateProblem } from "#lib/template/problem.ts";

/** Longest file that holds one prompt, in UTF-16 units. */
const maxFileLength = 1_000_000;

export type FrontMatter =
  | { ok: true; front: Record<string, unknown>; body: string; bodyLine: number }
  | { ok: false; problem: TemplateProblem };

/** Comments and blank lines, `---`, YAML, `---`, and all the rest is the body, less the line end of the file. */
export function readFrontMatter(text: string): FrontMatter {
  if (text.length > maxFileLength) return { ok: false, problem: fileFault("long") };
  const opening = /^(?:(?:#[^\n]*|[ \t]*)\n)*---[ \t]*\n/.exec(text);
  if (!opening) return { ok: false, problem: fileFault("noFrontMatter", 1) };
  const yamlStart = opening[0].length;
  const closing = /(?:^|\n)---[ \t]*(?:\n|$)/g;
  closing.lastIndex = yamlStart - 1;
  const end = closing.exec(text);
  if (!end) return { ok: false, problem: fileFault("frontMatterOpen", 1) };
  const firstLine = opening[0].split("\n").length;
  const yaml = readYaml(text.slice(yamlStart, Math.max(yamlStart, end.index + 1)), firstLine);
  if (!yaml.ok) return yaml;
  const front = yaml.value ?? {};
  if (!isRecord(front)) return { ok: false, problem: fileFault("noFrontMatter", firstLine) };
  const bodyStart = end.index + end[0].length;
  return {
    ok: true,
    front,
    body: text.slice(bodyStart).replace(/\n$/, ""),
    bodyLine: text.slice(0, bodyStart).split("\n").length,
  };
}
