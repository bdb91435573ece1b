import { maxReferences } from "#lib/images/parameters.ts";
import { bindings, parameterNames } from "#lib/template/bound-parameter.ts";
import { checkBody, namesInBody } from "#lib/template/check-body.ts";
import { checkVariable } from "#lib/template/check-variable.ts";
import { normalText } from "#lib/template/clean-text.ts";
import type { FrozenFragment, ImageSlot, TemplateContent } from "#lib/template/content.ts";
import { nameFault } from "#lib/template/names.ts";
import { fault, type TemplateProblem, warning } from "#lib/template/problem.ts";

/**
 * All that is wrong with a template itself, whatever is filled in. With `fragments` their texts and their presence are
 * checked too. A draft may hold anything; a version has no problem of severity `error`.
 */
export function checkContent(
  content: TemplateContent,
  fragments?: readonly FrozenFragment[],
): TemplateProblem[] {
  return [
    ...checkBody(content, fragments),
    ...checkWholeText(content),
    ...checkFragments(content, fragments),
    ...content.variables.flatMap(checkVariable),
    ...content.slots.flatMap(checkSlot),
    ...checkRoles(content),
    ...duplicates(content),
    ...parameterNames.flatMap((name) => checkParameter(content, name)),
    ...unused(content, fragments),
  ];
}

const invalid = (field: string, kind: string, params: Record<string, string | number> = {}) =>
  fault("prompt_content_invalid", field, { kind, ...params });

function checkWholeText({ body, fragments }: TemplateContent): TemplateProblem[] {
  if (body.trim() === "" && fragments.length === 0) return [fault("prompt_empty", "body")];
  return normalText(body) === body ? [] : [invalid("body", "notNormal")];
}

function checkFragments(
  { fragments: slugs }: TemplateContent,
  fragments?: readonly FrozenFragment[],
): TemplateProblem[] {
  const twice = slugs.filter((slug, index) => slugs.indexOf(slug) < index);
  const known = fragments?.map(({ slug }) => slug) ?? slugs;
  const missing = slugs.filter((slug) => !known.includes(slug));
  return [
    ...twice.map((slug) => invalid(`fragments.${slug}`, "fragmentTwice", { name: slug })),
    ...missing.map((slug) => invalid(`fragments.${slug}`, "fragmentMissing", { name: slug })),
  ];
}

function checkSlot({ name, role, min, max }: ImageSlot, index: number): TemplateProblem[] {
  const field = `slots.${name || index}`;
  const wrongName = nameFault(name);
  const most = role === "reference" ? maxReferences : 1;
  const isCount = Number.isInteger(min) && Number.isInteger(max) && min >= 0 && max >= 1;
  return [
    ...(wrongName ? [invalid(field, wrongName, { name })] : []),
    ...(!isCount || min > max ? [invalid(field, "slotRange", { name })] : []),
    ...(isCount && max > most ? [invalid(field, "slotMax", { name, max: most })] : []),
  ];
}

function checkRoles({ operation, slots }: TemplateContent): TemplateProblem[] {
  const withRole = (role: ImageSlot["role"]) => slots.filter((slot) => slot.role === role);
  const [bases, masks] = [withRole("base"), withRole("mask")];
  const asSlot = (kind: string) => (slot: ImageSlot) =>
    invalid(`slots.${slot.name}`, kind, { name: slot.name });
  const images = slots.filter(({ role }) => role !== "mask");
  const problems = [
    ...bases.slice(1).map(asSlot("baseTwice")),
    ...masks.slice(1).map(asSlot("maskTwice")),
    ...(bases.length === 0 ? masks.map(asSlot("maskWithoutBase")) : []),
  ];
  if (operation === "generate") problems.push(...bases.map(asSlot("baseInGenerate")));
  else if (!images.some(({ min }) => min > 0)) problems.push(invalid("slots", "editWithoutImage"));
  const total = images.reduce((sum, { max }) => sum + max, 0);
  return total > maxReferences
    ? [...problems, invalid("slots", "slotsTooMany", { max: maxReferences })]
    : problems;
}

function duplicates({ variables, slots }: TemplateContent): TemplateProblem[] {
  const seen = new Set<string>();
  return [
    ...variables.map(({ name }) => ({ name, field: `variables.${name}` })),
    ...slots.map(({ name }) => ({ name, field: `slots.${name}` })),
  ].flatMap(({ name, field }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [invalid(field, "nameTwice", { name })];
  });
}

function checkParameter(content: TemplateContent, name: (typeof parameterNames)[number]): TemplateProblem[] {
  const rule = content.parameters[name];
  if (rule.mode !== "bound") return [];
  const field = `parameters.${name}`;
  const variable = content.variables.find((each) => each.name === rule.variable);
  if (!variable) return [fault("prompt_unknown_variable", field, { name: rule.variable })];
  const params = { name: rule.variable, parameter: name };
  const { types, read } = bindings[name];
  if (!types.includes(variable.type)) return [invalid(field, "boundType", params)];
  if (variable.type === "number" && !variable.integer) return [invalid(field, "boundType", params)];
  const possible =
    variable.type === "enum"
      ? variable.options.map(({ value }) => value)
      : [variable.default, ...(variable.type === "number" ? [variable.min, variable.max] : [])];
  const wrong = possible.find((value) => value !== null && !Array.isArray(value) && read(value) === null);
  return wrong === undefined ? [] : [invalid(field, "boundValue", { ...params, value: String(wrong) })];
}

function unused(content: TemplateContent, fragments: readonly FrozenFragment[] = []): TemplateProblem[] {
  const texts = [content.body, ...fragments.map(({ text }) => text)];
  const used = new Set(texts.flatMap(namesInBody));
  for (const name of parameterNames) {
    const rule = content.parameters[name];
    if (rule.mode === "bound") used.add(rule.variable);
  }
  // A picture is sent whether the text speaks of it or not; a mask needs no word either.
  return content.variables
    .filter(({ name }) => !used.has(name))
    .map(({ name }) => warning("prompt_variable_unused", `variables.${name}`, { name }));
}
