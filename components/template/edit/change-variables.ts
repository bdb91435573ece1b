import { freeName, renameInBody } from "#components/template/body/names.ts";
import type {
  ImageSlot,
  TemplateContent,
  TemplateParameters,
  Variable,
  VariableType,
} from "#lib/template/content.ts";

const nothing = { en: "", "zh-CN": "" };

export const variableTypes = [
  "text",
  "longText",
  "renderedText",
  "enum",
  "number",
  "boolean",
  "colour",
  "date",
  "list",
] as const satisfies VariableType[];

type Common = Pick<Variable, "name" | "label" | "note" | "required" | "wrap" | "trust">;

const commonOf = ({ name, label, note, required, wrap, trust }: Common): Common => ({
  name,
  label,
  note,
  required,
  wrap,
  trust,
});

/** A variable of this type with what all types have in common; limits and default begin anew. */
export function asType(variable: Common, type: VariableType): Variable {
  const common = commonOf(variable);
  switch (type) {
    case "text":
    case "longText":
    case "renderedText":
      return { ...common, type, maxLength: type === "renderedText" ? 60 : null, default: null };
    case "enum":
      return { ...common, type, options: [], default: null };
    case "number":
      return { ...common, type, integer: true, min: null, max: null, step: null, unit: "", default: null };
    case "boolean":
      return { ...common, type, on: "", off: "", default: null };
    case "colour":
      return { ...common, type, palette: [], default: null };
    case "date":
      return { ...common, type, min: null, max: null, default: null };
    case "list":
      return {
        ...common,
        type,
        separator: ", ",
        minItems: null,
        maxItems: null,
        maxLength: null,
        default: null,
      };
  }
}

export const newVariable = (name: string): Variable =>
  asType({ name, label: nothing, note: nothing, required: true, wrap: null, trust: "app" }, "text");

export function addVariable(content: TemplateContent, name?: string): Partial<TemplateContent> {
  if (name !== undefined && [...content.variables, ...content.slots].some((one) => one.name === name))
    return {};
  return { variables: [...content.variables, newVariable(name ?? freeName("variable", content))] };
}

export const changeVariable = (
  content: TemplateContent,
  at: number,
  variable: Variable,
): Partial<TemplateContent> => ({
  variables: content.variables.with(at, variable),
});

/** A new name, in the body and where parameters are bound to it, too. */
export function renameVariable(content: TemplateContent, from: string, to: string): Partial<TemplateContent> {
  return {
    body: renameInBody(content.body, from, to),
    variables: content.variables.map((one) => (one.name === from ? { ...one, name: to } : one)),
    parameters: rebound(content.parameters, from, to),
  };
}

function rebound(parameters: TemplateParameters, from: string, to: string): TemplateParameters {
  const entries = Object.entries(parameters).map(([name, rule]) => [
    name,
    rule.mode === "bound" && rule.variable === from ? { ...rule, variable: to } : rule,
  ]);
  return Object.fromEntries(entries) as TemplateParameters;
}

export const newSlot = (content: TemplateContent, role: ImageSlot["role"]): ImageSlot => ({
  name: freeName({ base: "picture", reference: "reference", mask: "mask" }[role], content),
  role,
  label: nothing,
  note: nothing,
  min: 1,
  max: 1,
});

export function renameSlot(content: TemplateContent, from: string, to: string): Partial<TemplateContent> {
  return {
    body: renameInBody(content.body, from, to),
    slots: content.slots.map((one) => (one.name === from ? { ...one, name: to } : one)),
  };
}

/** A base and a mask take one picture; a template with pictures edits. */
export function changeSlot(content: TemplateContent, at: number, slot: ImageSlot): Partial<TemplateContent> {
  const max = slot.role === "reference" ? Math.max(slot.max, 1) : 1;
  const min = Math.min(Math.max(slot.min, 0), max);
  return { slots: content.slots.with(at, { ...slot, min, max }) };
}
