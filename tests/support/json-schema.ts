type Schema = { [keyword: string]: unknown };
type Check = (limit: never, value: unknown) => boolean;

/** Finds the schema a `$ref` names. */
type Resolve = (ref: string) => Schema;

const codePoints = (text: string) => Array.from(text).length;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const types: Record<string, (value: unknown) => boolean> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === "boolean",
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  array: Array.isArray,
  object: isObject,
};
const formats: Record<string, (text: string) => boolean> = {
  "date-time": (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text),
};

const typeFits = (asked: unknown, value: unknown) =>
  [asked].flat().some((name) => types[String(name)]?.(value) === true);

/** Keywords about the value itself; each holds where it has nothing to say about the value's type. */
const checks: Record<string, Check> = {
  type: (asked: unknown, value: unknown) => typeFits(asked, value),
  const: (asked: unknown, value: unknown) => same(asked, value),
  enum: (asked: unknown[], value: unknown) => asked.some((one) => same(one, value)),
  minimum: (limit: number, value: unknown) => typeof value !== "number" || value >= limit,
  maximum: (limit: number, value: unknown) => typeof value !== "number" || value <= limit,
  minLength: (limit: number, value: unknown) => typeof value !== "string" || codePoints(value) >= limit,
  maxLength: (limit: number, value: unknown) => typeof value !== "string" || codePoints(value) <= limit,
  pattern: (source: string, value: unknown) =>
    typeof value !== "string" || new RegExp(source, "u").test(value),
  format: (name: string, value: unknown) => typeof value !== "string" || formats[name]?.(value) === true,
  minItems: (limit: number, value: unknown) => !Array.isArray(value) || value.length >= limit,
  maxItems: (limit: number, value: unknown) => !Array.isArray(value) || value.length <= limit,
  required: (names: string[], value: unknown) =>
    !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
};
const known = new Set([
  ...Object.keys(checks),
  ...["$ref", "anyOf", "oneOf", "items", "properties", "additionalProperties", "propertyNames"],
  // These say nothing about whether a value fits.
  ...["description", "default", "examples", "contentMediaType"],
]);

/**
 * What of a value does not fit a JSON Schema (draft 2020-12, the keywords our own file uses; another one throws, so that
 * nothing goes unchecked). Stricter than the draft: a property that an object's schema does not name is wrong, too.
 */
export function misfits(schema: Schema, value: unknown, resolve: Resolve, path = "$"): string[] {
  const strange = Object.keys(schema).find((keyword) => !known.has(keyword));
  if (strange !== undefined) throw new Error(`${path}: nobody checks the keyword ${strange}`);
  const inner = (part: unknown, of: unknown, at: string) => misfits(part as Schema, of, resolve, at);
  const wrong = Object.entries(checks).flatMap(([keyword, holds]) =>
    keyword in schema && !holds(schema[keyword] as never, value)
      ? [`${path}: ${keyword} ${JSON.stringify(schema[keyword])}`]
      : [],
  );
  if (typeof schema.$ref === "string") wrong.push(...inner(resolve(schema.$ref), value, path));
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = schema[keyword];
    if (!Array.isArray(branches)) continue;
    const found = branches.map((branch) => inner(branch, value, path));
    const fitting = found.filter((each) => each.length === 0).length;
    if (fitting === 0) wrong.push(`${path}: no branch fits`, ...found.flat());
    if (keyword === "oneOf" && fitting > 1) wrong.push(`${path}: ${fitting} branches fit`);
  }
  if (Array.isArray(value) && schema.items)
    wrong.push(...value.flatMap((one, index) => inner(schema.items, one, `${path}[${index}]`)));
  if (isObject(value)) wrong.push(...misfitProperties(schema, value, inner, path));
  return wrong;
}

function misfitProperties(
  { properties, additionalProperties, propertyNames }: Schema,
  value: Record<string, unknown>,
  inner: (part: unknown, of: unknown, at: string) => string[],
  path: string,
): string[] {
  const named = isObject(properties) ? properties : {};
  return Object.entries(value).flatMap(([name, one]) => {
    const at = `${path}.${name}`;
    const ofName = propertyNames ? inner(propertyNames, name, `${at} (name)`) : [];
    if (Object.hasOwn(named, name)) return [...ofName, ...inner(named[name], one, at)];
    if (isObject(additionalProperties)) return [...ofName, ...inner(additionalProperties, one, at)];
    // An object of any kind has neither.
    return properties === undefined && additionalProperties !== false ? ofName : [`${at}: not in the schema`];
  });
}
