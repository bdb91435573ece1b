import type { z } from "zod";
import { fieldSchemas, type JsonSchema } from "#server/openapi/component-schema.ts";
import type { Parameter } from "#server/openapi/shared-parts.ts";

/** The parameters a schema reads of a query, each with its description. */
export function queryOf<Query extends z.ZodObject>(
  schema: Query,
  descriptions: Record<keyof z.input<Query> & string, string>,
): Parameter[] {
  const { fields, required } = fieldSchemas(schema);
  return Object.entries<string>(descriptions).map(([name, description]) => ({
    ...optional(name, description, fields[name]),
    ...(required.has(name) && { required: true }),
  }));
}

/** One parameter of a query that may be left out. */
export const optional = (
  name: string,
  description: string,
  schema: JsonSchema = { type: "string" },
): Parameter => ({
  name,
  in: "query",
  description,
  schema,
});

/** One that may be repeated. */
export const repeated = (name: string, description: string, values?: readonly string[]): Parameter =>
  optional(name, description, {
    type: "array",
    items: { type: "string", ...(values && { enum: [...values] }) },
  });

/** A choice. */
export const choice = (name: string, description: string, values: readonly string[]): Parameter =>
  optional(name, description, { type: "string", enum: [...values] });

/** Something that is asked for by `1`. */
export const flag = (name: string, description: string): Parameter => choice(name, description, ["1"]);
