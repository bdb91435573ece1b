import { isAlias, isNode, LineCounter, parseDocument, visit } from "yaml";
import { fileFault } from "#lib/prompt-files/file-fault.ts";
import type { TemplateProblem } from "#lib/template/problem.ts";

/** Longest front matter, in UTF-16 units. */
const maxLength = 300_000;
const maxDepth = 40;

/**
 * Reads YAML that a stranger wrote: plain maps, lists and scalars. Anchors and aliases are refused, so nothing can grow;
 * a key twice, a tag of any other kind and too deep a nest as well. `firstLine` is where the text begins in its file.
 */
export function readYaml(
  text: string,
  firstLine: number,
): { ok: true; value: unknown } | { ok: false; problem: TemplateProblem } {
  if (text.length > maxLength) return { ok: false, problem: fileFault("yamlLong", firstLine) };
  if (isTooDeep(text)) return { ok: false, problem: fileFault("yamlDeep", firstLine) };
  const lines = new LineCounter();
  const lineAt = (offset: number) => firstLine - 1 + lines.linePos(offset).line;
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      schema: "core",
      merge: false,
      uniqueKeys: true,
      prettyErrors: false,
      logLevel: "silent",
    });
    const fault = document.errors[0] ?? document.warnings[0];
    if (fault) return { ok: false, problem: fileFault("yaml", lineAt(fault.pos[0])) };
    let alias: number | null = null;
    visit(document, (_, node) => {
      if (!isNode(node) || !(isAlias(node) || ("anchor" in node && node.anchor))) return undefined;
      alias = node.range?.[0] ?? 0;
      return visit.BREAK;
    });
    if (alias !== null) return { ok: false, problem: fileFault("yamlAlias", lineAt(alias)) };
    return { ok: true, value: document.toJS() };
  } catch {
    // The parser calls itself for every level; what still got through exhausts the stack.
    return { ok: false, problem: fileFault("yamlDeep", firstLine) };
  }
}

/** By brackets or by indentation; brackets inside quotes are counted too, which only errs on the safe side. */
function isTooDeep(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === "[" || character === "{") open++;
    else if (character === "]" || character === "}") open = Math.max(0, open - 1);
    if (open > maxDepth * 4) return true;
  }
  return text.split("\n").some((line) => (/^[ -]*/.exec(line)?.[0].length ?? 0) > maxDepth * 8);
}
