import { AppError } from "#lib/errors.ts";
import { checkContent } from "#lib/template/check-content.ts";
import type { FrozenFragment, TemplateContent } from "#lib/template/content.ts";
import { faultsOf, type TemplateProblem } from "#lib/template/problem.ts";

/** Throws the first thing that is wrong with a content. */
export function refuseProblems(content: TemplateContent, fragments: FrozenFragment[]): void {
  const [problem] = faultsOf(checkContent(content, fragments));
  if (problem) throw problemError(problem);
}

/** A problem of the template language as an error; where it stands in the text is among its params. */
export const problemError = ({ code, field, params }: TemplateProblem): AppError =>
  new AppError(code, { field, params });
