import type { MatrixColumn, MatrixPlan, MatrixRow } from "#lib/matrices/view.ts";
import type { ParameterValues } from "#lib/template/bound-parameter.ts";
import type { FrozenFragment, TemplateContent } from "#lib/template/content.ts";
import { fillTemplate } from "#lib/template/fill.ts";

/** What is drawn: a version's content, or a draft's as it was frozen into the matrix. */
export type MatrixContent = { content: TemplateContent; fragments: readonly FrozenFragment[] };

/** A cell filled in, or all that keeps it from being filled. */
export function fillCell(
  { content, fragments }: MatrixContent,
  plan: Pick<MatrixPlan, "values" | "slots" | "count">,
  row: Pick<MatrixRow, "values">,
  column: Pick<MatrixColumn, "quality">,
): ReturnType<typeof fillTemplate> {
  return fillTemplate(content, fragments, {
    values: { ...plan.values, ...row.values },
    slots: plan.slots,
    overrides: overridesOf(content, plan, column),
  });
}

function overridesOf(
  { parameters }: TemplateContent,
  { count }: Pick<MatrixPlan, "count">,
  { quality }: Pick<MatrixColumn, "quality">,
): Partial<ParameterValues> {
  return {
    ...(quality !== null && { quality }),
    ...(count !== null && { count }),
    // Previews are billed, and nobody watches a hundred pictures become sharp.
    ...(parameters.partialImages.mode === "overridable" && { partialImages: 0 }),
  };
}
