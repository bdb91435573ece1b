import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "#server/openapi/document.ts";

const document = openApiDocument();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

/** Every value in the document, with the keys that lead to it. */
function* everything(value: unknown, path: string[] = []): Generator<[string[], unknown]> {
  yield [path, value];
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* everything(inner, [...path, key]);
}

const follow = (ref: string): unknown =>
  ref
    .replace(/^#\//, "")
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
      document,
    );

describe("the file of the API", () => {
  it("is kept as the source makes it (node scripts/write-openapi.mjs)", async () => {
    const kept = await readFile(new URL("../../docs/openapi.json", import.meta.url), "utf8");
    expect(kept).toBe(`${JSON.stringify(document, null, 2)}\n`);
  });

  it("has what OpenAPI 3.1 asks for", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(operations.length).toBeGreaterThan(20);
    for (const key of Object.keys(document.components.schemas)) expect(key).toMatch(/^[a-zA-Z0-9._-]+$/);
    for (const path of Object.keys(document.paths)) expect(path).toMatch(/^\/api\/v1\//);
  });

  it("refers only to what is in it, and holds nothing that nobody refers to", () => {
    const refs = [...everything(document)].flatMap(([path, value]) =>
      path.at(-1) === "$ref" ? [String(value)] : [],
    );
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((ref) => !ref.startsWith("#/components/") || follow(ref) === undefined)).toEqual([]);
    const { schemas, parameters, headers } = document.components;
    const unused = Object.entries({ schemas, parameters, headers }).flatMap(([kind, named]) =>
      Object.keys(named)
        .map((name) => `#/components/${kind}/${name}`)
        .filter((address) => !refs.includes(address)),
    );
    expect(unused).toEqual([]);
  });

  it("gives every operation an id, words, a tag that is one, and answers", () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags: string[] = document.tags.map(({ name }) => name);
    for (const operation of operations) {
      const { operationId, summary, description, responses } = operation;
      expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
      for (const text of [summary, description]) expect(text.length, operationId).toBeGreaterThan(5);
      for (const tag of operation.tags) expect(tags).toContain(tag);
      const statuses = Object.keys(responses);
      expect(statuses, operationId).toContain("default");
      expect(statuses.filter((status) => status.startsWith("2")).length, operationId).toBeGreaterThan(0);
      for (const status of statuses) expect(status).toMatch(/^(?:[2-5]\d\d|default)$/);
      for (const { description } of Object.values(responses)) expect(description, operationId).not.toBe("");
      expect("requestBody" in operation, operationId).toBe(operation.method === "post");
    }
  });

  it("describes every parameter once, and those of a path are all there and required", () => {
    for (const { path, operationId, parameters } of operations) {
      const whole = parameters.map((one) => ("$ref" in one ? follow(one.$ref) : one)) as {
        name: string;
        in: string;
        required?: boolean;
        description: string;
        schema: object;
      }[];
      const keys = whole.map((one) => `${one.in} ${one.name.toLowerCase()}`);
      expect(new Set(keys).size, operationId).toBe(keys.length);
      const inPath = whole.filter((one) => one.in === "path");
      const asked = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map(({ name }) => name).sort(), operationId).toEqual(asked.sort());
      expect(inPath.every(({ required }) => required === true)).toBe(true);
      for (const { name, description, schema } of whole) {
        expect(description, `${operationId} ${name}`).toMatch(/\.$/);
        expect(Object.keys(schema).length, `${operationId} ${name}`).toBeGreaterThan(0);
      }
    }
  });
});
