import { expect, it } from "vitest";
import { emptyContent } from "#lib/template/empty-content.ts";
import { previewPrompt } from "#lib/template/preview.ts";
import { fullVariable } from "#tests/support/template-vectors.ts";

it("a preview shows what is there, names what is missing, and takes any draft", () => {
  const content = {
    ...emptyContent("generate"),
    body: "A {{colour}} kite{{hat}} {{nobody}} {{",
    variables: [
      fullVariable({ name: "colour", type: "text", default: "red" }),
      fullVariable({ name: "hat", type: "text" }),
    ],
  };
  expect(previewPrompt(content, [], {}, {})).toEqual([
    { text: "A ", name: null, filled: true },
    { text: "red", name: "colour", filled: true },
    { text: " kite", name: null, filled: true },
    { text: "", name: "hat", filled: false },
    { text: " ", name: null, filled: true },
    { text: "", name: "nobody", filled: false },
    { text: " {{", name: null, filled: true },
  ]);
});
