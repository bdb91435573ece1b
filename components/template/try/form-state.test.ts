import { expect, it } from "vitest";
import { contentOf, textVariable } from "#components/template/template-content.fixture.ts";
import { formState } from "#components/template/try/form-state.ts";

const content = contentOf({ body: "A {{subject}}", variables: [textVariable("subject")] });
const nothing = { values: {}, overrides: {}, pictures: {} };

it("shows as much of the prompt as is known, with what is missing by its name", () => {
  const { parts, filled, problems, parameters } = formState(content, [], nothing);
  expect(filled).toBeNull();
  expect(problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
    "prompt_missing_variable values.subject",
  ]);
  expect(parts.map(({ name, filled: isFilled }) => [name, isFilled])).toEqual([
    [null, true],
    ["subject", false],
  ]);
  expect(parameters.size).toBe("1024x1024");
});

it("takes overrides only where the template allows them, and forgets values of names that are gone", () => {
  const open = {
    ...content,
    parameters: { ...content.parameters, count: { mode: "overridable" as const, value: 1 } },
  };
  const asked = {
    values: { subject: "boat", gone: "x" },
    overrides: { count: 3, size: "1536x1024" },
    pictures: {},
  };
  const { filled, overrides } = formState(open, [], asked);
  expect(filled).toMatchObject({ prompt: "A boat", count: 3 });
  expect(filled?.parameters.size).toBe("1024x1024");
  expect(overrides).toEqual({ count: 3 });
});
