import type { Body } from "#lib/simulator/body.ts";
import type { Rule } from "#lib/simulator/fields.ts";
import { jsonKind, quotedList } from "#lib/simulator/json-kind.ts";
import { schemaError, type WireError } from "#lib/simulator/wire-error.ts";

type Encoding = Body["encoding"];

/** Checks one value by its rule and gives it in its own type; the caller has taken out null and absent values. */
export function checkValue(name: string, value: unknown, rule: Rule, encoding: Encoding): unknown {
  switch (rule.kind) {
    case "text":
      return checkText(name, value, rule);
    case "integer":
      return checkInteger(name, value, rule, encoding);
    case "boolean":
      return checkBoolean(name, value, encoding);
    case "choice":
      return checkChoice(name, value, rule.values);
    case "other":
      return value;
  }
}

/** 400 `invalid_type`, with what was expected and what came. */
export function invalidType(name: string, expected: string, value: unknown): WireError {
  return schemaError(
    "invalid_type",
    name,
    `Invalid type for '${name}': expected ${expected}, but got ${jsonKind(value)} instead.`,
  );
}

/** 400 `missing_required_parameter`. */
export function missing(name: string): WireError {
  return schemaError("missing_required_parameter", name, `Missing required parameter: '${name}'.`);
}

/** 400 `unknown_parameter`. */
export function unknownParameter(name: string): WireError {
  return schemaError("unknown_parameter", name, `Unknown parameter: '${name}'.`);
}

/** 400 `string_above_max_length`; lengths count Unicode code points. */
export function checkLength(name: string, text: string, max: number): void {
  if (text.length <= max) return;
  const length = [...text].length;
  if (length <= max) return;
  throw schemaError(
    "string_above_max_length",
    name,
    `Invalid '${name}': string too long. Expected a string with maximum length ${max}, but got a string with length ${length} instead.`,
  );
}

function checkText(name: string, value: unknown, rule: { maxLength?: number; numbersToo?: boolean }): string {
  if (rule.numbersToo && typeof value === "number") return String(value);
  if (typeof value !== "string") throw invalidType(name, "a string", value);
  if (rule.maxLength !== undefined) checkLength(name, value, rule.maxLength);
  return value;
}

function checkInteger(name: string, value: unknown, rule: { min: number; max: number }, encoding: Encoding) {
  const number = encoding === "multipart" ? formInteger(name, value) : value;
  if (typeof number !== "number" || !Number.isInteger(number)) throw invalidType(name, "an integer", number);
  if (number < rule.min) throw outOfRange(name, "below minimum", `>= ${rule.min}`, number);
  if (number > rule.max) throw outOfRange(name, "above maximum", `<= ${rule.max}`, number);
  return number;
}

function formInteger(name: string, value: unknown): unknown {
  if (typeof value === "string" && /^-?\d+$/.test(value)) return Number(value);
  if (typeof value !== "string") return value;
  throw unconvertible(name, "an integer");
}

function unconvertible(name: string, expected: string): WireError {
  return schemaError(
    "invalid_type",
    name,
    `Invalid type for '${name}': expected ${expected}, but got a string value that could not be converted into ${expected}.`,
  );
}

function outOfRange(name: string, side: "below minimum" | "above maximum", bound: string, got: number) {
  const code = side === "below minimum" ? "integer_below_min_value" : "integer_above_max_value";
  return schemaError(
    code,
    name,
    `Invalid '${name}': integer ${side} value. Expected a value ${bound}, but got ${got} instead.`,
  );
}

function checkBoolean(name: string, value: unknown, encoding: Encoding): boolean {
  if (typeof value === "boolean") return value;
  if (encoding === "multipart" && typeof value === "string") {
    if (value === "true" || value === "false") return value === "true";
    throw unconvertible(name, "a boolean");
  }
  throw invalidType(name, "a boolean", value);
}

function checkChoice(name: string, value: unknown, values: readonly string[]): string {
  if (typeof value !== "string") throw invalidType(name, `one of ${quotedList(values, "or")}`, value);
  if (values.includes(value)) return value;
  throw schemaError(
    "invalid_value",
    name,
    `Invalid value: '${value}'. Supported values are: ${quotedList(values, "and")}.`,
  );
}
