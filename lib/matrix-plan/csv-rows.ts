import type { ErrorCode, ErrorParams } from "#lib/errors.ts";
import { type MatrixRow, maxCsvRows } from "#lib/matrices/view.ts";
import { type CsvRecord, parseCsv } from "#lib/matrix-plan/parse-csv.ts";
import { readValue } from "#lib/matrix-plan/read-value.ts";
import { rowLabel } from "#lib/matrix-plan/rows.ts";
import { checkValue } from "#lib/template/check-value.ts";
import type { TemplateContent, Variable, VariableValues } from "#lib/template/content.ts";
import { faultsOf } from "#lib/template/problem.ts";

/** A cell of a file that can't be used. `line` and `column` as a spreadsheet counts them, 1-based. */
export type CsvProblem = { line: number; column: number; name: string; code: ErrorCode; params: ErrorParams };

export type CsvRows = {
  varied: string[];
  rows: MatrixRow[];
  /** The first hundred. */
  problems: CsvProblem[];
  problemCount: number;
  /** Lines of the file beyond those that are taken; they are left out. */
  left: number;
};

const maxProblems = 100;

/**
 * The rows of a CSV whose first line names variables, each cell read as its variable's type. Nothing is guessed: every
 * cell that doesn't fit is named, and so is every column that belongs to no variable.
 */
export function rowsOfCsv(content: TemplateContent, text: string): CsvRows {
  const { records, left, openQuoteLine } = parseCsv(text, maxCsvRows + 1);
  const [head, ...body] = records;
  const found = createProblems();
  if (openQuoteLine !== null)
    found.add({ line: openQuoteLine, column: 1, name: "", code: "matrix_csv_quote" });
  if (!head) return { varied: [], rows: [], left: 0, ...found.told() };
  const columns = readHead(content, head, found);
  const rows = body.map((record) => readRow(record, columns, found));
  if (rows.length === 0) found.add({ line: head.line, column: 1, name: "", code: "matrix_csv_empty" });
  const known = columns.flatMap((variable) => variable ?? []);
  const varied = known.map(({ name }) => name);
  const labelled = rows.map((values, index) => ({ label: rowLabel(varied, values, index), values }));
  return { varied, rows: labelled, left, ...found.told() };
}

type Problems = ReturnType<typeof createProblems>;

function createProblems() {
  const problems: CsvProblem[] = [];
  let problemCount = 0;
  return {
    add(problem: Omit<CsvProblem, "params"> & { params?: ErrorParams }) {
      problemCount++;
      const { line, column, name } = problem;
      const params = { name, line, column, ...problem.params };
      if (problems.length < maxProblems) problems.push({ ...problem, params });
    },
    told: () => ({ problems, problemCount }),
  };
}

/** The variable of every column, null where there is none. */
function readHead({ variables }: TemplateContent, head: CsvRecord, problems: Problems): (Variable | null)[] {
  const taken = new Set<string>();
  return head.cells.map((cell, index) => {
    const name = cell.trim().normalize("NFC");
    const variable = variableOf(variables, name);
    const shown = Array.from(name).slice(0, 60).join("");
    const place = { line: head.line, column: index + 1, name: shown };
    if (!variable) problems.add({ ...place, code: "matrix_csv_unknown_column" });
    else if (taken.has(variable.name)) problems.add({ ...place, code: "matrix_csv_column_twice" });
    else {
      taken.add(variable.name);
      return variable;
    }
    return null;
  });
}

function variableOf(variables: readonly Variable[], name: string): Variable | null {
  const lower = name.toLowerCase();
  const isLabel = ({ label }: Variable) =>
    lower !== "" && (label.en.toLowerCase() === lower || label["zh-CN"].toLowerCase() === lower);
  return variables.find((one) => one.name === name) ?? variables.find(isLabel) ?? null;
}

function readRow(
  record: CsvRecord,
  columns: readonly (Variable | null)[],
  problems: Problems,
): VariableValues {
  const values: VariableValues = {};
  const { line, cells } = record;
  const beyond = cells.findIndex((cell, index) => index >= columns.length && cell.trim() !== "");
  if (beyond >= 0) problems.add({ line, column: beyond + 1, name: "", code: "matrix_csv_ragged" });
  for (const [index, variable] of columns.entries()) {
    if (!variable) continue;
    const place = { line, column: index + 1, name: variable.name };
    const value = readValue(variable, cells[index] ?? "");
    if (value === undefined) {
      if (variable.required && variable.default === null)
        problems.add({ ...place, code: "prompt_missing_variable" });
      continue;
    }
    values[variable.name] = value;
    const [fault] = faultsOf(checkValue(variable, value, `values.${variable.name}`));
    if (fault) problems.add({ ...place, code: fault.code, params: fault.params });
  }
  return values;
}
