import { AppError } from "#lib/errors.ts";
import { problemError } from "#lib/library/refuse-problems.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { storedFragments } from "#lib/library/version-rows.ts";
import type { SlotImages, TemplateContent, VariableValues } from "#lib/template/content.ts";
import { type Filled, fillTemplate } from "#lib/template/fill.ts";

/** One case of a version, and how many pictures of it. */
export type CaseToFill = {
  version: { content: string; fragments: string };
  inputs: { values: VariableValues; slots: SlotImages };
  samples: number;
};

/**
 * What a case is drawn with: the template as it stands, but as many pictures as are asked for and no previews, which
 * would be paid for and looked at by nobody. Throws what keeps it from being filled.
 */
export function fillCase({ version, inputs, samples }: CaseToFill): {
  filled: Filled;
  content: TemplateContent;
} {
  const content = storedContent(version.content);
  const result = fillTemplate(content, storedFragments(version.fragments), { ...inputs, overrides: {} });
  if (!result.ok) {
    const [problem] = result.problems;
    throw problem ? problemError(problem) : new AppError("internal", { message: "a case did not fill" });
  }
  const { parameters, ...filled } = result.filled;
  return { filled: { ...filled, count: samples, parameters: { ...parameters, partialImages: 0 } }, content };
}
