import type { MatrixRow } from "#lib/matrices/view.ts";
import { valueText } from "#lib/matrix-plan/read-value.ts";
import type { VariableValue, VariableValues } from "#lib/template/content.ts";

/** A variable with the values it is to take. */
export type Axis = { name: string; values: readonly VariableValue[] };

/**
 * Every combination, the last variable changing fastest, `most` of them at the most. An axis without values leaves its
 * variable to the default.
 */
export function crossRows(axes: readonly Axis[], most: number): MatrixRow[] {
  const used = axes.filter(({ values }) => values.length > 0);
  const names = used.map(({ name }) => name);
  let rows: VariableValues[] = [{}];
  for (const { name, values } of used) {
    const next: VariableValues[] = [];
    for (const row of rows) {
      for (const value of values) {
        if (next.length === most) break;
        next.push({ ...row, [name]: value });
      }
    }
    rows = next;
  }
  return rows.map((values, index) => ({ label: rowLabel(names, values, index), values }));
}

/** How many combinations there are, however many. */
export function crossCount(axes: readonly Axis[]): number {
  return axes.reduce((product, { values }) => product * Math.max(1, values.length), 1);
}

const longest = 120;

/** A row's head: its values, or its number where it has none. */
export function rowLabel(names: readonly string[], values: VariableValues, index: number): string {
  const text = names
    .map((name) => valueText(values[name]))
    .filter((part) => part !== "")
    .join(" · ");
  const shown = Array.from(text.replace(/\s+/g, " "));
  if (shown.length === 0) return String(index + 1);
  return shown.length > longest ? `${shown.slice(0, longest - 1).join("")}…` : shown.join("");
}
