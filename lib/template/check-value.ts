import type { ErrorParams } from "#lib/errors.ts";
import { codePoints } from "#lib/images/check-parameters.ts";
import { maxPromptLength } from "#lib/images/parameters.ts";
import { hasControls } from "#lib/template/clean-text.ts";
import type { Variable } from "#lib/template/content.ts";
import { fault, type TemplateProblem } from "#lib/template/problem.ts";

type Typed<Type extends Variable["type"]> = Extract<Variable, { type: Type }>;

/** Numbers beyond are no measure of anything, and need an exponent to be written. */
export const largestNumber = 1e15;
const smallestFraction = 1e-6;

/** What is wrong with one value that is there; `value` may be anything a program sent. */
export function checkValue(variable: Variable, value: unknown, field: string): TemplateProblem[] {
  const wrong = (kind: string, params: ErrorParams = {}) => [
    fault("prompt_invalid_value", field, { name: variable.name, kind, ...params }),
  ];
  switch (variable.type) {
    case "text":
    case "longText":
    case "renderedText":
      return typeof value === "string" ? checkText(variable, value, field) : wrong("text");
    case "enum":
      return isOption(variable, value) ? [] : wrong("option", { options: optionsText(variable) });
    case "number":
      return typeof value === "number" ? checkNumber(variable, value, wrong) : wrong("number");
    case "boolean":
      return typeof value === "boolean" ? [] : wrong("boolean");
    case "colour":
      return typeof value === "string" ? checkColour(variable, value, wrong) : wrong("colour");
    case "date":
      return typeof value === "string" ? checkDate(variable, value, wrong) : wrong("date");
    case "list":
      return isTextList(value) ? checkList(variable, value, field, wrong) : wrong("list");
  }
}

/** True for what counts as not given: nothing, blank text, no items. */
export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

const isOption = ({ options }: Typed<"enum">, value: unknown) =>
  options.some((option) => option.value === value);

const optionsText = ({ options }: Typed<"enum">) =>
  options
    .slice(0, 20)
    .map(({ value }) => value)
    .join(", ");

function checkText(
  variable: Typed<"text" | "longText" | "renderedText">,
  value: string,
  field: string,
): TemplateProblem[] {
  const { name, type, maxLength } = variable;
  const length = codePoints(value);
  const max = maxLength ?? maxPromptLength;
  if (length > max) return [fault("prompt_value_too_long", field, { name, length, max, over: length - max })];
  if (hasControls(value.replaceAll("\r\n", "\n")))
    return [fault("prompt_invalid_value", field, { name, kind: "control" })];
  if (type === "text" && /[\n\r\u2028\u2029]/.test(value))
    return [fault("prompt_invalid_value", field, { name, kind: "newline" })];
  return [];
}

type Wrong = (kind: string, params?: ErrorParams) => TemplateProblem[];

function checkNumber({ integer, min, max, step }: Typed<"number">, value: number, wrong: Wrong) {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size > largestNumber || (value !== 0 && size < smallestFraction))
    return wrong("number");
  if (integer && !Number.isInteger(value)) return wrong("integer");
  if (min !== null && value < min) return wrong("min", { min });
  if (max !== null && value > max) return wrong("max", { max });
  return step !== null && !isOnStep(value - (min ?? 0), step) ? wrong("step", { step }) : [];
}

/** 0.3 is a multiple of 0.1, whatever binary fractions say. */
function isOnStep(distance: number, step: number): boolean {
  const steps = distance / step;
  return Math.abs(steps - Math.round(steps)) <= 1e-9 * Math.max(1, Math.abs(steps));
}

function checkColour({ palette }: Typed<"colour">, value: string, wrong: Wrong) {
  if (!isColour(value)) return wrong("colour");
  const known = palette.map((colour) => colour.toLowerCase());
  if (known.length === 0 || known.includes(value.toLowerCase())) return [];
  return wrong("palette", { options: palette.join(", ") });
}

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

function checkDate({ min, max }: Typed<"date">, value: string, wrong: Wrong) {
  if (!isDate(value)) return wrong("date");
  if (min !== null && value < min) return wrong("min", { min });
  if (max !== null && value > max) return wrong("max", { max });
  return [];
}

/** A day of the calendar as `yyyy-mm-dd`. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (!year || !month || !day || month > 12) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}

function checkList(variable: Typed<"list">, items: readonly string[], field: string, wrong: Wrong) {
  const { name, minItems, maxItems, maxLength } = variable;
  if (minItems !== null && items.length < minItems) return wrong("minItems", { min: minItems });
  if (maxItems !== null && items.length > maxItems) return wrong("maxItems", { max: maxItems });
  return items.flatMap((item, index) => {
    const itemField = `${field}[${index}]`;
    if (item.trim() === "") return [fault("prompt_invalid_value", itemField, { name, kind: "emptyItem" })];
    return checkText(
      { ...variable, type: "text", maxLength, default: null } satisfies Variable,
      item,
      itemField,
    );
  });
}
