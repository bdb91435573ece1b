import type { ErrorParams } from "#lib/errors.ts";
import { fault, type TemplateProblem } from "#lib/template/problem.ts";

/** What keeps a file from being read. `kind` chooses the sentence; `line` 0 is the file as a whole. */
export function fileFault(kind: string, line = 0, params: ErrorParams = {}): TemplateProblem {
  const told = { kind, line, ...params };
  const problem = fault("prompt_file_unreadable", "file", told);
  return line > 0 ? { ...problem, line, column: 1 } : problem;
}
