import { checkQuotes } from "#lib/template/check-quotes.ts";
import { checkValue } from "#lib/template/check-value.ts";
import { suspiciousWords } from "#lib/template/clean-text.ts";
import type { FrozenFragment, ImageSlot, TemplateContent, Variable } from "#lib/template/content.ts";
import { fault, type TemplateProblem, warning } from "#lib/template/problem.ts";
import { type GivenValues, givenValue, ownValue } from "#lib/template/resolve-values.ts";

/**
 * Everything wrong with what was filled in, in the order of the form. `values` and `slots` may come from anybody: what
 * is no value at all is told as ill-typed, never thrown.
 */
export function checkValues(
  content: TemplateContent,
  values: GivenValues,
  slots: GivenValues,
  fragments: readonly FrozenFragment[] = [],
): TemplateProblem[] {
  return [
    ...content.variables.flatMap((variable) => checkVariable(variable, values)),
    ...checkQuotes(content, values, fragments),
    ...content.slots.flatMap((slot) => checkSlot(slot, slots)),
    ...unknownNames(values, content.variables, "values"),
    ...unknownNames(slots, content.slots, "slots"),
  ];
}

function checkVariable(variable: Variable, values: GivenValues): TemplateProblem[] {
  const { name } = variable;
  const field = `values.${name}`;
  const value = givenValue(variable, values);
  if (value === null) return variable.required ? [fault("prompt_missing_variable", field, { name })] : [];
  const problems = checkValue(variable, value, field);
  return problems.length > 0 || variable.trust !== "user" ? problems : lint(variable, value, field);
}

/** A stranger's words that speak to the model are worth a look; whether they stop anything is the policy's to say. */
function lint(variable: Variable, value: unknown, field: string): TemplateProblem[] {
  if (variable.type === "enum") return [];
  for (const text of Array.isArray(value) ? value : [value]) {
    const words = typeof text === "string" ? suspiciousWords(text) : null;
    if (words) return [warning("prompt_value_suspicious", field, { name: variable.name, words })];
  }
  return [];
}

function checkSlot({ name, min, max }: ImageSlot, slots: GivenValues): TemplateProblem[] {
  const field = `slots.${name}`;
  const images = ownValue(slots, name) ?? [];
  if (!Array.isArray(images) || images.some((image) => typeof image !== "string" || image === ""))
    return [fault("prompt_invalid_value", field, { name, kind: "images" })];
  const given = images.length;
  if (given < min) return [fault("prompt_slot_missing", field, { name, min, given })];
  if (given > max) return [fault("prompt_slot_too_many", field, { name, max, given })];
  return [];
}

function unknownNames(
  given: GivenValues,
  known: readonly { name: string }[],
  where: string,
): TemplateProblem[] {
  const names = new Set(known.map(({ name }) => name));
  return Object.keys(given)
    .filter((name) => !names.has(name))
    .slice(0, 100)
    .map((name) => {
      const shown = Array.from(name).slice(0, 80).join("");
      return fault("prompt_unknown_variable", `${where}.${shown}`, { name: shown });
    });
}
