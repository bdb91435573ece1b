import { fileFault } from "#lib/prompt-files/file-fault.ts";
import { positionAt, type TemplateProblem } from "#lib/template/problem.ts";

/** Longest JSON file, in UTF-16 units: some thousand prompts. */
const maxLength = 20_000_000;

export function readJson(
  text: string,
): { ok: true; value: unknown } | { ok: false; problem: TemplateProblem } {
  if (text.length > maxLength) return { ok: false, problem: fileFault("long") };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (thrown) {
    const place = /position (\d+)/.exec(String(thrown))?.[1];
    const line = place === undefined ? 1 : positionAt(text, Number(place)).line;
    return { ok: false, problem: fileFault("json", line) };
  }
}
