import { isBlank } from "#lib/template/check-value.ts";
import { cleanUserText } from "#lib/template/clean-text.ts";
import type { TemplateContent, Variable, VariableValue } from "#lib/template/content.ts";

/** What a program may have sent in place of values. */
export type GivenValues = Readonly<Record<string, unknown>>;

export const ownValue = (values: GivenValues, name: string): unknown =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** What was given for a variable: strangers' text cleaned, blank as nothing. A key that isn't there means the default. */
export function givenValue(variable: Variable, values: GivenValues): unknown {
  const given = ownValue(values, variable.name);
  const value = given === undefined ? variable.default : cleaned(variable, given);
  return isBlank(value) ? null : value;
}

/** The value of every variable by name, null for none. Only of values that `checkValues` has passed. */
export function resolveValues(
  content: TemplateContent,
  values: GivenValues,
): Map<string, VariableValue | null> {
  return new Map(
    content.variables.map((variable) => {
      const value = givenValue(variable, values);
      return [variable.name, isVariableValue(value) ? value : null];
    }),
  );
}

function cleaned({ trust }: Variable, value: unknown): unknown {
  if (trust !== "user") return value;
  if (typeof value === "string") return cleanUserText(value);
  return Array.isArray(value)
    ? value.map((item: unknown) => (typeof item === "string" ? cleanUserText(item) : item))
    : value;
}

const isVariableValue = (value: unknown): value is VariableValue =>
  ["string", "number", "boolean"].includes(typeof value) || Array.isArray(value);
