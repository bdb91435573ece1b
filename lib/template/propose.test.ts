import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DrawParameters, defaultParameters } from "#lib/images/parameters.ts";
import { checkSize } from "#lib/images/size-rule.ts";
import { profileOf } from "#lib/models/catalog.ts";
import { applyProposals } from "#lib/template/apply-proposals.ts";
import { checkContent } from "#lib/template/check-content.ts";
import { fillTemplate } from "#lib/template/fill.ts";
import { faultsOf } from "#lib/template/problem.ts";
import type { Proposal, ProposalDecision, ProposalSource } from "#lib/template/proposal.ts";
import { proposeTemplate } from "#lib/template/propose.ts";
import { sizeOf } from "#lib/template/ratio.ts";

const source = (prompt: string, more: Partial<ProposalSource> = {}): ProposalSource => ({
  ...{ prompt, parameters: defaultParameters, count: 1, references: [], mask: null },
  ...more,
});
const sized = (size: string): Partial<ProposalSource> => ({ parameters: { ...defaultParameters, size } });
const brief = (proposals: Proposal[]) =>
  proposals.map((each) => `${each.kind} ${each.name}${"text" in each ? `=${each.text}` : ""}`);
const propose = (prompt: string, more: Partial<ProposalSource> = {}) => proposeTemplate(source(prompt, more));

/** What a template says when everything is left as it was; places that were held are held again. */
function renderedAgain(from: ProposalSource, decisions: Record<string, ProposalDecision> = {}): string {
  const { proposals } = proposeTemplate(from);
  const content = applyProposals(from, decisions);
  const held = proposals.flatMap((each) =>
    each.kind === "placeholder" ? [[decisions[each.id]?.name ?? each.name, each.text]] : [],
  );
  const declared = new Set(content.variables.map(({ name }) => name));
  const values = Object.fromEntries(held.filter(([name]) => declared.has(name ?? "")));
  const images = Object.fromEntries(content.slots.map(({ name, role }) => [name, [role]]));
  const result = fillTemplate(content, [], { values, slots: images, overrides: {} });
  if (!result.ok) throw new Error(JSON.stringify({ problems: result.problems, body: content.body }));
  return result.filled.prompt;
}

describe("proposals", () => {
  const prompt =
    'A summer poster, aspect ratio 16:9, headline "SUMMER SALE" and the button reads "Shop now", background #D62828, a "hero" shot';

  it("find shape, text, colour, and guess the rest", () => {
    const { proposals, content } = propose(prompt);
    expect(brief(proposals)).toEqual([
      "option season=summer",
      "size ratio=16:9",
      "renderedText headline=SUMMER SALE",
      "renderedText button=Shop now",
      "colour background_colour=#D62828",
      "renderedText text=hero",
    ]);
    expect(proposals.filter(({ likely }) => !likely).map(({ name }) => name)).toEqual(["season", "text"]);
    expect(content.body).toBe(
      'A summer poster, aspect ratio {{ratio}}, headline "{{headline}}" and the button reads "{{button}}", background {{background_colour}}, a "hero" shot',
    );
    expect(content.parameters.size).toEqual({ mode: "bound", variable: "ratio" });
    expect(checkContent(content)).toEqual([]);
  });

  it("read Chinese as well", () => {
    const { proposals } = propose(
      "竖版海报，标题「清爽一夏」，副标题“第二杯半价”，主色 #2A9D8F，春季，品牌写着『山茶』",
    );
    expect(brief(proposals)).toEqual([
      "size 版式=竖版",
      "renderedText 标题=清爽一夏",
      "renderedText 副标题=第二杯半价",
      "colour 主色=#2A9D8F",
      "option 季节=春季",
      "renderedText 品牌名=山茶",
    ]);
  });

  it("take a gallery's slots with their defaults, and places that are held without one", () => {
    const { proposals, content } = propose(
      'Poster "{argument name="headline" default="Hello"}" on {argument name="背景色" default="#ffffff"} for [PRODUCT NAME] and 【产品名】 and {{city}}, {argument name="headline" default="Hello"}',
    );
    expect(
      proposals.map((each) => [
        each.name,
        "default" in each ? each.default : "",
        "type" in each ? each.type : "",
      ]),
    ).toEqual([
      ["headline", "Hello", "text"],
      ["背景色", "#ffffff", "colour"],
      ["product_name", null, "text"],
      ["产品名", null, "text"],
      ["city", null, "text"],
    ]);
    expect(content.body).toBe(
      'Poster "{{headline}}" on {{背景色}} for {{product_name}} and {{产品名}} and {{city}}, {{headline}}',
    );
  });

  it("keep a JSON prompt JSON and find the texts in it", () => {
    const { content, proposals } = propose(
      '{"scene": "a shop", "headline": "SALE", "colour": "#D62828", "n": 2}',
    );
    expect(content.bodyKind).toBe("json");
    expect(brief(proposals)).toEqual(["renderedText headline=SALE", "colour colour=#D62828"]);
  });

  it("make slots of the pictures, and a mask needs its base", () => {
    const masked = { references: ["a", "b"], mask: "m" };
    expect(brief(propose("x", masked).proposals)).toEqual(["base photo", "reference reference", "mask mask"]);
    expect(brief(propose("x", { references: ["a"] }).proposals)).toEqual(["base photo"]);
    expect(brief(propose("x", { references: ["a", "b"] }).proposals)).toEqual([
      "reference reference",
      "reference reference_2",
    ]);
    const without = applyProposals(source("x", masked), { "image-0": { accepted: false } });
    expect(without.slots.map(({ name }) => name)).toEqual(["reference"]);
    expect(faultsOf(checkContent(without))).toEqual([]);
    const none = applyProposals(source("x", { references: ["a"] }), { "image-0": { accepted: false } });
    expect(none.operation).toBe("generate");
  });

  it("can be refused, renamed and typed", () => {
    const [, size, headline] = propose(prompt).proposals;
    const content = applyProposals(source(prompt), {
      [size?.id ?? ""]: { accepted: false },
      [headline?.id ?? ""]: { accepted: true, name: "slogan", type: "text" },
    });
    expect(content.body).toContain('ratio 16:9, headline "{{slogan}}"');
    expect(content.variables.find(({ name }) => name === "slogan")?.type).toBe("text");
    expect(content.parameters.size.mode).toBe("overridable");
  });

  it("keep the resolution a shape was drawn at", () => {
    const { content } = propose("ratio 16:9", sized("3840x2160"));
    const [ratio] = content.variables;
    if (ratio?.type !== "enum") throw new Error("expected an enum");
    expect(ratio.default).toBe("3840x2160");
    const { sizes } = profileOf("gpt-image-2", "openai");
    expect(ratio.options.map(({ value }) => checkSize(sizes, value))).toEqual(ratio.options.map(() => null));
  });

  it.each([
    "It is 10:30 and the score was 16:9:4",
    'The screen is 6" wide and 8" tall',
    "The dogs' bones and the cats' bowls, don't",
    "see https://example.org/#ffffff and colour #fff",
    "Read [the docs](x) and [1]",
  ])("leave alone what only looks like one: %s", (text) => {
    expect(propose(text).proposals).toEqual([]);
  });
});

describe("a proposed template", () => {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
    fc.constantFrom(
      "{",
      "}",
      "{{",
      "}}",
      "\\",
      "\\\\{{",
      '"',
      "'",
      "“",
      "”",
      "「",
      "」",
      "\n",
      " ",
      ",",
      "[",
      "]",
      ":",
    ),
    fc.constantFrom(
      ...[
        "16:9",
        " 3：2 ",
        "竖版",
        "square format",
        "#D62828",
        "#d62828 ",
        ' headline "SALE" ',
        "标题「夏」",
        "“文字”",
      ],
      ...[
        "summer",
        "Autumn",
        "水彩",
        "[NAME]",
        "【产品】",
        "{{x}}",
        "{{ tag }}",
        "{{a.b}}",
        '"title": "Go"',
        '{"text": "',
      ],
      ...["' reads 'x' ", 'says "a\\"', "\\{{", "{#ffffff}", "{16:9}"],
    ),
  );
  const prompts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
  const sizes = fc.constantFrom("auto", "1024x1024", "1536x864", "2048x1152", "1536x1024", "3840x2160");

  it("says what the run said, to the letter, whatever is taken, renamed or typed", () => {
    let taken = 0;
    fc.assert(
      fc.property(
        prompts,
        sizes,
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        (prompt, size, dice) => {
          const parameters: DrawParameters = { ...defaultParameters, size };
          const from = source(prompt, { parameters });
          const normal = applyProposals(source(prompt), {}) && prompt.toWellFormed().normalize("NFC");
          fc.pre(normal === prompt && !/[\p{Cc}]/u.test(prompt.replaceAll("\n", "")) && prompt.trim() !== "");
          const { proposals } = proposeTemplate(from);
          const decisions = Object.fromEntries(
            proposals.map((each, index): [string, ProposalDecision] => {
              const die = dice[index] ?? 0;
              const types = "types" in each ? each.types : [];
              return [
                each.id,
                { accepted: die % 3 > 0, name: `n${index}`, type: types[die % Math.max(1, types.length)] },
              ];
            }),
          );
          taken += Object.values(decisions).filter(({ accepted }) => accepted).length;
          expect(renderedAgain(from, decisions)).toBe(prompt);
        },
      ),
      { numRuns: 1000 },
    );
    expect(taken).toBeGreaterThan(300);
  });

  it("has no fault of its own", () => {
    fc.assert(
      fc.property(prompts, (prompt) => {
        fc.pre(prompt.trim() !== "");
        expect(
          faultsOf(checkContent(proposeTemplate(source(prompt)).content)).filter(
            ({ code }) => code !== "prompt_empty",
          ),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

it("a ratio means one size, whose shape it has and which is drawn", () => {
  const { sizes } = profileOf("gpt-image-2", "openai");
  expect(["1:1", "3:2", "2:3", "16:9", "9:16", "4:5", "21:9"].map(sizeOf)).toEqual([
    "1024x1024",
    "1536x1024",
    "1024x1536",
    "1536x864",
    "864x1536",
    "1024x1280",
    "1792x768",
  ]);
  for (let width = 1; width <= 60; width++)
    for (let height = 1; height <= 60; height++) {
      const size = sizeOf(`${width}:${height}`);
      if (Math.max(width, height) > 3 * Math.min(width, height)) expect(size).toBeNull();
      else
        expect([`${width}:${height}`, size, checkSize(sizes, size ?? "")]).toEqual([
          `${width}:${height}`,
          size,
          null,
        ]);
    }
  expect(["0:1", "a:b", "16", "4:1", "", "99999:1"].map(sizeOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
