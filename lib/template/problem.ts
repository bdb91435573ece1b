import type { ErrorCode, ErrorParams } from "#lib/errors.ts";

/** One thing that is wrong with a template or with what was filled in. Its texts are those of `code`. */
export type TemplateProblem = {
  code: ErrorCode;
  /** A warning is worth a look and stops nothing. */
  severity: "error" | "warning";
  /** `body`, `fragments.<slug>`, `variables.<name>`, `slots.<name>`, `parameters.<name>`, `values.<name>`. */
  field: string;
  /** Placeholders of the text; `kind` chooses between the sentences of one code. */
  params: ErrorParams;
  /** In the body (or the fragment); 1-based, columns in code points. */
  line?: number;
  column?: number;
};

export type Position = { line: number; column: number };

/** Something that must be mended first. */
export function fault(
  code: ErrorCode,
  field: string,
  params: ErrorParams = {},
  position?: Position,
): TemplateProblem {
  return { code, severity: "error", field, params: { ...params, ...position }, ...position };
}

/** Something to look at. */
export function warning(
  code: ErrorCode,
  field: string,
  params: ErrorParams = {},
  position?: Position,
): TemplateProblem {
  return { ...fault(code, field, params, position), severity: "warning" };
}

/** The problems that stop. */
export const faultsOf = (problems: readonly TemplateProblem[]): TemplateProblem[] =>
  problems.filter(({ severity }) => severity === "error");

/** Where the UTF-16 offset `offset` of `text` stands; only LF ends a line. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  let line = 1;
  for (let at = before.indexOf("\n"); at >= 0; at = before.indexOf("\n", at + 1)) line++;
  let column = 1;
  for (const _ of before.slice(lineStart)) column++;
  return { line, column };
}
