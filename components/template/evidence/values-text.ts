import type { VariableValues } from "#lib/template/content.ts";

/** The values of a case in one line. */
export const valuesText = (values: VariableValues): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : String(value)}`)
    .join(" · ");
