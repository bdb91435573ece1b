import type { DrawParameters, Operation } from "#lib/images/parameters.ts";
import type { ParameterValues } from "#lib/template/bound-parameter.ts";
import { checkBody } from "#lib/template/check-body.ts";
import { checkValues } from "#lib/template/check-values.ts";
import type { FrozenFragment, SlotImages, TemplateContent, VariableValues } from "#lib/template/content.ts";
import { fault, faultsOf, type TemplateProblem } from "#lib/template/problem.ts";
import { renderPrompt } from "#lib/template/render-prompt.ts";
import { orderSlots } from "#lib/template/render-slot.ts";
import { resolveParameters } from "#lib/template/resolve-parameters.ts";
import { resolveValues } from "#lib/template/resolve-values.ts";

/** A template with everything filled in: what a run is started with. */
export type Filled = {
  prompt: string;
  parameters: DrawParameters;
  count: number;
  /** Image ids, the base first, then the references in the order of their slots. */
  references: string[];
  mask: string | null;
  operation: Operation;
};

export type FillInput = {
  values: VariableValues;
  slots: SlotImages;
  /** Only of parameters the template marks as overridable. */
  overrides: Partial<ParameterValues>;
};

/** Fills a template, or says all that keeps it from being filled; nothing is ever silently left empty. */
export function fillTemplate(
  content: TemplateContent,
  fragments: readonly FrozenFragment[],
  { values, slots, overrides }: FillInput,
): { ok: true; filled: Filled } | { ok: false; problems: TemplateProblem[] } {
  const problems = faultsOf([
    ...checkBody(content, fragments),
    ...checkValues(content, values, slots, fragments),
  ]);
  if (problems.length > 0) return { ok: false, problems };
  const resolved = resolveValues(content, values);
  const decided = resolveParameters(content, resolved, overrides);
  if (decided.problems.length > 0) return { ok: false, problems: decided.problems };
  const parts = renderPrompt(content, fragments, resolved, slots);
  const prompt = parts.map(({ text }) => text).join("");
  if (prompt.trim() === "") return { ok: false, problems: [fault("prompt_empty", "body")] };
  const { count, ...parameters } = decided.parameters;
  const { references, mask } = orderSlots(content.slots, slots);
  const operation = references.length > 0 ? "edit" : content.operation;
  return { ok: true, filled: { prompt, parameters, count, references, mask, operation } };
}
