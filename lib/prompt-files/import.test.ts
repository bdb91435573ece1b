import { describe, expect, it } from "vitest";
import type { FileFormat } from "#lib/prompt-files/prompt-file.ts";
import { readPromptFile } from "#lib/prompt-files/read-file.ts";
import { sniffFormat } from "#lib/prompt-files/sniff-format.ts";

const read = (path: string, text: string) => readPromptFile(path, text);

function only(path: string, text: string, format: FileFormat) {
  const result = read(path, text);
  const [first] = result.prompts;
  expect(result.format).toBe(format);
  if (!first?.ok) throw new Error(JSON.stringify(first));
  expect(result.prompts).toHaveLength(1);
  return first;
}

const problemOf = (path: string, text: string) => {
  const [first] = read(path, text).prompts;
  return first?.ok === false
    ? `${first.problem.code} ${first.problem.params.kind ?? ""} ${first.problem.line ?? ""}`.trim()
    : "read";
};

describe("a .prompt file of somebody else", () => {
  it("keeps what we know and tells the rest", () => {
    const { file, dropped } = only(
      "greeting.prompt",
      "---\nmodel: googleai/imagen\nconfig:\n  size: 1536x1024\n  temperature: 0.9\ninput:\n  schema:\n    city: string, where it is\n    season?(enum): [spring, summer]\n    photo?: string\n---\nA view of {{city}} in {{season}}\n",
      "prompt",
    );
    expect(file.content.body).toBe("A view of {{city}} in {{season}}");
    expect(file.content.parameters.size).toEqual({ mode: "overridable", value: "1536x1024" });
    expect(file.content.variables.map(({ name, type, required }) => [name, type, required])).toEqual([
      ["city", "text", true],
      ["season", "enum", false],
      ["photo", "text", false],
    ]);
    expect(file.content.variables[0]?.note.en).toBe("where it is");
    expect(dropped).toEqual(["config.temperature", "model"]);
  });

  it.each([
    ["---\nstudio.format: 2\n---\nx", "prompt_file_newer"],
    ["no front matter", "prompt_file_unreadable noFrontMatter 1"],
    ["---\nname: x\nno end", "prompt_file_unreadable frontMatterOpen 1"],
    ["---\nname: x\n  bad: [\n---\nx", "prompt_file_unreadable yaml 2"],
    ["# licence\n---\nname: a\nname: b\n---\nx", "prompt_file_unreadable yaml 4"],
    ["---\na: &a [1]\nb: *a\n---\nx", "prompt_file_unreadable yamlAlias 2"],
    [`---\na: ${"[".repeat(5000)}\n---\nx`, "prompt_file_unreadable yamlDeep 2"],
    [`---\n${"- ".repeat(5000)}x\n---\nx`, "prompt_file_unreadable yamlDeep 2"],
    [`---\na: ${"x".repeat(400_000)}\n---\nx`, "prompt_file_unreadable yamlLong 2"],
    [`---\na: 1\n---\n${"x".repeat(1_000_001)}`, "prompt_file_unreadable long"],
  ])("is refused with words: %.30s", (text, problem) => {
    expect(problemOf("x.prompt", text)).toBe(problem);
  });

  it("is cleaned of what no prompt holds", () => {
    const { file } = only(
      "x.prompt",
      '\ufeff---\r\nname: a\r\nstudio.notes: "n\\u0000\\ud800"\r\n---\r\nA\u0000 cafe\u0301\r\nB\ud800\r\n',
      "prompt",
    );
    expect(file.content.body).toBe("A caf\u00e9\nB\ufffd");
    expect(file.meta.notes).toBe("n\ufffd");
  });

  it("can't reach into objects", () => {
    const text =
      "---\n__proto__: {polluted: 1}\ninput:\n  schema:\n    type: object\n    properties:\n      __proto__: {type: string}\n      constructor: {type: string}\n  default: {__proto__: {polluted: 2}}\n---\n{{constructor}}\n";
    const { file } = only("x.prompt", text, "prompt");
    expect(file.content.variables.map(({ name }) => name)).toContain("constructor");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("Prompty", () => {
  it("of the first version: inputs, samples, settings; roles go", () => {
    const { file, dropped } = only(
      "poster.prompty",
      "---\nname: Poster\ndescription: A poster for an event\nauthors: [ana]\nmodel:\n  api: image\n  configuration:\n    type: azure_openai\n  parameters:\n    size: 1024x1536\n    quality: high\n    style: vivid\ninputs:\n  title:\n    type: string\n    sample: Jazz night\n  colour: blue\n---\nsystem:\nYou draw posters.\n\nuser:\nA poster titled {{title}} in {{colour}} for {{ user.city | upper }} {% if x %}now{% endif %}\n",
      "prompty",
    );
    expect(file.meta).toMatchObject({
      title: { en: "Poster" },
      useWhen: { en: "A poster for an event" },
      source: "ana",
    });
    expect(file.content.body).toBe(
      "You draw posters.\n\nA poster titled {{title}} in {{colour}} for {{user_city}} {% if x %}now{% endif %}",
    );
    expect(file.content.variables.map(({ name }) => name)).toEqual(["title", "colour", "user_city"]);
    expect(file.content.parameters).toMatchObject({
      size: { value: "1024x1536" },
      quality: { value: "high" },
    });
    expect(file.cases).toEqual([
      { name: "Sample", values: { title: "Jazz night", colour: "blue" }, slots: {}, required: true },
    ]);
    expect(dropped).toEqual(
      expect.arrayContaining(["model.configuration", "model.options.style", "message roles"]),
    );
    expect(dropped.join()).toContain("{{ user.city | upper }}");
  });

  it("of the second version: kinds, options, pictures", () => {
    const { file } = only(
      "edit.prompty",
      "---\nname: Edit\nmodel:\n  apiType: image\ninputs:\n  - name: photo\n    kind: image\n    required: true\n  - name: style\n    kind: string\n    enumValues: [flat, oil]\n    default: flat\n  - name: count\n    kind: integer\n    required: false\n---\nRedraw {{photo}} as {{style}}, {{count}} times\n",
      "prompty",
    );
    expect(file.content.operation).toBe("edit");
    expect(file.content.slots).toMatchObject([{ name: "photo", role: "reference", min: 1, max: 1 }]);
    expect(file.content.variables).toMatchObject([
      { name: "style", type: "enum", default: "flat" },
      { name: "count", type: "number", integer: true, required: false },
    ]);
  });

  it("for embeddings is none of ours", () => {
    expect(problemOf("x.prompty", "---\nmodel:\n  api: embedding\n---\nx")).toBe(
      "prompt_file_unreadable notImages 1",
    );
  });
});

describe("Langfuse", () => {
  const row = {
    name: "shop/电商 banner",
    version: 3,
    type: "text",
    prompt:
      "A banner {{title}} {{{raw}}} {{#if x}}now{{/if}}\n@@@langfusePrompt:name=brand|label=production@@@",
    config: { model: "gpt-image-1", size: "1536x1024", temperature: 1 },
    labels: ["production"],
    tags: ["shop"],
  };

  it("rows become drafts without their labels", () => {
    const { file, dropped } = only("export.json", JSON.stringify(row), "langfuse");
    expect(file.meta).toMatchObject({ folder: "shop", title: { "zh-CN": "电商 banner" }, tags: ["shop"] });
    expect(file.content.body).toContain("A banner {{title}} {{raw}} \\{{#if x}}now\\{{/if}}");
    expect(file.content.variables.map(({ name }) => name)).toEqual(["title", "raw"]);
    expect(file.content.parameters.size).toMatchObject({ value: "1536x1024" });
    expect(dropped).toEqual(
      expect.arrayContaining(["labels", "config.model", "config.temperature", "1: {{#if x}}"]),
    );
    expect(dropped.join()).toContain("@@@langfusePrompt");
  });

  it("chats say what system and user say; lists hold many", () => {
    const chat = {
      ...row,
      type: "chat",
      prompt: [
        { role: "system", content: "Draw." },
        { type: "placeholder", name: "history" },
        { role: "user", content: "A {{thing}}" },
        { role: "assistant", content: "ok" },
      ],
    };
    const result = read("x.json", JSON.stringify({ data: [chat, row, { ...row, prompt: 5 }] }));
    expect(result.prompts.map(({ ok }) => ok)).toEqual([true, true, false]);
    const [first] = result.prompts;
    expect(first?.ok && first.file.content.body).toBe("Draw.\n\nA {{thing}}");
    expect(first?.ok && first.dropped).toEqual(
      expect.arrayContaining(["placeholder history", "message of assistant"]),
    );
  });
});

describe("a gallery", () => {
  it("of plain text is one prompt", () => {
    const { file } = only(
      "kite.txt",
      'A {argument name="colour" default="red"} kite over [CITY], "{argument name="title" default="Up"}"',
      "gallery",
    );
    expect(file.content.body).toBe('A {{colour}} kite over {{city}}, "{{title}}"');
    expect(file.content.variables).toMatchObject([
      { name: "colour", type: "text", default: "red" },
      { name: "city", default: null },
      { name: "title", type: "renderedText", default: "Up" },
    ]);
  });

  it("of Markdown is its fenced blocks under their headings", () => {
    const { prompts } = read(
      "prompts.md",
      '# Prompts\n\n## Kite\nwords\n```\nA kite {argument name="a" default="b"}\n```\n### 海报\n~~~text\n一张海报\n~~~\n',
    );
    expect(prompts.map((each) => each.ok && [each.file.meta.title, each.file.content.body])).toEqual([
      [{ en: "Kite", "zh-CN": "" }, "A kite {{a}}"],
      [{ en: "", "zh-CN": "海报" }, "一张海报"],
    ]);
  });

  it("of JSON is its items, and a JSON prompt stays JSON", () => {
    const items = [
      {
        title: "Kite",
        prompt: '{"a": "{argument name=\\"x\\" default=\\"y\\"}"}',
        tags: ["t"],
        media: [1],
        license: "CC BY",
      },
      "A plain one",
    ];
    const { prompts } = read("list.json", JSON.stringify(items));
    expect(prompts).toMatchObject([
      {
        ok: true,
        dropped: ["media"],
        file: {
          meta: { licence: "CC BY", tags: ["t"] },
          content: { bodyKind: "json", body: '{"a": "{{x}}"}' },
        },
      },
      { ok: true, file: { content: { body: "A plain one" } } },
    ]);
  });
});

describe("what was pasted of OpenAI", () => {
  it("as JSON with its text behind it", () => {
    const { file } = only(
      "",
      '{"prompt": {"id": "pmpt_123456", "version": "3", "variables": {"city": "Paris", "photo": {"type": "input_image", "file_id": "f"}}}}\n\nA postcard of {{city}} after {{photo}}',
      "openai",
    );
    expect(file.content).toMatchObject({ body: "A postcard of {{city}} after {{photo}}", operation: "edit" });
    expect(file.content.slots).toMatchObject([{ name: "photo", role: "reference" }]);
    expect(file.cases).toMatchObject([{ values: { city: "Paris" } }]);
    expect(file.meta.source).toBe("OpenAI, pmpt_123456, version 3");
  });

  it("as JavaScript", () => {
    const { file } = only(
      "",
      'prompt: {\n  id: "pmpt_abcdef",\n  variables: { city: "Rome" },\n},\nA view of {{city}}',
      "openai",
    );
    expect(file.content.body).toBe("A view of {{city}}");
    expect(file.cases).toMatchObject([{ values: { city: "Rome" } }]);
  });

  it("as a request to the Responses API", () => {
    const request = {
      model: "gpt-5",
      prompt: { id: "pmpt_abcdef" },
      instructions: "Be brief.",
      input: [
        { role: "user", content: [{ type: "input_text", text: "Draw {{thing}}" }, { type: "input_file" }] },
      ],
      tools: [{ type: "image_generation", size: "1536x1024", quality: "high" }],
    };
    const { file, dropped } = only("request.json", JSON.stringify(request), "openai");
    expect(file.content.body).toBe("Be brief.\n\nDraw {{thing}}");
    expect(file.content.parameters).toMatchObject({
      size: { value: "1536x1024" },
      quality: { value: "high" },
    });
    expect(dropped).toEqual(expect.arrayContaining(["input_file", "model"]));
  });

  it("without its text can't be read", () => {
    expect(problemOf("", '{"prompt": {"id": "pmpt_123456"}}')).toBe("prompt_file_unreadable openaiNoText 1");
  });
});

describe("any file", () => {
  it.each<[string, string, FileFormat | null]>([
    ["a.prompt", "", "prompt"],
    ["a.PROMPTY", "", "prompty"],
    ["a.md", "---\nmodel: x\ninput:\n  schema: {}\n---\n", "prompt"],
    ["a.md", "---\ninputs:\n  a: b\n---\n", "prompty"],
    ["a.json", '{"name":"a","type":"chat","prompt":[]}', "langfuse"],
    ["a.json", '[{"prompt":"x"}]', "gallery"],
    ["", "a kite", "gallery"],
    ["a.png", "x", null],
  ])("is known by name and beginning: %s %s", (path, text, format) => {
    expect(sniffFormat(path, text)).toBe(format);
  });

  it("that is hostile is refused or cleaned, and never throws", () => {
    const deep = (open: string, close: string) => open.repeat(50_000) + close.repeat(50_000);
    const texts = [
      ...[
        "",
        "\u0000",
        "\ud800",
        "{",
        "[",
        "[]",
        "{}",
        "null",
        "---",
        "---\n---",
        "---\n---\n",
        "---\n- a\n---\n",
        "```",
        "prompt: {",
        "pmpt_123456",
      ],
      ...[
        deep("[", "]"),
        deep('{"a":', "}"),
        `[${'{"prompt":"x"},'.repeat(800)}"y"]`,
        `{"__proto__": {"prompt": 1}}`,
      ],
      ...[
        "{{".repeat(50_000),
        '{argument name="'.repeat(20_000),
        '"'.repeat(50_000),
        "“".repeat(50_000),
        "[A".repeat(50_000),
      ],
      `---\n${"a: {".repeat(3000)}\n---\nx`,
    ];
    for (const path of ["a.prompt", "a.prompty", "a.json", "a.md", ""])
      for (const text of texts) {
        const begun = performance.now();
        const { prompts } = read(path, text);
        expect(prompts.length).toBeGreaterThan(0);
        expect([path, text.slice(0, 20), performance.now() - begun < 10_000]).toEqual([
          path,
          text.slice(0, 20),
          true,
        ]);
      }
  });
});
