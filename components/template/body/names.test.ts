import { expect, it } from "vitest";
import { freeName, renameInBody } from "#components/template/body/names.ts";
import { textVariable } from "#components/template/template-content.fixture.ts";

it("renames in the body, keeping spaces and what is escaped", () => {
  expect(renameInBody("{{ a }} {{ab}} \\{{a}} {{a}}", "a", "$&颜色")).toBe(
    "{{ $&颜色 }} {{ab}} \\{{a}} {{$&颜色}}",
  );
  expect(renameInBody("a", "a", "b")).toBe("a");
});

it("finds a name that is free", () => {
  const variables = [textVariable("subject"), textVariable("subject2")];
  expect(freeName("subject", { variables, slots: [] })).toBe("subject3");
  expect(freeName("place", { variables, slots: [] })).toBe("place");
});
