import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readStarters } from "#lib/library/read-starters.ts";
import { profileOf } from "#lib/models/catalog.ts";
import { writePrompt } from "#lib/prompt-files/write-prompt.ts";
import { checkContent } from "#lib/template/check-content.ts";
import { checkValues } from "#lib/template/check-values.ts";
import type { SlotImages, TemplateContent } from "#lib/template/content.ts";
import { fillTemplate } from "#lib/template/fill.ts";
import { fitDeployment } from "#lib/template/fit.ts";

const root = join(import.meta.dirname, "../..");
const starters = await readStarters();
const prompts = starters.filter(({ kind }) => kind === "prompt");
const frozen = starters
  .filter(({ kind }) => kind === "fragment")
  .map(({ slug, file }) => ({ slug, version: 1, digest: "sha256-", text: file.content.body }));
const fragmentsOf = ({ fragments }: TemplateContent) => frozen.filter(({ slug }) => fragments.includes(slug));
const pictures = ({ slots }: TemplateContent, least: boolean): SlotImages =>
  Object.fromEntries(
    slots.map(({ name, min, max }) => [
      name,
      Array.from({ length: least ? min : max }, (_, index) => `${name}-${index}`),
    ]),
  );

describe("the starter set", () => {
  it("is twenty prompts, and a fragment that two of them begin with", () => {
    expect(prompts).toHaveLength(20);
    expect(starters[0]?.kind).toBe("fragment");
    expect(new Set(starters.map(({ slug }) => slug)).size).toBe(starters.length);
    expect(new Set(starters.map(({ key }) => key)).size).toBe(starters.length);
    const users = prompts.filter(({ file }) => file.content.fragments.includes("brand-guide"));
    expect(users.length).toBeGreaterThanOrEqual(2);
  });

  it("shows every type of variable, every kind of slot and a JSON body", () => {
    const contents = prompts.map(({ file }) => file.content);
    const types = new Set(contents.flatMap(({ variables }) => variables.map(({ type }) => type)));
    expect([...types].sort()).toEqual([
      "boolean",
      "colour",
      "date",
      "enum",
      "list",
      "longText",
      "number",
      "renderedText",
      "text",
    ]);
    const roles = new Set(contents.flatMap(({ slots }) => slots.map(({ role }) => role)));
    expect([...roles].sort()).toEqual(["base", "mask", "reference"]);
    expect(contents.some(({ bodyKind }) => bodyKind === "json")).toBe(true);
    expect(contents.filter(({ body }) => /\p{Script=Han}{8}/u.test(body)).length).toBeGreaterThanOrEqual(4);
  });
});

describe.each(starters.map((starter) => [starter.slug, starter] as const))("%s", (slug, { file, kind }) => {
  const { content, meta, cases } = file;

  it("is canonical, named after its file, and says when to use it in both languages", async () => {
    expect(writePrompt(file)).toBe(await readFile(join(root, `lib/library/starters/${slug}.prompt`), "utf8"));
    for (const text of [meta.title.en, meta.title["zh-CN"], meta.useWhen.en, meta.useWhen["zh-CN"]])
      expect(text).not.toBe("");
    expect(meta.title["zh-CN"]).toMatch(/\p{Script=Han}/u);
    for (const { label } of [...content.variables, ...content.slots])
      expect([label.en, label["zh-CN"]]).not.toContain("");
  });

  it("has no fault and nothing unused, and every current model draws it", () => {
    expect(checkContent(content, fragmentsOf(content))).toEqual([]);
    expect(fitDeployment(content, profileOf("gpt-image-2.5-flare", "openai"))).toEqual([]);
  });

  it("fills with its own cases, with the fewest and the most pictures", () => {
    if (kind === "prompt") expect(cases.length).toBeGreaterThanOrEqual(2);
    for (const { values } of cases)
      for (const least of [true, false]) {
        const slots = pictures(content, least);
        expect(checkValues(content, values, slots)).toEqual([]);
        const result = fillTemplate(content, fragmentsOf(content), { values, slots, overrides: {} });
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        const { prompt } = result.filled;
        expect(prompt).not.toMatch(/\{\{|\}\}|undefined|\[object|“”|"" *$|\(\)|（）| [.,]|。。|\.\.$/m);
        expect(prompt.length).toBeLessThan(4000);
        if (content.bodyKind === "json") expect(() => JSON.parse(prompt)).not.toThrow();
      }
  });

  it("has a small cover", async () => {
    const path = join(root, `public/starters/${slug}.webp`);
    expect((await stat(path)).size).toBeLessThanOrEqual(30_000);
    expect(await sharp(path).metadata()).toMatchObject({ format: "webp", width: 512 });
  });
});
