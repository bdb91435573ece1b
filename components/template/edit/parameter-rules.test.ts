import { expect, it } from "vitest";
import { bindable, ruleValues, withMode, withValue } from "#components/template/edit/parameter-rules.ts";
import { contentOf, textVariable } from "#components/template/template-content.fixture.ts";

const { parameters } = contentOf();

it("changes a value without changing who decides", () => {
  const open = withMode(parameters, "quality", "overridable");
  expect(withValue(open, "quality", "high").quality).toEqual({ mode: "overridable", value: "high" });
});

it("binds to a variable, leaves its value alone, and comes back to what one gets without choosing", () => {
  const bound = withMode(withValue(parameters, "count", 4), "count", "bound 数量");
  expect(bound.count).toEqual({ mode: "bound", variable: "数量" });
  expect(withValue(bound, "count", 2)).toBe(bound);
  expect(ruleValues(bound).count).toBe(1);
  expect(withMode(bound, "count", "fixed").count).toEqual({ mode: "fixed", value: 1 });
});

it("offers variables whose values can mean something", () => {
  const variables = [
    textVariable("a"),
    { ...textVariable("b"), type: "enum" as const, options: [], default: null },
  ];
  expect(bindable("size", variables)).toEqual(["a", "b"]);
  expect(bindable("quality", variables)).toEqual(["b"]);
});
