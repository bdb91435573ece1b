import { defaultParameters } from "#lib/images/parameters.ts";
import {
  bindings,
  type ParameterName,
  type ParameterRules,
  type ParameterValues,
  parameterNames,
} from "#lib/template/bound-parameter.ts";
import type { TemplateContent, VariableValue } from "#lib/template/content.ts";
import { fault, type TemplateProblem } from "#lib/template/problem.ts";

const fallbacks: ParameterValues = { ...defaultParameters, count: 1 };

/** Every parameter as its rule, the overrides and the values decide it; one that is bound to nothing takes the usual. */
export function resolveParameters(
  content: TemplateContent,
  values: ReadonlyMap<string, VariableValue | null>,
  overrides: Partial<ParameterValues>,
): { parameters: ParameterValues; problems: TemplateProblem[] } {
  const parameters: ParameterValues = { ...fallbacks };
  const problems: TemplateProblem[] = [];
  const rules: ParameterRules = content.parameters;
  for (const name of parameterNames) resolveOne(name);
  return { parameters, problems };

  function resolveOne<Name extends ParameterName>(name: Name): void {
    const rule = rules[name];
    const override: ParameterValues[Name] | undefined = overrides[name];
    if (override !== undefined && rule.mode !== "overridable")
      problems.push(fault("prompt_override_refused", `parameters.${name}`, { name }));
    if (rule.mode !== "bound") {
      parameters[name] = override !== undefined && rule.mode === "overridable" ? override : rule.value;
      return;
    }
    const value = values.get(rule.variable) ?? null;
    if (value === null) return;
    const read = bindings[name].read(value);
    if (read) parameters[name] = read.value;
    else problems.push(boundFault(name, rule.variable));
  }
}

const boundFault = (parameter: ParameterName, variable: string) =>
  fault("prompt_invalid_value", `values.${variable}`, { name: variable, kind: "parameter", parameter });
