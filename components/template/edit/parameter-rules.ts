import { defaultParameters } from "#lib/images/parameters.ts";
import {
  bindings,
  type ParameterName,
  type ParameterValues,
  parameterNames,
} from "#lib/template/bound-parameter.ts";
import type { ParameterRule, TemplateParameters, Variable } from "#lib/template/content.ts";

const standard: ParameterValues = { ...defaultParameters, count: 1 };

/** Names of the variables that can decide a parameter. */
export const bindable = (name: ParameterName, variables: readonly Variable[]): string[] =>
  variables.filter(({ type }) => bindings[name].types.includes(type)).map((variable) => variable.name);

/** What the rules say without anybody's values; a bound one counts as what one gets without choosing. */
export function ruleValues(parameters: TemplateParameters): ParameterValues {
  const entries = parameterNames.map((name) => {
    const rule = parameters[name];
    return [name, rule.mode === "bound" ? standard[name] : rule.value];
  });
  return { ...standard, ...Object.fromEntries(entries) };
}

const withRule = (
  parameters: TemplateParameters,
  name: ParameterName,
  rule: ParameterRule<unknown>,
): TemplateParameters => ({ ...parameters, [name]: rule }) as TemplateParameters;

/** Another value; who decides stays. */
export function withValue(
  parameters: TemplateParameters,
  name: ParameterName,
  value: unknown,
): TemplateParameters {
  const rule = parameters[name];
  return rule.mode === "bound" ? parameters : withRule(parameters, name, { mode: rule.mode, value });
}

/** Who decides: `fixed`, `overridable` or `bound <variable>`. */
export function withMode(
  parameters: TemplateParameters,
  name: ParameterName,
  mode: string,
): TemplateParameters {
  const [kind, variable] = mode.split(" ");
  if (kind === "bound" && variable) return withRule(parameters, name, { mode: "bound", variable });
  const rule = parameters[name];
  const value = rule.mode === "bound" ? standard[name] : rule.value;
  return withRule(parameters, name, { mode: kind === "overridable" ? "overridable" : "fixed", value });
}
