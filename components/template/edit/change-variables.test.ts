import { expect, it } from "vitest";
import {
  addVariable,
  asType,
  changeSlot,
  newSlot,
  renameVariable,
} from "#components/template/edit/change-variables.ts";
import { contentOf, textVariable } from "#components/template/template-content.fixture.ts";

it("renames a variable in the body and where a parameter is bound to it", () => {
  const content = contentOf({ body: "{{look}} {{ look }} {{other}}", variables: [textVariable("look")] });
  content.parameters.quality = { mode: "bound", variable: "look" };
  const change = renameVariable(content, "look", "质感");
  expect(change.body).toBe("{{质感}} {{ 质感 }} {{other}}");
  expect(change.variables?.[0]?.name).toBe("质感");
  expect(change.parameters?.quality).toEqual({ mode: "bound", variable: "质感" });
  expect(change.parameters?.size).toEqual(content.parameters.size);
});

it("adds a variable once", () => {
  const content = contentOf({ variables: [textVariable("a")] });
  expect(addVariable(content, "a")).toEqual({});
  expect(addVariable(content, "b").variables?.map(({ name }) => name)).toEqual(["a", "b"]);
});

it("keeps what all types have when the type changes", () => {
  const labelled = textVariable("a", {
    label: { en: "A", "zh-CN": "甲" },
    required: false,
    wrap: " in {{value}}",
  });
  expect(asType(labelled, "enum")).toEqual({
    name: "a",
    label: { en: "A", "zh-CN": "甲" },
    note: { en: "", "zh-CN": "" },
    required: false,
    wrap: " in {{value}}",
    trust: "app",
    type: "enum",
    options: [],
    default: null,
  });
});

it("lets a base take one picture only", () => {
  const content = contentOf();
  const slot = { ...newSlot(content, "base"), min: 4, max: 4 };
  expect(changeSlot({ ...content, slots: [slot] }, 0, slot).slots?.[0]).toMatchObject({ min: 1, max: 1 });
});
