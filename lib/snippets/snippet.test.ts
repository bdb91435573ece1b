import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultParameters } from "#lib/images/parameters.ts";
import { snippetFor, snippetLanguages } from "#lib/snippets/snippet.ts";
import type { SnippetRequest } from "#lib/snippets/snippet-request.ts";
import { type RecordedCall, recordingImagesApi } from "#tests/support/recording-images-api.ts";

const run = promisify(execFile);
const key = "sk-only-in-the-environment";

const hasTools = (...tools: string[]) =>
  tools.every((tool) => {
    try {
      execFileSync("bash", ["-c", `command -v ${tool}`]);
      return true;
    } catch {
      return false;
    }
  });
const canCurl = hasTools("curl", "jq", "base64");
const canPython = hasTools("python3");

const picture = Buffer.from("a picture, as far as this test goes");
let api: Awaited<ReturnType<typeof recordingImagesApi>>;
let folder = "";
beforeAll(async () => {
  api = await recordingImagesApi(picture);
  folder = await mkdtemp(join(tmpdir(), "snippets-"));
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
});
afterAll(async () => {
  api.close();
  await rm(folder, { recursive: true, force: true });
});

const hostile = [
  `"double" 'single' \`back\` and \\ \\\\ \\n \\u0041`,
  "lines\nand\ttabs\n\nJSON\n'JSON'\nEOF",
  `$(touch owned) \`touch owned\` \${HOME} $HOME !! %s %d`,
  `{{name}} {name} \${name} #{name} {0}`,
  "一只红色的风筝，“引号”。👩‍🍳🎂",
  "@/etc/passwd; rm -rf / && echo | tee > owned <x>",
  "\u2028line separator\u0085next line\u202Eright to left\u2066",
  "ends with a backslash \\",
];

function ask(changes: Partial<SnippetRequest> & { prompt?: string } = {}): SnippetRequest {
  return {
    baseUrl: api.baseUrl,
    model: "gpt-image-2.5-flare",
    prompt: "a kite",
    count: 1,
    parameters: defaultParameters,
    references: [],
    mask: null,
    stream: false,
    ...changes,
  };
}

/** Runs a snippet in its folder and gives what the server got and which pictures were written. */
async function execute(language: "curl" | "typescript", request: SnippetRequest) {
  api.calls.length = 0;
  const file = join(folder, language === "curl" ? "snippet.sh" : "snippet.ts");
  await writeFile(file, snippetFor(language, request));
  const env = { ...process.env, OPENAI_API_KEY: key };
  const program = language === "curl" ? "bash" : process.execPath;
  const { stderr } = await run(program, [file], { cwd: folder, env });
  const pictures: Record<string, string> = {};
  for (const name of (await readdir(folder)).filter((one) => /^(picture|preview|owned)/.test(one)).sort()) {
    pictures[name] = await readFile(join(folder, name), "utf8");
    await rm(join(folder, name));
  }
  expect(api.calls).toHaveLength(1);
  return { sent: api.calls[0] as RecordedCall, pictures, stderr };
}

const shells = [
  ["curl", canCurl, "curl, jq and base64 are needed"],
  ["typescript", true, ""],
] as const;

describe.each(shells)("a %s snippet, run", (language, possible, reason) => {
  const when = possible ? it : (name: string, _run: () => unknown) => it.skip(`${name} (${reason})`);

  when("sends a hostile prompt as it is, and runs nothing in it", async () => {
    // Node starts slowly: it gets them all in one.
    for (const prompt of [...(language === "curl" ? hostile : []), hostile.join("\n")]) {
      const { sent, pictures } = await execute(language, ask({ prompt }));
      expect(sent.fields.prompt).toBe(prompt);
      expect(Object.keys(pictures)).toEqual(["picture-1.png"]);
    }
  });

  when("sends a hostile prompt and hostile file names with pictures", async () => {
    const names = ["my photo.png", "a,b;c='d'.webp", "$(x) & y.jpg", "my photo.png"];
    const local = ["my photo.png", "a,b;c='d'.webp", "$(x) & y.jpg", "my photo-2.png"];
    for (const name of local) await writeFile(join(folder, name), `bytes of ${name}`);
    await writeFile(join(folder, "mask.png"), "bytes of mask");
    const prompt = hostile.join("\n");
    const request = ask({ prompt, references: names.map((name) => ({ name })), mask: { name: "mask.png" } });
    const { sent, pictures } = await execute(language, request);
    expect(sent.path).toBe("/v1/images/edits");
    expect(sent.fields).toEqual({
      model: "gpt-image-2.5-flare",
      prompt,
      size: "1024x1024",
      quality: "medium",
    });
    const part = (field: string) => sent.files.filter(([name]) => name === field);
    expect(part("image[]")).toEqual([
      ["image[]", "my photo.png", "image/png", "bytes of my photo.png"],
      ["image[]", "a,b;c='d'.webp", "image/webp", "bytes of a,b;c='d'.webp"],
      ["image[]", "$(x) & y.jpg", "image/jpeg", "bytes of $(x) & y.jpg"],
      ["image[]", "my photo-2.png", "image/png", "bytes of my photo-2.png"],
    ]);
    expect(part("mask")).toEqual([["mask", "mask.png", "image/png", "bytes of mask"]]);
    expect(sent.files).toHaveLength(5);
    expect(pictures).toEqual({ "picture-1.png": picture.toString() });
  });

  when("sends every setting and saves every picture", async () => {
    const parameters = {
      ...defaultParameters,
      size: "2048x1152",
      quality: "xhigh",
      background: "opaque",
      outputFormat: "jpeg",
      compression: 80,
      moderation: "low",
    } as const;
    const { sent, pictures } = await execute(language, ask({ parameters, count: 3 }));
    expect(sent).toMatchObject({ path: "/v1/images/generations", authorization: `Bearer ${key}` });
    expect(sent.fields).toEqual({
      model: "gpt-image-2.5-flare",
      prompt: "a kite",
      n: 3,
      size: "2048x1152",
      quality: "xhigh",
      background: "opaque",
      output_format: "jpeg",
      output_compression: 80,
      moderation: "low",
    });
    const text = picture.toString();
    expect(pictures).toEqual({ "picture-1.jpg": text, "picture-2.jpg": text, "picture-3.jpg": text });
  });

  when("sends the settings of an edit", async () => {
    await writeFile(join(folder, "in.png"), "in");
    const parameters = { ...defaultParameters, moderation: "low", inputFidelity: "high" } as const;
    const request = ask({ model: "gpt-image-1.5", parameters, count: 2, references: [{ name: "in.png" }] });
    const { sent } = await execute(language, request);
    expect(sent.fields).toMatchObject({ n: "2", moderation: "low", input_fidelity: "high" });
    expect(sent.files).toEqual([["image[]", "in.png", "image/png", "in"]]);
  });

  when("streams one picture", async () => {
    await writeFile(join(folder, "in.png"), "in");
    for (const references of [[], [{ name: "in.png" }]]) {
      const { sent, pictures } = await execute(language, ask({ stream: true, references }));
      expect(String(sent.fields.stream)).toBe("true");
      expect(String(sent.fields.partial_images)).toBe("2");
      expect(pictures).toMatchObject({ "picture-1.png": picture.toString() });
    }
  });
});

describe("every snippet", () => {
  const variants = () => [
    ask({ prompt: hostile.join("\n") }),
    ask({ prompt: hostile.join("\n"), references: [{ name: "in.png" }], mask: { name: "m.png" } }),
    ask({ stream: true }),
    ask({ stream: true, references: [{ name: "in.png" }] }),
    ask({
      count: 4,
      references: [{ name: "in.png" }],
      parameters: { ...defaultParameters, moderation: "low", outputFormat: "webp", compression: 5 },
    }),
  ];

  it.each(snippetLanguages)(
    "in %s names the base URL only where it is another one, and the key never",
    (language) => {
      for (const request of variants()) {
        expect(snippetFor(language, request)).toContain(api.baseUrl);
        expect(snippetFor(language, request)).toContain("OPENAI_API_KEY");
        const official = snippetFor(language, { ...request, baseUrl: "https://api.openai.com/v1/" });
        expect(official.includes("api.openai.com")).toBe(language === "curl");
      }
    },
  );

  it.each(snippetLanguages)(
    "in %s leaves out what equals the API's default or the model refuses",
    (language) => {
      const parameters = {
        ...defaultParameters,
        size: "auto",
        quality: "auto",
        inputFidelity: "high",
        compression: 100,
      } as const;
      const text = snippetFor(
        language,
        ask({ parameters, references: [{ name: "in.png" }], stream: true, count: 2 }),
      );
      for (const word of ["quality", "background", "compression", "moderation", "fidelity", "partial_images"])
        expect(text).not.toContain(word);
      expect(text).not.toMatch(/size["=:]|stream["=:]|stream: true/);
    },
  );

  it.each(snippetLanguages)("in %s shows no character that hides what the code says", (language) => {
    const text = snippetFor(language, ask({ prompt: hostile.join("\n") }));
    expect(text).not.toMatch(/[\u0085\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
  });

  it("in TypeScript passes the compiler with the package's own types", { timeout: 60_000 }, async () => {
    const files = variants().map((_, index) => `variant-${index}.ts`);
    for (const [index, request] of variants().entries())
      await writeFile(join(folder, `variant-${index}.ts`), snippetFor("typescript", request));
    const options = "--noEmit --strict --skipLibCheck --target es2023 --module nodenext --types node";
    const { stdout } = await run(
      process.execPath,
      [resolve("node_modules/typescript/bin/tsc"), ...options.split(" "), ...files],
      { cwd: folder },
    ).catch((failure: { stdout: string }) => failure);
    expect(stdout).toBe("");
  });

  const python = canPython
    ? it
    : (name: string, _run: () => unknown) => it.skip(`${name} (python3 is needed)`);
  python("in Python compiles and its arguments are the fields", async () => {
    await writeFile(
      join(folder, "arguments.py"),
      [
        "import ast, json, sys",
        "tree = ast.parse(open(sys.argv[1], encoding='utf-8').read())",
        "calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, 'attr', '') in ('generate', 'edit')]",
        "values = {k.arg: ast.literal_eval(k.value) for k in calls[0].keywords if k.arg not in ('image', 'mask')}",
        "print(json.dumps(values))",
      ].join("\n"),
    );
    for (const request of variants()) {
      const file = join(folder, "snippet.py");
      await writeFile(file, snippetFor("python", request));
      await run("python3", ["-m", "py_compile", file]);
      const { stdout } = await run("python3", [join(folder, "arguments.py"), file]);
      expect(JSON.parse(stdout)).toMatchObject({ model: request.model, prompt: request.prompt });
    }
  });

  it("in C# holds the prompt in one literal that reads back as the prompt", () => {
    for (const request of variants()) {
      const text = snippetFor("csharp", request);
      const line = text.split("\n").find((one) => /prompt( =|\\"")/.test(one)) ?? "";
      const written = /(?:prompt = |StringContent\()("(?:[^"\\]|\\.)*")/.exec(line)?.[1] ?? "";
      // C# knows every escape of JSON.
      expect(JSON.parse(written)).toBe(request.prompt);
    }
  });
});
