import { ruleValues } from "#components/template/edit/parameter-rules.ts";
import { slotImages, type TryState } from "#components/template/try/try-store.ts";
import type { ParameterValues } from "#lib/template/bound-parameter.ts";
import { checkValues } from "#lib/template/check-values.ts";
import type { FrozenFragment, TemplateContent, VariableValues } from "#lib/template/content.ts";
import { type Filled, fillTemplate } from "#lib/template/fill.ts";
import { previewPrompt } from "#lib/template/preview.ts";
import type { TemplateProblem } from "#lib/template/problem.ts";
import type { PromptPart } from "#lib/template/render-prompt.ts";
import { resolveParameters } from "#lib/template/resolve-parameters.ts";
import { resolveValues } from "#lib/template/resolve-values.ts";

/** What the form comes to: the prompt as far as it is known, what it is drawn with, and what is still wrong. */
export type FormState = {
  parts: PromptPart[];
  prompt: string;
  parameters: ParameterValues;
  /** null while something is wrong. */
  filled: Filled | null;
  problems: TemplateProblem[];
  /** Overrides the template allows. */
  overrides: Partial<ParameterValues>;
  /** Values of names it knows. */
  values: VariableValues;
};

type Asked = Pick<TryState, "values" | "overrides" | "pictures">;

/** Works out the form; what was filled in for names that are gone is left out, and kept in the form. */
export function formState(
  content: TemplateContent,
  fragments: readonly FrozenFragment[],
  asked: Asked,
): FormState {
  const values = known(asked.values, content.variables);
  const slots = known(slotImages(asked), content.slots);
  const overrides = allowed(content, asked.overrides);
  const result = fillTemplate(content, fragments, { values, slots, overrides });
  const parts = previewPrompt(content, fragments, values, slots);
  const warnings = checkValues(content, values, slots).filter(({ severity }) => severity === "warning");
  return {
    parts,
    prompt: result.ok ? result.filled.prompt : parts.map(({ text }) => text).join(""),
    parameters: result.ok
      ? { ...result.filled.parameters, count: result.filled.count }
      : resolveParameters(content, resolveValues(content, values), overrides).parameters,
    filled: result.ok ? result.filled : null,
    problems: result.ok ? warnings : [...result.problems, ...warnings],
    overrides,
    values,
  };
}

const known = <Value>(
  given: Record<string, Value>,
  items: readonly { name: string }[],
): Record<string, Value> =>
  Object.fromEntries(Object.entries(given).filter(([name]) => items.some((item) => item.name === name)));

function allowed(
  { parameters }: TemplateContent,
  overrides: Partial<ParameterValues>,
): Partial<ParameterValues> {
  const usual = ruleValues(parameters);
  const entries = Object.entries(overrides).filter(([name, value]) => {
    const key = name as keyof ParameterValues;
    return parameters[key]?.mode === "overridable" && value !== usual[key];
  });
  return Object.fromEntries(entries);
}
