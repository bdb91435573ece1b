import { bindings } from "#lib/template/bound-parameter.ts";
import {
  type ParameterRule,
  type TemplateContent,
  type TemplateNeed,
  templateNeeds,
} from "#lib/template/content.ts";

const everyModelDraws = ["auto", "1024x1024", "1536x1024", "1024x1536"];

/** All a deployment must be able to do: what the template says and what follows from its slots and parameters. */
export function needsOf(content: TemplateContent): TemplateNeed[] {
  const { slots, parameters } = content;
  const pictures = slots.filter(({ role }) => role !== "mask").reduce((sum, { max }) => sum + max, 0);
  const sizes = possibleValues(content, parameters.size).map(
    (size) => bindings.size.read(size)?.value ?? size,
  );
  const backgrounds = possibleValues(content, parameters.background);
  const formats = possibleValues(content, parameters.outputFormat);
  const follows: Record<TemplateNeed, boolean> = {
    edit: content.operation === "edit" || pictures > 0,
    mask: slots.some(({ role }) => role === "mask"),
    markup: false,
    transparent: backgrounds.includes("transparent"),
    webp: formats.includes("webp"),
    jpeg: formats.includes("jpeg"),
    flexibleSize: sizes.some((size) => !everyModelDraws.includes(size)),
    references: pictures > 1,
  };
  return templateNeeds.filter((need) => follows[need] || content.needs.includes(need));
}

/** What a parameter can become: its value, or all that the variable it is bound to offers. */
export function possibleValues<Value extends string>(
  content: TemplateContent,
  rule: ParameterRule<Value>,
): string[] {
  if (rule.mode !== "bound") return [rule.value];
  const variable = content.variables.find(({ name }) => name === rule.variable);
  if (variable?.type === "enum") return variable.options.map(({ value }) => value);
  return typeof variable?.default === "string" ? [variable.default] : [];
}
