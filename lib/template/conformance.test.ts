import { describe, expect, it } from "vitest";
import { fillTemplate } from "#lib/template/fill.ts";
import { readVectors } from "#tests/support/template-vectors.ts";

const vectors = readVectors();

describe("the conformance file", () => {
  it("has vectors, and no two of one name", () => {
    expect(vectors.length).toBeGreaterThan(100);
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
  });

  it.each(vectors.map((vector) => [vector.name, vector] as const))("%s", (_, vector) => {
    const { content, fragments, input, expected } = vector;
    const result = fillTemplate(content, fragments, input);
    if (!result.ok) {
      const [first] = result.problems;
      const told = { code: first?.code, field: first?.field, line: first?.line, column: first?.column };
      const kind = first?.params.kind;
      expect({ ...told, kind }).toMatchObject(expected.problem ?? { prompt: expected.prompt });
      return;
    }
    const { prompt, references, mask, parameters, count } = result.filled;
    expect(expected.problem).toBeUndefined();
    expect(prompt).toBe(expected.prompt);
    if (expected.references) expect(references).toEqual(expected.references);
    expect(mask).toBe(expected.mask ?? null);
    expect({ ...parameters, count }).toMatchObject(expected.decided ?? {});
    if (content.bodyKind === "json" && fragments.length === 0) expect(() => JSON.parse(prompt)).not.toThrow();
  });
});
