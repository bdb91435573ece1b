import { describe, expect, it } from "vitest";
import type { ReleasedPrompt } from "#lib/releases/view.ts";
import { posterContent, tryOnContent } from "#tests/support/released-prompts.ts";
import { functionName, functionNames } from "./identifiers.ts";
import { promptFiles } from "./layout.ts";
import { typescriptFile } from "./typescript-file.ts";

const released = (slug: string, over: Partial<ReleasedPrompt> = {}): ReleasedPrompt => ({
  environment: "prod",
  release: { id: "rel_1", sequence: 1, at: "2026-11-29T00:00:00.000Z" },
  slug,
  title: { en: "Poster", "zh-CN": "海报" },
  useWhen: { en: "", "zh-CN": "" },
  version: 3,
  digest: "sha256-0",
  content: posterContent(),
  fragments: [],
  deployment: { provider: "openai", model: "gpt-image-2.5-flare" },
  ...over,
});

describe("names of functions", () => {
  it.each([
    ["hero-banner", "heroBanner"],
    ["电商/hero-banner", "电商HeroBanner"],
    ["商品主图", "商品主图"],
    ["3d-toy", "prompt3dToy"],
    ["delete", "deletePrompt"],
    ["await", "awaitPrompt"],
    ["client", "clientPrompt"],
    ["a_b--c", "aBC"],
    ["--", "prompt"],
    ["__proto__", "proto"],
  ])("%s is %s", (slug, name) => {
    expect(functionName(slug)).toBe(name);
  });

  it("differ from each other and from the types of others", () => {
    const names = functionNames(["a-b", "aB", "ab", "ab-input", "a/b"]);
    const all = [...names.values()].map((name) => name.toLowerCase());
    expect(new Set(all).size).toBe(5);
    for (const name of all) expect(all).not.toContain(`${name}input`);
  });
});

describe("the paths of files", () => {
  it("stay in their folder and differ, whatever the studio says", () => {
    const files = promptFiles([
      "../../etc/passwd",
      "a/../b",
      "/root",
      "CON",
      "A",
      "a",
      "c:\\x",
      "电商/hero",
      ".",
    ]);
    const paths = [...files.values()];
    for (const path of paths) {
      expect(path).not.toMatch(/(^|\/)\.\.?(\/|$)|^\/|\\|:/);
      expect(path).toMatch(/\.prompt$/);
    }
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    expect(files.get("电商/hero")).toBe("电商/hero.prompt");
    expect(files.get("CON")).toBe("_CON.prompt");
  });
});

describe("generated functions", () => {
  it("take variables and slots by their types, and say what the types do not", () => {
    const text = typescriptFile([released("poster"), released("try-on", { content: tryOnContent() })]);
    expect(text).toContain("export function poster(");
    expect(text).toContain('  season?: "春" | "夏";');
    expect(text).toContain("  产品名: string;");
    expect(text).toContain("  accent?: string;");
    expect(text).toContain("export function tryOn<Picture>(");
    expect(text).toContain("  garments: Picture[];");
    expect(text).toContain("  area?: Picture;");
    expect(text).toContain(" * 海报");
    expect(text).toMatch(/options: CallOptions<\{ [^}]*quality\?: /);
  });

  it("cannot be ended by a title", () => {
    const title = { en: "x */ process.exit(1) /*\n*/ evil\u2028", "zh-CN": "" };
    const text = typescriptFile([released("poster", { title })]);
    expect(text.match(/\*\//g)).toHaveLength(text.match(/\/\*\*/g)?.length ?? -1);
    expect(text).not.toContain("\u2028");
  });
});
