import { AppError, type ErrorCode } from "#lib/errors.ts";
import { type ComponentName, type JsonSchema, schemaOf } from "#server/openapi/component-schema.ts";
import type { HeaderName, Parameter } from "#server/openapi/shared-parts.ts";

type Content = Record<string, { schema: JsonSchema; [extension: `x-${string}`]: JsonSchema }>;
type Answer = { description: string; headers: Record<string, { $ref: string }>; content?: Content };

/** One thing a caller can do: a method of a path. */
export type Operation = {
  method: "get" | "post";
  path: `/api/v1/${string}`;
  tags: [Tag];
  operationId: string;
  summary: string;
  description: string;
  parameters: Parameter[];
  requestBody?: { required: boolean; description: string; content: Content };
  responses: Record<string, Answer>;
};
export type Tag = "Released prompts" | "Releases" | "Library" | "Pictures" | "About";

type Described = Omit<Operation, "tags" | "responses" | "parameters"> & {
  tag: Tag;
  parameters?: Parameter[];
  answers: Record<number, Answer>;
  /** Refusals a caller has to reckon with; what can befall every request is said once. */
  errors: ErrorCode[];
  /** Statuses whose refusal says more than the envelope. */
  refusals?: Record<number, ComponentName>;
};

/** Puts an operation together with the answers of its errors, by status. */
export function operation({
  tag,
  parameters = [],
  answers,
  errors,
  refusals = {},
  ...rest
}: Described): Operation {
  const codes = new Map<number, ErrorCode[]>();
  for (const code of errors) {
    const { status } = new AppError(code);
    codes.set(status, [...(codes.get(status) ?? []), code]);
  }
  for (const status of Object.keys(refusals).map(Number)) codes.set(status, codes.get(status) ?? []);
  const refused = [...codes].map(([status, named]): [number, Answer] => [
    status,
    json(
      refusals[status] ?? "Error",
      named.length > 0
        ? named.map((code) => `\`${code}\``).join(", ")
        : "Values that do not fit, each with its code.",
    ),
  ]);
  return {
    ...rest,
    tags: [tag],
    parameters,
    responses: {
      ...answers,
      ...Object.fromEntries(refused),
      default: json(
        "Error",
        "What can befall any request: `origin_refused`, `method_not_allowed`, `host_refused`, `shutting_down`, `internal` and the like.",
      ),
    },
  };
}

/** An answer of JSON. */
export const json = (name: ComponentName, description: string, headers: HeaderName[] = []): Answer => ({
  description,
  headers: headersOf(headers),
  content: { "application/json": { schema: schemaOf(name) } },
});

/** An answer of anything else: bytes, a text. */
export const body = (
  type: string,
  description: string,
  headers: HeaderName[] = [],
  schema: JsonSchema = type.startsWith("text/") ? { type: "string" } : { contentMediaType: type },
): Answer => ({ description, headers: headersOf(headers), content: { [type]: { schema } } });

/** An answer without a body. */
export const empty = (description: string, headers: HeaderName[] = []): Answer => ({
  description,
  headers: headersOf(headers),
});

const headersOf = (names: HeaderName[]): Answer["headers"] =>
  Object.fromEntries(
    [...names, "X-Request-Id" as const].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
