import type { FrozenFragment, TemplateContent, Variable } from "#lib/template/content.ts";
import { parseBody } from "#lib/template/parse.ts";
import { fault, type TemplateProblem } from "#lib/template/problem.ts";
import { enclosingQuotes, freeQuotes, quotesOfWrap } from "#lib/template/render-value.ts";
import { type GivenValues, givenValue } from "#lib/template/resolve-values.ts";

/**
 * A stranger's text to be drawn may not hold the mark that ends the quotes the template has around it: what follows
 * would be read as instructions. Where the renderer sets the quotes itself it takes others, if there are any left.
 */
export function checkQuotes(
  content: TemplateContent,
  values: GivenValues,
  fragments: readonly FrozenFragment[] = [],
): TemplateProblem[] {
  const suspects = content.variables.filter(({ type, trust }) => type === "renderedText" && trust === "user");
  return suspects.flatMap((variable) => {
    const value = givenValue(variable, values);
    if (typeof value !== "string") return [];
    const pairs = [
      ...pairsAround(variable, content.body, content.bodyKind === "json"),
      ...fragments.flatMap(({ text }) => pairsAround(variable, text, false)),
    ];
    const params = { name: variable.name, kind: "quote" };
    const ends = freeQuotes(value) === null || pairs.some((pair) => value.includes(pair.slice(1)));
    return ends ? [fault("prompt_invalid_value", `values.${variable.name}`, params)] : [];
  });
}

/** The quotes a template has around a variable, by its wrap or in a text. */
function pairsAround({ name, wrap }: Variable, text: string, inJson: boolean): string[] {
  if (wrap !== null) return [quotesOfWrap(wrap)].filter((pair) => pair !== null);
  const { segments } = parseBody(text);
  return segments.flatMap((segment, index) => {
    if (segment.kind === "text" || segment.name !== name) return [];
    const [before, after] = [segments[index - 1], segments[index + 1]];
    if (before?.kind !== "text" || after?.kind !== "text") return [];
    return enclosingQuotes(before.text, after.text, inJson) ?? [];
  });
}
