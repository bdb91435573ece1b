import type { JsonSchema } from "#server/openapi/component-schema.ts";

/** A parameter of a path, a query or a header, or where one stands that several operations share. */
export type Parameter =
  | {
      name: string;
      in: "path" | "query" | "header";
      required?: boolean;
      description: string;
      schema: JsonSchema;
    }
  | { $ref: string };

type Header = { description: string; required: boolean; schema: JsonSchema };
const text = { type: "string" };
const header = (description: string, schema: JsonSchema = text): Header => ({
  description,
  required: true,
  schema,
});

/** Headers of answers. Where an answer names one it is always there. */
export const answerHeaders = {
  "X-Request-Id": header("Names the request in the studio's log; errors say it too."),
  ETag: header("Strong; send it back in `If-None-Match`.", {
    type: "string",
    pattern: '^"[0-9a-f]{32}(-gzip)?"$',
  }),
  "Cache-Control": header("How long the answer may be kept, and used while the studio cannot be reached."),
  Vary: header("`accept-encoding`: packed and plain forms have tags of their own."),
  "Content-Disposition": header("The name to save it under (RFC 6266)."),
  Location: header("Where to ask for the run later: a path of the studio."),
  "Retry-After": header("Seconds to wait before asking again.", { type: "string", pattern: "^[0-9]+$" }),
} satisfies Record<string, Header>;
export type HeaderName = keyof typeof answerHeaders;

/** Parameters that several operations share. */
export const sharedParameters = {
  environment: {
    name: "env",
    in: "path",
    required: true,
    description: "The environment.",
    schema: { type: "string", enum: ["dev", "test", "prod"] },
  },
  slug: {
    name: "slug",
    in: "path",
    required: true,
    description: "Name of a template, percent-encoded; one it once had leads to it too.",
    schema: { type: "string", minLength: 1, maxLength: 400 },
  },
  ifNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description: "Tags of what the caller has, or `*`: 304 when it is still that.",
    schema: text,
  },
  ifMatch: {
    name: "If-Match",
    in: "header",
    description:
      'Id of the release the caller saw as current, in quotes, or `*` for any: `"rel_..."`. Else `expectedReleaseId`.',
    schema: text,
  },
  client: {
    name: "X-Pentimento-Client",
    in: "header",
    description: "`cli` stands in the release's record as the door it came through.",
    schema: text,
  },
  idempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description:
      "8-200 printable ASCII characters. The same key with the same request draws once and answers with the same run; with another request it is 422.",
    schema: { type: "string", pattern: "^[\\x21-\\x7e]{8,200}$" },
  },
  lastEventId: {
    name: "Last-Event-ID",
    in: "header",
    description: "`id` of the last event that was seen: go on after it. Without it the stream begins now.",
    schema: text,
  },
} satisfies Record<string, Parameter>;

export const shared = (...names: (keyof typeof sharedParameters)[]): Parameter[] =>
  names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
