import type { ErrorParams } from "#lib/errors.ts";
import { AppError } from "#lib/errors.ts";
import { errorAnswer } from "#lib/i18n/error-answer.ts";
import type { TemplateProblem } from "#lib/template/problem.ts";
import { type Exchange, sendJson } from "#server/exchange.ts";

type ProblemView = {
  code: string;
  field: string;
  params: ErrorParams;
  message: string;
  line?: number;
  column?: number;
};

/**
 * 422 with everything that is wrong with what was filled in, in OpenAI's envelope: the first stands at the top, all of
 * them in `problems`, each with its stable code.
 */
export function sendProblems(exchange: Exchange, problems: readonly TemplateProblem[]): void {
  const views = problems.map((problem) => view(problem, exchange.requestId));
  const [first] = views;
  sendJson(exchange, 422, {
    error: {
      message: first?.message ?? "",
      type: "invalid_request_error",
      code: first?.code ?? "invalid_request",
      param: first?.field ?? null,
      field: first?.field ?? null,
      params: first?.params ?? {},
      requestId: exchange.requestId,
      problems: views,
    },
  });
}

function view({ code, field, params, line, column }: TemplateProblem, requestId: string): ProblemView {
  const named = callersField(field);
  const { message } = errorAnswer(new AppError(code, { field: named, params }), requestId).error;
  return { code, field: named, params, message, ...(line !== undefined && { line, column }) };
}

/** The language speaks of values and slots, the caller of variables and images. */
const callersField = (field: string): string =>
  field
    .replace(/^values\b/, "variables")
    .replace(/^slots\b/, "images")
    .replace(/^parameters\b/, "overrides");
