import { describe, expect, it } from "vitest";
import { profileOf } from "#lib/models/catalog.ts";
import { breakingChanges } from "#lib/template/breaking-changes.ts";
import { canonicalContent } from "#lib/template/canonical.ts";
import type { ImageSlot, TemplateContent } from "#lib/template/content.ts";
import { diffContent, isSameContent } from "#lib/template/diff-content.ts";
import { emptyContent } from "#lib/template/empty-content.ts";
import { fitDeployment } from "#lib/template/fit.ts";
import { needsOf } from "#lib/template/needs.ts";
import { fullVariable } from "#tests/support/template-vectors.ts";

const label = { en: "", "zh-CN": "" };
const slot = (name: string, more: Partial<ImageSlot> = {}): ImageSlot => ({
  ...{ name, role: "reference", label, note: label, min: 1, max: 1 },
  ...more,
});
const plain = emptyContent("generate");
const content = (more: Partial<TemplateContent>): TemplateContent => ({ ...plain, body: "a kite", ...more });
const withVariable = (more: Record<string, unknown>) =>
  content({ variables: [fullVariable({ name: "a", type: "text", ...more })] });
const option = (value: string) => ({ value, label, phrase: null });

describe("breaking changes", () => {
  const none = content({});
  const cases: [told: string[], from: TemplateContent, to: TemplateContent][] = [
    [[], none, none],
    [["operation edit"], none, content({ operation: "edit" })],
    [["variableRemoved a"], withVariable({}), none],
    [["variableRequired a"], none, withVariable({})],
    [[], none, withVariable({ required: false })],
    [[], none, withVariable({ default: "x" })],
    [["variableRequired a"], withVariable({ required: false }), withVariable({})],
    [["variableRequired a"], withVariable({ default: "x" }), withVariable({})],
    [["variableType a"], withVariable({}), withVariable({ type: "number" })],
    [["variableType a"], withVariable({ type: "longText" }), withVariable({ type: "text" })],
    [[], withVariable({}), withVariable({ type: "longText" })],
    [["limitsNarrowed a"], withVariable({}), withVariable({ type: "longText", maxLength: 9 })],
    [["limitsNarrowed a"], withVariable({ maxLength: 10 }), withVariable({ maxLength: 9 })],
    [[], withVariable({ maxLength: 9 }), withVariable({ maxLength: 10 })],
    [["trustNarrowed a"], withVariable({}), withVariable({ trust: "user" })],
    [
      ["optionRemoved a"],
      withVariable({ type: "enum", options: [option("x"), option("y")] }),
      withVariable({ type: "enum", options: [option("x")] }),
    ],
    [
      [],
      withVariable({ type: "enum", options: [option("x")] }),
      withVariable({ type: "enum", options: [option("y"), option("x")] }),
    ],
    [["limitsNarrowed a"], withVariable({ type: "number" }), withVariable({ type: "number", integer: true })],
    [
      ["limitsNarrowed a"],
      withVariable({ type: "number", min: 1 }),
      withVariable({ type: "number", min: 2 }),
    ],
    [
      ["limitsNarrowed a"],
      withVariable({ type: "colour" }),
      withVariable({ type: "colour", palette: ["#000000"] }),
    ],
    [["limitsNarrowed a"], withVariable({ type: "list" }), withVariable({ type: "list", maxItems: 3 })],
    [["slotRemoved r"], content({ slots: [slot("r")] }), none],
    [["slotRequired r"], none, content({ slots: [slot("r")] })],
    [[], none, content({ slots: [slot("r", { min: 0 })] })],
    [
      ["slotNarrowed r"],
      content({ slots: [slot("r", { max: 3 })] }),
      content({ slots: [slot("r", { max: 2 })] }),
    ],
    [["slotRole r"], content({ slots: [slot("r")] }), content({ slots: [slot("r", { role: "base" })] })],
    [["slotOrder s"], content({ slots: [slot("r"), slot("s")] }), content({ slots: [slot("s"), slot("r")] })],
    [
      ["parameterFixed size"],
      none,
      content({ parameters: { ...plain.parameters, size: { mode: "fixed", value: "1024x1024" } } }),
    ],
  ];
  it.each(cases.map(([told, from, to]) => [told.join() || "nothing", told, from, to] as const))(
    "%s",
    (_, told, from, to) => {
      expect(breakingChanges(from, to).map(({ kind, name }) => `${kind} ${name}`)).toEqual(told);
    },
  );
});

describe("the difference of two contents", () => {
  it("tells words of the body and fields of all else", () => {
    const from = { ...withVariable({ maxLength: 9 }), body: "a red kite" };
    const to = content({
      body: "a blue kite",
      variables: [fullVariable({ name: "a", type: "text" }), fullVariable({ name: "b", type: "text" })],
      slots: [slot("r")],
      parameters: { ...plain.parameters, quality: { mode: "fixed", value: "high" } },
      fragments: ["brand"],
    });
    const diff = diffContent(from, to);
    expect(diff.body.filter(({ kind }) => kind !== "same").map(({ text }) => text)).toEqual(["red", "blue"]);
    expect(diff.variables).toMatchObject([
      { name: "a", kind: "changed", changes: [{ field: "maxLength", before: 9, after: null }] },
      { name: "b", kind: "added" },
    ]);
    expect(diff.slots).toMatchObject([{ name: "r", kind: "added" }]);
    expect(diff.parameters).toEqual([
      {
        field: "quality",
        before: { mode: "overridable", value: "medium" },
        after: { mode: "fixed", value: "high" },
      },
    ]);
    expect(diff.others).toEqual([{ field: "fragments", before: [], after: ["brand"] }]);
    expect(isSameContent(diff)).toBe(false);
    expect(isSameContent(diffContent(to, structuredClone(to)))).toBe(true);
  });

  it("tells an order that changed", () => {
    const [a, b] = [fullVariable({ name: "a", type: "text" }), fullVariable({ name: "b", type: "text" })];
    const diff = diffContent(content({ variables: [a, b] }), content({ variables: [b, a] }));
    expect(diff.variables).toEqual([]);
    expect(diff.others).toEqual([{ field: "variables", before: ["a", "b"], after: ["b", "a"] }]);
  });
});

describe("the canonical form", () => {
  it("is one text for one content, whatever the order of keys and the form of letters", () => {
    const made = withVariable({ default: "caf\u00e9" });
    const [first] = made.variables;
    const turned = {
      ...Object.fromEntries(Object.entries(made).reverse()),
      variables: [{ ...Object.fromEntries(Object.entries(first ?? {}).reverse()), default: "cafe\u0301" }],
      body: "a kite",
    } as unknown as TemplateContent;
    expect(canonicalContent(turned, [])).toBe(canonicalContent(made, []));
    expect(canonicalContent(made, [])).not.toBe(canonicalContent({ ...made, body: "a kite " }, []));
  });

  it("changes with a fragment's digest and not with its number", () => {
    const fragment = { slug: "brand", version: 1, digest: "sha256-a", text: "x" };
    const one = canonicalContent(content({}), [fragment]);
    expect(canonicalContent(content({}), [{ ...fragment, version: 2 }])).toBe(one);
    expect(canonicalContent(content({}), [{ ...fragment, digest: "sha256-b" }])).not.toBe(one);
  });
});

describe("needs and fit", () => {
  const sizes = content({
    variables: [fullVariable({ name: "shape", type: "enum", options: [option("1:1"), option("16:9")] })],
    parameters: { ...plain.parameters, size: { mode: "bound", variable: "shape" } },
  });

  it("follow from slots and parameters, and add what the template says", () => {
    expect(needsOf(content({}))).toEqual([]);
    expect(needsOf(sizes)).toEqual(["flexibleSize"]);
    const edit = content({
      operation: "edit",
      slots: [slot("b", { role: "base" }), slot("m", { role: "mask" }), slot("r")],
      parameters: {
        ...plain.parameters,
        background: { mode: "fixed", value: "transparent" },
        outputFormat: { mode: "fixed", value: "webp" },
      },
      needs: ["markup"],
    });
    expect(needsOf(edit)).toEqual(["edit", "mask", "markup", "transparent", "webp", "references"]);
  });

  it("find what a bound parameter could become", () => {
    expect(fitDeployment(sizes, profileOf("gpt-image-2.5-flare", "openai"))).toEqual([]);
    expect(fitDeployment(sizes, profileOf("gpt-image-1.5", "openai"))).toMatchObject([
      { field: "size", reason: "sizeNotListed", params: { size: "1536x864" } },
    ]);
  });

  it("tell each lack once", () => {
    const edit = content({
      operation: "edit",
      slots: [slot("b", { role: "base" }), slot("m", { role: "mask" })],
      needs: ["markup"],
    });
    const without = { ...profileOf("gpt-image-2", "openai"), edits: false, mask: false, markup: false };
    expect(fitDeployment(edit, without).map(({ reason }) => reason)).toEqual([
      "editsUnsupported",
      "maskUnsupported",
      "markupUnsupported",
    ]);
  });

  it("tell of a model that has ended only when they know the day", () => {
    const ended = profileOf("gpt-image-1.5", "openai");
    expect(fitDeployment(content({}), ended)).toEqual([]);
    expect(fitDeployment(content({}), ended, new Date("2027-01-01"))).toMatchObject([
      { reason: "modelEnded" },
    ]);
  });
});
