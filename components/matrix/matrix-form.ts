import type { ModelChoice } from "#lib/connections/model-choice.ts";
import type { Quality } from "#lib/images/parameters.ts";
import { type MatrixColumn, type MatrixPlan, type MatrixRow, maxCells } from "#lib/matrices/view.ts";
import { deploymentKey } from "#lib/matrix-plan/check-plan.ts";
import { type CsvRows, rowsOfCsv } from "#lib/matrix-plan/csv-rows.ts";
import { readValue } from "#lib/matrix-plan/read-value.ts";
import { type Axis, crossCount, crossRows } from "#lib/matrix-plan/rows.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { TemplateContent, Variable, VariableValue, VariableValues } from "#lib/template/content.ts";

/** What a person has chosen so far. Texts stay as they were typed. */
export type MatrixForm = {
  source: "cross" | "csv";
  /** By variable: chosen choices, or lines of text. */
  chosen: Readonly<Record<string, readonly string[]>>;
  lines: Readonly<Record<string, string>>;
  csv: string;
  /** Keys of deployments. */
  deployments: readonly string[];
  qualities: readonly Quality[];
  slots: Readonly<Record<string, readonly ImageView[]>>;
  count: number;
  batch: boolean;
  cap: string;
  maxPictures: string;
};

export const keyOf = ({ connection, profile }: ModelChoice): string =>
  deploymentKey({ connectionId: connection.id, model: profile.id });

/** Whether a variable is chosen from a list. */
export const isChosen = (variable: Variable): boolean =>
  variable.type === "enum" ||
  variable.type === "boolean" ||
  (variable.type === "colour" && variable.palette.length > 0);

/** A new form: every variable at its default, the model the template was last tried on. */
export function emptyForm(content: TemplateContent, deployment: string | null): MatrixForm {
  const { quality, count } = content.parameters;
  return {
    source: "cross",
    chosen: Object.fromEntries(
      content.variables
        .filter(isChosen)
        .map((variable) => [variable.name, variable.default === null ? [] : [String(variable.default)]]),
    ),
    lines: Object.fromEntries(
      content.variables
        .filter((variable) => !isChosen(variable))
        .map(({ name, default: value }) => [
          name,
          Array.isArray(value) ? value.join("; ") : String(value ?? ""),
        ]),
    ),
    csv: "",
    deployments: deployment === null ? [] : [deployment],
    qualities: quality.mode === "overridable" ? [quality.value] : [],
    slots: {},
    count: count.mode === "overridable" ? count.value : 1,
    batch: false,
    cap: "",
    maxPictures: "",
  };
}

/** The values of one variable as they were chosen or written. */
export function valuesOf(form: MatrixForm, variable: Variable): VariableValue[] {
  const texts = isChosen(variable)
    ? (form.chosen[variable.name] ?? [])
    : (form.lines[variable.name] ?? "").split(/\r\n?|\n/);
  const values = texts.flatMap((text) => readValue(variable, text) ?? []);
  // `flatMap` would take a list apart.
  return variable.type === "list" ? listsOf(variable, texts) : values;
}

function listsOf(variable: Variable, texts: readonly string[]): VariableValue[] {
  return texts.map((text) => readValue(variable, text)).filter((value) => value !== undefined);
}

/** The plan of a form; `rowCount` also where the rows are too many to be made. */
export type FormPlan = { plan: MatrixPlan; rowCount: number; csv: CsvRows | null };

export function planOfForm(content: TemplateContent, form: MatrixForm): FormPlan {
  const { rows, varied, values, rowCount, csv } =
    form.source === "csv" ? csvRows(content, form) : combinations(content, form);
  const { quality, count } = content.parameters;
  return {
    rowCount,
    csv,
    plan: {
      varied,
      values,
      rows,
      columns: columnsOf(form, quality.mode === "overridable"),
      slots: slotsOf(form),
      count: count.mode === "overridable" ? form.count : null,
      batch: form.batch,
      maxPictures: wholeOf(form.maxPictures),
    },
  };
}

type Rows = {
  rows: MatrixRow[];
  varied: string[];
  values: VariableValues;
  rowCount: number;
  csv: CsvRows | null;
};

function combinations(content: TemplateContent, form: MatrixForm): Rows {
  const axes: Axis[] = content.variables.map((variable) => ({
    name: variable.name,
    values: valuesOf(form, variable),
  }));
  const several = axes.filter(({ values }) => values.length > 1);
  const rows = crossRows(several, maxCells + 1);
  return {
    rows,
    varied: several.map(({ name }) => name),
    values: shared(axes),
    rowCount: crossCount(several),
    csv: null,
  };
}

/** Columns of the file vary; what it does not name is the same everywhere. */
function csvRows(content: TemplateContent, form: MatrixForm): Rows {
  const csv = rowsOfCsv(content, form.csv);
  const axes = content.variables
    .filter(({ name }) => !csv.varied.includes(name))
    .map((variable) => ({ name: variable.name, values: valuesOf(form, variable).slice(0, 1) }));
  return { rows: csv.rows, varied: csv.varied, values: shared(axes), rowCount: csv.rows.length, csv };
}

const shared = (axes: readonly Axis[]): VariableValues =>
  Object.fromEntries(
    axes.flatMap(({ name, values: [value, ...rest] }) =>
      value !== undefined && rest.length === 0 ? [[name, value] as const] : [],
    ),
  );

function columnsOf({ deployments, qualities }: MatrixForm, isFree: boolean): MatrixColumn[] {
  return deployments.flatMap((key) => {
    const slash = key.indexOf("/");
    const column = { connectionId: key.slice(0, slash), model: key.slice(slash + 1) };
    const chosen: (Quality | null)[] = isFree ? [...qualities] : [null];
    return chosen.map((quality) => ({ ...column, quality }));
  });
}

const slotsOf = ({ slots }: MatrixForm) =>
  Object.fromEntries(
    Object.entries(slots).flatMap(([name, images]) =>
      images.length > 0 ? [[name, images.map(({ id }) => id)] as const] : [],
    ),
  );

/** A whole number above zero, or null for anything else. */
export function wholeOf(text: string): number | null {
  const value = /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : 0;
  return value > 0 ? value : null;
}

/** `2.50`, `2,5` -> nano-dollars; null for nothing, undefined for what is no amount. */
export function capOf(text: string): bigint | null | undefined {
  const trimmed = text
    .trim()
    .replace(/^\$\s*/, "")
    .replace(",", ".");
  if (trimmed === "") return null;
  const match = /^(\d{1,7})(?:\.(\d{0,9}))?$/.exec(trimmed);
  if (!match) return undefined;
  return BigInt(match[1] ?? 0) * 1_000_000_000n + BigInt((match[2] ?? "").padEnd(9, "0"));
}
