import { Fields, isRecord } from "#lib/prompt-files/fields.ts";
import type { ImageSlot, Localized, Variable, VariableValue } from "#lib/template/content.ts";

type Base = Pick<Variable, "name" | "label" | "note" | "required" | "wrap" | "trust">;

/** A property of a JSON Schema as a variable; a type we have no word for becomes text. */
export function variableOfSchema(name: string, schema: Fields, required: boolean, given: unknown): Variable {
  const made = typed(schema, baseOf(name, schema, required), given);
  schema.dropRest();
  return made;
}

function baseOf(name: string, schema: Fields, required: boolean): Base {
  return {
    name,
    label: localizedField(schema, "title"),
    note: localizedField(schema, "description"),
    required,
    wrap: schema.textOrNull("x-wrap"),
    trust: schema.oneOf("x-trust", ["app", "user"] as const, "app"),
  };
}

function localizedField(schema: Fields, key: string): Localized {
  return { en: schema.text(key), "zh-CN": schema.text(`x-${key}-zh`) };
}

function typed(schema: Fields, base: Base, given: unknown): Variable {
  const type = schema.take("type");
  const options = schema.list("enum");
  const format = schema.textOrNull("format");
  const isText = typeof given === "string" ? given : null;
  if (options.length > 0) return enumOf(schema, base, options, isText);
  if (type === "number" || type === "integer")
    return {
      ...base,
      type: "number",
      integer: type === "integer",
      min: schema.numberOrNull("minimum"),
      max: schema.numberOrNull("maximum"),
      step: schema.numberOrNull("multipleOf"),
      unit: schema.text("x-unit"),
      default: typeof given === "number" ? given : null,
    };
  if (type === "boolean") {
    const [on, off] = [schema.textOrNull("x-on") ?? base.name, schema.text("x-off")];
    return { ...base, type: "boolean", on, off, default: typeof given === "boolean" ? given : null };
  }
  if (type === "array") return listOf(schema, base, given);
  if (format === "color") {
    schema.take("pattern");
    return { ...base, type: "colour", palette: schema.texts("x-palette"), default: isText };
  }
  if (format === "date") {
    const [min, max] = [schema.textOrNull("x-minimum"), schema.textOrNull("x-maximum")];
    return { ...base, type: "date", min, max, default: isText };
  }
  return textOf(schema, base, given);
}

const textRoles = { "long-text": "longText", "rendered-text": "renderedText" } as const;

function textOf(schema: Fields, base: Base, given: unknown): Variable {
  const role = schema.oneOf("x-role", ["long-text", "rendered-text", "text"] as const, "text");
  const maxLength = schema.numberOrNull("maxLength");
  const value = ["string", "number", "boolean"].includes(typeof given) ? String(given) : null;
  return { ...base, type: role === "text" ? "text" : textRoles[role], maxLength, default: value };
}

function enumOf(schema: Fields, base: Base, values: unknown[], given: string | null): Variable {
  const told = schema.list("x-options");
  const options = values
    .filter((value) => value !== null && typeof value !== "object")
    .map((value, index) => {
      const option = new Fields(told[index], "x-options", []);
      return {
        value: String(value),
        label: { en: option.text("title"), "zh-CN": option.text("title-zh") },
        phrase: option.textOrNull("phrase"),
      };
    });
  return { ...base, type: "enum", options, default: given };
}

function listOf(schema: Fields, base: Base, given: unknown): Variable {
  const items = schema.fields("items");
  return {
    ...base,
    type: "list",
    separator: schema.textOrNull("x-separator") ?? ", ",
    minItems: schema.numberOrNull("minItems"),
    maxItems: schema.numberOrNull("maxItems"),
    maxLength: items.numberOrNull("maxLength"),
    default: isTexts(given) ? given : null,
  };
}

export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

/** True for what a variable can hold. */
export const isValue = (value: unknown): value is VariableValue =>
  ["string", "number", "boolean"].includes(typeof value) || isTexts(value);

const imageFormat = (schema: unknown) => isRecord(schema) && schema.format === "image";

/** Whether a property stands for pictures. */
export const isSlotSchema = (schema: unknown): boolean =>
  isRecord(schema) && ("x-slot" in schema || imageFormat(schema) || imageFormat(schema.items));

/** A property of the format `image`, or a list of them, as a slot. */
export function slotOfSchema(name: string, schema: Fields, required: boolean): ImageSlot {
  const [label, note] = [localizedField(schema, "title"), localizedField(schema, "description")];
  const role = schema.oneOf("x-slot", ["base", "reference", "mask"] as const, "reference");
  const isList = schema.take("type") === "array";
  schema.take("format");
  schema.take("items");
  const min = schema.numberOrNull("minItems") ?? (required ? 1 : 0);
  const max = schema.numberOrNull("maxItems") ?? (isList ? 16 : 1);
  schema.dropRest();
  return { name, role, label, note, min: isList ? min : required ? 1 : 0, max: isList ? max : 1 };
}
