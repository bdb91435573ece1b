import { Dotprompt } from "dotprompt";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyMeta, type PromptFile } from "#lib/prompt-files/prompt-file.ts";
import { readPromptFile } from "#lib/prompt-files/read-file.ts";
import { writePrompt } from "#lib/prompt-files/write-prompt.ts";
import { normalTexts } from "#lib/template/canonical.ts";
import { emptyContent } from "#lib/template/empty-content.ts";
import { fillTemplate } from "#lib/template/fill.ts";
import { hostileText, promptFile } from "#tests/support/template-arbitraries.ts";
import { fullVariable } from "#tests/support/template-vectors.ts";

function readOne(text: string): { file: PromptFile; dropped: string[] } {
  const { format, prompts } = readPromptFile("x.prompt", text);
  const [first] = prompts;
  if (format !== "prompt" || !first?.ok) throw new Error(JSON.stringify(prompts));
  return first;
}

it("a .prompt file loses nothing, and is the same bytes after export, import and export", () => {
  // `npm run bench template` does the same 10,000 times.
  fc.assert(
    fc.property(promptFile, (file) => {
      const written = writePrompt(file);
      const { file: read, dropped } = readOne(written);
      expect(writePrompt(read)).toBe(written);
      expect(read).toEqual(normalTexts(file));
      expect(dropped).toEqual([]);
      expect(written).not.toMatch(/\r/);
      expect(written.normalize("NFC")).toBe(written);
    }),
    { numRuns: 300 },
  );
});

describe("Dotprompt", () => {
  const sample: PromptFile = {
    meta: {
      ...emptyMeta(),
      slug: "hero-banner",
      folder: "电商",
      useWhen: { en: "", "zh-CN": "商品主图横幅" },
    },
    content: {
      ...emptyContent("generate"),
      body: '使用{{产品名}}作为主体，{{season}}季氛围，主色 {{accent}}。\n画面文字（逐字呈现）："{{headline}}"。 \\{{x}}',
      variables: [
        fullVariable({ name: "产品名", type: "text", maxLength: 40 }),
        fullVariable({ name: "headline", type: "renderedText", maxLength: 24 }),
        fullVariable({ name: "accent", type: "colour", default: "#D62828" }),
        fullVariable({
          name: "season",
          type: "enum",
          options: ["春", "夏"].map((value) => ({ value, label: { en: "", "zh-CN": "" }, phrase: null })),
          default: "夏",
        }),
      ],
    },
    ...{ fragments: [], cases: [], version: 7, digest: "sha256-00" },
  };

  it("reads our files: schema, defaults, settings and our own keys", () => {
    const parsed = new Dotprompt().parse<Record<string, unknown>>(writePrompt(sample));
    expect(parsed).toMatchObject({
      name: "电商/hero-banner",
      description: "商品主图横幅",
      model: "image/default",
      config: { operation: "generate", size: "1024x1024", n: 1 },
      ext: { studio: { format: 1, version: 7, digest: "sha256-00" } },
    });
    expect(Object.keys(parsed.input?.schema?.properties)).toEqual(["产品名", "headline", "accent", "season"]);
    expect(parsed.input?.default).toEqual({ accent: "#D62828", season: "夏" });
    expect(parsed.template).toBe(sample.content.body);
  });

  it("renders them as we do", async () => {
    const dotprompt = new Dotprompt();
    const render = async (file: PromptFile, values: Record<string, string>) => {
      const { messages } = await dotprompt.render(writePrompt(file), { input: values });
      return messages
        .flatMap(({ content }) => content.flatMap((part) => ("text" in part ? [part.text] : [])))
        .join("");
    };
    const values = { 产品名: "乌龙茶 <b> {{season}}", headline: "清爽一夏", accent: "#112233", season: "春" };
    const filled = fillTemplate(sample.content, [], { values, slots: {}, overrides: {} });
    if (!filled.ok) throw new Error(JSON.stringify(filled.problems));
    expect(await render(sample, values)).toBe(filled.filled.prompt);

    const body = fc
      .array(
        fc.oneof(
          fc.constantFrom("{{a}}", "{{ a }}", "\\{{", "}", " {x} ", "中", "\n", "\\\\"),
          fc.string({ unit: "grapheme", maxLength: 5 }),
        ),
        { maxLength: 8 },
      )
      .map((pieces) => `x${pieces.join(" ")}x`);
    await fc.assert(
      fc.asyncProperty(body, hostileText, async (text, value) => {
        // Two places where Handlebars differs by design: three backslashes, and Dotprompt's own markers.
        fc.pre(!/\\\\\\\{\{/.test(text) && !value.includes("<<<") && text.normalize("NFC") === text);
        const file = {
          ...sample,
          content: {
            ...sample.content,
            body: text,
            variables: [fullVariable({ name: "a", type: "longText", required: false })],
          },
        };
        const ours = fillTemplate(file.content, [], { values: { a: value }, slots: {}, overrides: {} });
        fc.pre(ours.ok && value.trim() !== "" && !/[\ud800-\udfff](?![\udc00-\udfff])/.test(value));
        if (ours.ok) expect(await render(file, { a: value })).toBe(ours.filled.prompt);
      }),
      { numRuns: 300 },
    );
  });
});
