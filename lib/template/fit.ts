import { checkParameters, type Finding } from "#lib/images/check-parameters.ts";
import { defaultParameters, maxReferences } from "#lib/images/parameters.ts";
import type { ModelProfile } from "#lib/models/profile.ts";
import {
  bindings,
  type ParameterName,
  type ParameterRules,
  type ParameterValues,
  parameterNames,
} from "#lib/template/bound-parameter.ts";
import type { TemplateContent, Variable, VariableValue } from "#lib/template/content.ts";
import { needsOf } from "#lib/template/needs.ts";

/**
 * Everything a deployment would refuse of a template, over every value its bound parameters can take, before anything
 * is filled in or paid; with `today` a model that has ended is told as well.
 */
export function fitDeployment(content: TemplateContent, profile: ModelProfile, today?: Date): Finding[] {
  const usual = possibleParameters(content, {});
  const found = [...findings(content, profile, usual, today), ...needFindings(content, profile)];
  for (const name of parameterNames) {
    const rule = content.parameters[name];
    if (rule.mode !== "bound") continue;
    const variable = content.variables.find((each) => each.name === rule.variable);
    for (const value of variable ? edgeValues(variable) : [])
      found.push(
        ...findings(content, profile, possibleParameters(content, { [rule.variable]: value }), today),
      );
  }
  return distinct(found);
}

function findings(
  content: TemplateContent,
  profile: ModelProfile,
  { count, ...parameters }: ParameterValues,
  today?: Date,
): Finding[] {
  const pictures = content.slots.filter(({ role }) => role !== "mask");
  const references = Math.min(
    maxReferences,
    pictures.reduce((sum, { max }) => sum + max, 0),
  );
  const mask = content.slots.some(({ role }) => role === "mask");
  // The prompt is judged when it is rendered; here it only must not be empty.
  return checkParameters(profile, { parameters, count, prompt: "x", references, mask, today });
}

/** What no parameter asks for, but the template says it needs. */
function needFindings(content: TemplateContent, profile: ModelProfile): Finding[] {
  const needs = needsOf(content);
  const lacking = (field: Finding["field"], reason: string): Finding => ({
    field,
    code: "parameter_unsupported",
    params: { model: profile.id },
    reason,
    fix: null,
  });
  return [
    ...(needs.includes("edit") && !profile.edits ? [lacking("references", "editsUnsupported")] : []),
    ...(needs.includes("mask") && !profile.mask ? [lacking("mask", "maskUnsupported")] : []),
    ...(needs.includes("markup") && !profile.markup ? [lacking("model", "markupUnsupported")] : []),
  ];
}

/** Bound parameters take the given value, then the default, then the first that is offered. */
function possibleParameters(content: TemplateContent, given: Record<string, VariableValue>): ParameterValues {
  const values: ParameterValues = { ...defaultParameters, count: 1 };
  const rules: ParameterRules = content.parameters;
  const take = <Name extends ParameterName>(name: Name) => {
    const rule = rules[name];
    if (rule.mode !== "bound") {
      values[name] = rule.value;
      return;
    }
    const variable = content.variables.find((each) => each.name === rule.variable);
    const value =
      given[rule.variable] ?? variable?.default ?? (variable ? edgeValues(variable)[0] : undefined);
    const read = value === undefined ? null : bindings[name].read(value);
    if (read) values[name] = read.value;
  };
  for (const name of parameterNames) take(name);
  return values;
}

function edgeValues(variable: Variable): VariableValue[] {
  if (variable.type === "enum") return variable.options.map(({ value }) => value);
  if (variable.type !== "number") return [];
  return [variable.min, variable.max].filter((value) => value !== null);
}

function distinct(found: readonly Finding[]): Finding[] {
  const byText = new Map(found.map((each) => [JSON.stringify(each), each]));
  const reasons = new Set<string>();
  // The edits and the mask of a profile are told once, whoever found them.
  return [...byText.values()].filter(({ field, reason, params }) => {
    const key = `${field} ${reason} ${JSON.stringify(params)}`;
    if (reasons.has(key)) return false;
    reasons.add(key);
    return true;
  });
}
