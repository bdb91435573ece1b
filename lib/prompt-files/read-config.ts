import { defaultParameters, type Operation } from "#lib/images/parameters.ts";
import type { Fields } from "#lib/prompt-files/fields.ts";
import { configKeys } from "#lib/prompt-files/write-prompt.ts";
import {
  bindings,
  type ParameterName,
  type ParameterRules,
  type ParameterValues,
  parameterNames,
} from "#lib/template/bound-parameter.ts";
import type { ImageSlot, ParameterRule, TemplateParameters } from "#lib/template/content.ts";
import { parameterRules } from "#lib/template/empty-content.ts";

/** What a file says of the drawing, in OpenAI's words; what can't be one is dropped and the usual stands. */
export function readConfig(
  config: Fields,
  slots: readonly ImageSlot[],
): { operation: Operation; values: ParameterValues } {
  const usual: Operation = slots.some(({ min, role }) => min > 0 && role !== "mask") ? "edit" : "generate";
  const operation = config.oneOf("operation", ["generate", "edit"] as const, usual);
  const values: ParameterValues = { ...defaultParameters, count: 1 };
  for (const name of parameterNames) readOne(name);
  config.dropRest();
  return { operation, values };

  function readOne<Name extends ParameterName>(name: Name): void {
    const key = configKeys[name];
    const value = config.take(key);
    if (value === undefined || value === null) return;
    const read = typeof value === "string" || typeof value === "number" ? bindings[name].read(value) : null;
    if (read) values[name] = read.value;
    else config.drop(key);
  }
}

/** Which parameters are fixed or bound, as our own files say; of others what is usual. */
export function rulesOf(values: ParameterValues, front: Fields): TemplateParameters {
  const usual: ParameterRules = parameterRules(values);
  const fixedKeys = front.take("studio.fixed");
  const bound = front.fields("studio.bound");
  const rules = {
    size: ruleOf("size"),
    quality: ruleOf("quality"),
    background: ruleOf("background"),
    outputFormat: ruleOf("outputFormat"),
    compression: ruleOf("compression"),
    moderation: ruleOf("moderation"),
    partialImages: ruleOf("partialImages"),
    inputFidelity: ruleOf("inputFidelity"),
    count: ruleOf("count"),
  };
  bound.dropRest();
  return rules;

  function ruleOf<Name extends ParameterName>(name: Name): ParameterRule<ParameterValues[Name]> {
    const variable = bound.textOrNull(configKeys[name]);
    if (variable !== null) return { mode: "bound", variable };
    if (!Array.isArray(fixedKeys)) return usual[name];
    return { mode: fixedKeys.includes(configKeys[name]) ? "fixed" : "overridable", value: values[name] };
  }
}
