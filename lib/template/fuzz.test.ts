import fc from "fast-check";
import { expect, it } from "vitest";
import { checkContent } from "#lib/template/check-content.ts";
import type { TemplateContent } from "#lib/template/content.ts";
import { emptyContent } from "#lib/template/empty-content.ts";
import { fillTemplate } from "#lib/template/fill.ts";
import { fuzzTemplate } from "#tests/support/fuzz-template.ts";
import { jsonCase } from "#tests/support/json-bodies.ts";
import { fullVariable } from "#tests/support/template-vectors.ts";

it("1,000 JSON bodies with hostile values stay JSON, and say in every place what was filled in there", () => {
  let tags = 0;
  fc.assert(
    fc.property(jsonCase, ({ body, variables, values, expected }) => {
      const content: TemplateContent = {
        ...emptyContent("generate"),
        bodyKind: "json",
        body,
        variables: variables.map(fullVariable),
      };
      expect(checkContent(content).filter(({ params }) => params.kind !== "notNormal")).toEqual([]);
      const result = fillTemplate(content, [], { values, slots: {}, overrides: {} });
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      expect(JSON.parse(result.filled.prompt)).toEqual(expected);
      tags += variables.length;
    }),
    { numRuns: 1000 },
  );
  expect(tags).toBeGreaterThan(500);
});

it("two seconds of fuzzing end without a crash", () => {
  // `npm run bench template` does it for a minute.
  expect(fuzzTemplate(Date.now() % 2 ** 31, 2000)).toBeGreaterThan(10);
});
