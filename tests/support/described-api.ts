import { openApiDocument } from "#server/openapi/document.ts";
import { misfits } from "#tests/support/json-schema.ts";
import type { Answer, RunningStudio } from "#tests/support/running-studio.ts";

type Schema = { [keyword: string]: unknown };
type Content = Record<string, { schema: Schema }>;
type Described = {
  headers: Record<string, { $ref: string }>;
  content?: Content;
};
export type Asked = {
  /** Values of the names in the path. */
  at?: Record<string, string>;
  query?: string;
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  body?: Uint8Array | string;
};

const document = openApiDocument();
const { schemas, headers: headerSchemas } = document.components;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

const resolve = (ref: string): Schema => {
  const found = schemas[ref.replace("#/components/schemas/", "")];
  if (!found) throw new Error(`${ref} is not in the file`);
  return found;
};

/** What of a value does not fit a schema of the file. */
export const misfitsOf = (name: string, value: unknown): string[] =>
  misfits({ $ref: `#/components/schemas/${name}` }, value, resolve);

/** `operationId status` of everything the file promises but refusals. */
export const promised: string[] = operations.flatMap(({ operation }) =>
  Object.keys(operation.responses)
    .filter((status) => /^[23]/.test(status))
    .map((status) => `${operation.operationId} ${status}`),
);

/** Asks a studio by the ids of the file, and holds each answer, and each body that was taken, against it. */
export function describedApi(studio: RunningStudio) {
  const seen = new Set<string>();
  return {
    /** `operationId status` of everything that was answered. */
    seen,
    async ask(operationId: string, asked: Asked = {}): Promise<{ answer: Answer; wrong: string[] }> {
      const found = operations.find(({ operation }) => operation.operationId === operationId);
      if (!found) throw new Error(`${operationId} is not in the file`);
      const { responses, requestBody } = found.operation;
      const method = asked.method ?? found.method.toUpperCase();
      const answer = await send(studio, found.path, { ...asked, method });
      seen.add(`${operationId} ${answer.status}`);
      const described: Described | undefined = responses[answer.status] ?? responses.default;
      const wrong = described ? wrongAnswer(described, answer, method === "HEAD") : ["no such answer"];
      if (answer.status >= 300 || asked.json === undefined) return { answer, wrong };
      return { answer, wrong: [...wrong, ...wrongBody(requestBody?.content, asked.json)] };
    },
  };
}

function send(studio: RunningStudio, template: string, asked: Asked & { method: string }): Promise<Answer> {
  const { at = {}, query = "", method, headers, json } = asked;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = at[name];
    if (value === undefined) throw new Error(`${template}: no ${name} was given`);
    return encodeURIComponent(value);
  });
  const body = json === undefined ? asked.body : JSON.stringify(json);
  const type = json === undefined ? {} : { "content-type": "application/json" };
  return studio.ask(path + query, {
    method,
    headers: { ...type, ...headers },
    ...(body !== undefined && { body }),
  });
}

function wrongBody(content: Content | undefined, sent: unknown): string[] {
  const schema = content?.["application/json"]?.schema;
  return schema ? misfits(schema, sent, resolve, "body") : ["a body is not described"];
}

function wrongAnswer({ headers, content }: Described, answer: Answer, headOnly: boolean): string[] {
  const wrong = Object.keys(headers).flatMap((name) => {
    const described: { schema: Schema } | undefined = Object.entries(headerSchemas).find(
      ([key]) => key === name,
    )?.[1];
    const value = answer.headers[name.toLowerCase()];
    if (!described || value === undefined) return [`${name} is missing`];
    return misfits(described.schema, value, resolve, name);
  });
  if (!content) return [...wrong, ...(answer.body.length > 0 ? ["there is a body"] : [])];
  const type = String(answer.headers["content-type"]).split(";")[0] ?? "";
  const [, media] =
    Object.entries(content).find(([range]) => range === type || range === type.replace(/\/.*/, "/*")) ?? [];
  if (!media) return [...wrong, `${type} is not described`];
  if (headOnly) return wrong;
  if (answer.body.length === 0) return [...wrong, "there is no body"];
  if (type !== "application/json") return wrong;
  // The file itself is described by OpenAPI, not by itself.
  if (media.schema.$ref === undefined) return wrong;
  return [...wrong, ...misfits(media.schema, answer.json(), resolve)];
}
