import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, it } from "vitest";
import { type Dimensions, parseSize } from "#lib/images/parameters.ts";
import { checkSize } from "#lib/images/size-rule.ts";
import { profileOf } from "#lib/models/catalog.ts";
import type { ModelFamily } from "#lib/models/profile.ts";
import { textTokensAtMost, textTokensEstimate } from "#lib/pricing/text-tokens.ts";
import { type DecidedQuality, dearestSize, outputTokens, referenceTokens } from "#lib/pricing/tokens.ts";

const dimensions = (size: string) => {
  const parsed = parseSize(size);
  if (!parsed) throw new Error(`no size: ${size}`);
  return parsed;
};
const classes: DecidedQuality[] = ["low", "medium", "high", "xhigh", "max"];
const tokensOf = (family: ModelFamily, size: string) =>
  classes.flatMap((quality) => outputTokens(family, quality, dimensions(size)) ?? []);

describe("output tokens", () => {
  it.each([
    ["1024x1024", [272, 1056, 4160]],
    ["1024x1536", [408, 1584, 6240]],
    ["1536x1024", [400, 1568, 6208]],
  ])("of 1.5 and mini at %s are those of the table", (size, expected) => {
    expect(tokensOf("1.5", size)).toEqual(expected);
    expect(tokensOf("1-mini", size)).toEqual(expected);
  });

  it.each([
    ["1024x1024", [196, 1756, 7024], [196, 439, 1756, 3122, 7024]],
    ["1536x1024", [158, 1372, 5488], [158, 343, 1372, 2459, 5488]],
    ["1024x1536", [158, 1372, 5488], [158, 343, 1372, 2459, 5488]],
    ["1536x864", [120, 1078, 4312], [120, 280, 1078, 1917, 4312]],
    ["2048x2048", [397, 3568, 14_272], [397, 892, 3568, 6343, 14_272]],
    ["2048x1152", [157, 1413, 5650], [157, 367, 1413, 2511, 5650]],
    ["2560x1440", [205, 1843, 7370], [205, 478, 1843, 3276, 7370]],
    ["3840x2160", [371, 3336, 13_342], [371, 865, 3336, 5930, 13_342]],
    ["2880x2880", [659, 5930, 23_719], [659, 1483, 5930, 10_542, 23_719]],
  ])("of 2 and 2.5 at %s are those of the official calculator", (size, second, secondAndHalf) => {
    expect(tokensOf("2", size)).toEqual(second);
    expect(tokensOf("2.5", size)).toEqual(secondAndHalf);
  });

  it("of 2.6 are an upper bound: low and medium four times those of 2.5, the rest equal", () => {
    expect(tokensOf("2.6", "1024x1024")).toEqual([784, 1756, 1756, 3122, 7024]);
  });

  it("round a half to the even cell", () => {
    // 4.5 cells become 4, 5.5 become 6.
    expect(outputTokens("2", "low", { width: 3072, height: 864 })).toBe(
      Math.ceil((16 * 4 * (2_000_000 + 3072 * 864)) / 4_000_000),
    );
    expect(outputTokens("2", "low", { width: 3072, height: 1056 })).toBe(
      Math.ceil((16 * 6 * (2_000_000 + 3072 * 1056)) / 4_000_000),
    );
  });

  it("of an unknown model are the most any known rule gives", () => {
    expect(outputTokens("unknown", "low", dimensions("1024x1024"))).toBe(272);
    expect(outputTokens("unknown", "high", dimensions("1024x1024"))).toBe(7024);
  });

  it.each([
    "gpt-image-1-mini",
    "gpt-image-1.5",
    "gpt-image-2",
    "gpt-image-2.5-flare",
    "gpt-image-2.6-flare",
    "no-such",
  ])("of no legal size of %s exceed those of its dearest", (model) => {
    const profile = profileOf(model, "openai");
    const edges = Array.from({ length: 240 }, (_, index) => 16 * (index + 1));
    const all = edges.flatMap((width) => edges.map((height) => ({ width, height })));
    const legal = all.filter(({ width, height }) => checkSize(profile.sizes, `${width}x${height}`) === null);
    for (const quality of classes) {
      const tokens = (size: Dimensions) => outputTokens(profile.family, quality, size) ?? 0;
      const dearest = dearestSize(profile, quality);
      expect(legal).toContainEqual(dearest);
      expect(legal.filter((size) => tokens(size) > tokens(dearest))).toEqual([]);
    }
  });
});

describe("input tokens of a picture", () => {
  it.each([
    ["1024x1024", null, 194],
    ["1536x1024", null, 323],
    ["3072x1024", null, 452],
    ["1024x1024", "low", 194],
    ["1024x1024", "high", 4354],
    ["1024x1536", "high", 6563],
  ] as const)("of 1.5 at %s, fidelity %s: %i", (size, fidelity, expected) => {
    expect(referenceTokens("1.5", dimensions(size), fidelity)).toBe(expected);
  });

  it.each([
    ["1024x1024", 1024],
    ["1536x1024", 1536],
    ["341x512", 704],
    ["1179x2556", 1482],
    ["2048x2048", 1521],
    ["3840x2160", 1508],
  ])("of 2 and 2.5 at %s: %i", (size, expected) => {
    expect(referenceTokens("2", dimensions(size), null)).toBe(expected);
    expect(referenceTokens("2.5", dimensions(size), null)).toBe(expected);
  });

  it("never exceed 1536 patches, however large or long the picture", () => {
    for (let width = 1; width < 9000; width += 137)
      for (let height = 1; height < 9000; height += 101) {
        const tokens = referenceTokens("2.5", { width, height }, null);
        if (!(tokens > 0 && tokens <= 1536)) expect.fail(`${width}x${height}: ${tokens}`);
      }
  });
});

const english =
  'A photorealistic close-up of an elderly watchmaker\'s hands repairing a delicate pocket watch, warm tungsten light, 85mm lens, shallow depth of field, dust motes floating; keep the face, pose and background unchanged. Text on the sign reads "OPEN 24/7", bold sans-serif, centred.';
const chinese =
  "一位年迈的钟表匠正在修理一只精致的怀表，暖色钨丝灯光，85mm 镜头，浅景深，空气中漂浮着尘埃；保持人物面部、姿势和背景不变。招牌上写着“全天营业”，粗体无衬线，居中。";

describe("tokens of a prompt", () => {
  it.each([
    ["English", english],
    ["Chinese", chinese],
    ["long English", english.repeat(40)],
    ["long Chinese", chinese.repeat(40)],
    ["mixed", `${english}\n\n${chinese}`],
    ["a list", "- one: 100%\n- two: #ff00aa\n- three: {{name}} / {name}\n\n1234567890 12.50 3:4"],
    ["long words", "internationalization counterrevolutionary electroencephalograph"],
    ["Japanese and Korean", "夕暮れの東京タワー、雨に濡れた路地。서울의 밤거리, 네온사인과 비."],
    ["accents", "Une affiche d'été à Saint-Étienne, où l'été brûle; größer, schöner, überall."],
    ["Cyrillic", "Портрет пожилого часовщика за работой, тёплый свет лампы."],
    ["emoji", "a cake with 🎂🎉👩‍🍳 and ❤️"],
  ])("are estimated close to o200k and never far below: %s", (_name, prompt) => {
    const exact = encode(prompt).length + 6;
    const estimate = textTokensEstimate(prompt);
    expect(estimate / exact).toBeGreaterThan(0.9);
    expect(estimate / exact).toBeLessThan(2);
    expect(textTokensAtMost(prompt)).toBeGreaterThanOrEqual(exact);
  });

  it("are the fixed 6 for nothing, and cheap for the longest prompt", () => {
    expect(textTokensEstimate("")).toBe(6);
    const longest = "猫 cat ".repeat(5300);
    const before = performance.now();
    textTokensEstimate(longest);
    expect(performance.now() - before).toBeLessThan(100);
  });

  it("are bounded by the bytes for prompts no vocabulary likes", () => {
    for (const prompt of [
      "𓂀𓃠𓆣".repeat(50),
      "aGVsbG8gd29ybGQ".repeat(50),
      "\u{1F9FF}\u{E0067}".repeat(30),
      "龘靐齉".repeat(50),
    ])
      expect(textTokensAtMost(prompt)).toBeGreaterThanOrEqual(encode(prompt).length + 6);
  });
});
