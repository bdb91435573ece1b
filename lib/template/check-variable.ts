import { checkValue, isBlank, isColour, isDate, largestNumber } from "#lib/template/check-value.ts";
import type { Variable } from "#lib/template/content.ts";
import { nameFault } from "#lib/template/names.ts";
import { parseBody } from "#lib/template/parse.ts";
import { fault, type TemplateProblem } from "#lib/template/problem.ts";

/** What is wrong with the declaration of a variable. */
export function checkVariable(variable: Variable, index: number): TemplateProblem[] {
  const { name } = variable;
  const field = `variables.${name || index}`;
  const invalid = (kind: string) => fault("prompt_content_invalid", field, { kind, name });
  const faults = [nameFault(name), wrapFault(variable.wrap), typeFault(variable)];
  const problems = faults.filter((kind) => kind !== null).map(invalid);
  return problems.length > 0 ? problems : checkDefault(variable, field);
}

function checkDefault(variable: Variable, field: string): TemplateProblem[] {
  if (isBlank(variable.default)) return [];
  return checkValue(variable, variable.default, field);
}

/** A wrap holds `{{value}}` once and no other tag. */
function wrapFault(wrap: string | null): string | null {
  if (wrap === null) return null;
  const { segments, problems } = parseBody(wrap);
  const tags = segments.filter((segment) => segment.kind === "variable");
  return problems.length === 0 && tags.length === 1 && tags[0]?.name === "value" ? null : "wrap";
}

function typeFault(variable: Variable): string | null {
  switch (variable.type) {
    case "text":
    case "longText":
    case "renderedText":
      return isLimit(variable.maxLength) ? null : "range";
    case "enum":
      return optionsFault(variable.options.map(({ value }) => value));
    case "number":
      return numberFault(variable);
    case "boolean":
      return variable.on === variable.off ? "booleanSame" : null;
    case "colour":
      return variable.palette.every(isColour) ? null : "palette";
    case "date":
      return dateFault(variable.min, variable.max);
    case "list":
      return listFault(variable);
  }
}

const isLimit = (limit: number | null, least = 1) =>
  limit === null || (Number.isInteger(limit) && limit >= least);

function optionsFault(values: readonly string[]): string | null {
  if (values.length === 0) return "optionsNone";
  if (values.some((value) => value.trim() === "")) return "optionEmpty";
  return new Set(values).size < values.length ? "optionTwice" : null;
}

function numberFault({ min, max, step }: Extract<Variable, { type: "number" }>): string | null {
  const isMeasure = (value: number | null) =>
    value === null || (Number.isFinite(value) && Math.abs(value) <= largestNumber);
  if (!isMeasure(min) || !isMeasure(max) || !isMeasure(step)) return "range";
  if (min !== null && max !== null && min > max) return "range";
  return step !== null && step <= 0 ? "step" : null;
}

function dateFault(min: string | null, max: string | null): string | null {
  if ((min !== null && !isDate(min)) || (max !== null && !isDate(max))) return "range";
  return min !== null && max !== null && min > max ? "range" : null;
}

function listFault({ minItems, maxItems, maxLength }: Extract<Variable, { type: "list" }>): string | null {
  if (!isLimit(minItems, 0) || !isLimit(maxItems) || !isLimit(maxLength)) return "range";
  return minItems !== null && maxItems !== null && minItems > maxItems ? "range" : null;
}
