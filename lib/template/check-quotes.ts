import type { TemplateContent } from "#lib/template/content.ts";
import { parseBody } from "#lib/template/parse.ts";
import { fault, type TemplateProblem } from "#lib/template/problem.ts";
import { enclosingQuotes } from "#lib/template/render-value.ts";
import { type GivenValues, givenValue } from "#lib/template/resolve-values.ts";

/**
 * A stranger's text to be drawn may not hold the mark that ends the quotes the body has around it: what follows would
 * be read as instructions. Where the renderer sets the quotes itself it takes others.
 */
export function checkQuotes(content: TemplateContent, values: GivenValues): TemplateProblem[] {
  const suspects = content.variables.filter(
    ({ type, trust, wrap }) => type === "renderedText" && trust === "user" && wrap === null,
  );
  if (suspects.length === 0) return [];
  const { segments } = parseBody(content.body);
  return suspects.flatMap((variable) => {
    const value = givenValue(variable, values);
    if (typeof value !== "string") return [];
    const ends = segments.some((segment, index) => {
      if (segment.kind === "text" || segment.name !== variable.name) return false;
      const [before, after] = [segments[index - 1], segments[index + 1]];
      if (before?.kind !== "text" || after?.kind !== "text") return false;
      const pair = enclosingQuotes(before.text, after.text, content.bodyKind === "json");
      return pair !== null && value.includes(pair.slice(1));
    });
    const params = { name: variable.name, kind: "quote" };
    return ends ? [fault("prompt_invalid_value", `values.${variable.name}`, params)] : [];
  });
}
