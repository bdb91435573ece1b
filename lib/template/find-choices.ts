import { type DrawParameters, parseSize } from "#lib/images/parameters.ts";
import type { EnumOption, VariableType } from "#lib/template/content.ts";
import type { Find } from "#lib/template/proposal.ts";
import { sizeOf, sizeOfRatio } from "#lib/template/ratio.ts";

const shapes: [ratio: string, en: string, zh: string][] = [
  ["1:1", "Square", "方形"],
  ["3:2", "Landscape", "横版"],
  ["2:3", "Portrait", "竖版"],
  ["4:3", "Landscape 4:3", "横版 4:3"],
  ["3:4", "Portrait 3:4", "竖版 3:4"],
  ["4:5", "Portrait 4:5", "竖版 4:5"],
  ["5:4", "Landscape 5:4", "横版 5:4"],
  ["16:9", "Wide", "宽屏"],
  ["9:16", "Tall", "手机竖屏"],
  ["21:9", "Cinema", "电影宽幅"],
];
const isShape = (ratio: string) =>
  shapes.some(([known]) => known === ratio) || ["2:1", "1:2", "3:1", "1:3", "9:21"].includes(ratio);

/** `16:9`, `3：2`, `4x5` after "ratio": the shape of the picture, said in words. */
export function findRatios(prompt: string, { size }: DrawParameters): Find[] {
  return Array.from(
    prompt.matchAll(/(?<![\d:：.])(\d{1,2}) ?[:：] ?(\d{1,2})(?![\d:：]|\.\d)/gu),
    (match): Find | null => {
      const ratio = `${match[1]}:${match[2]}`;
      if (!isShape(ratio)) return null;
      return {
        ...{
          kind: "size",
          range: { start: match.index, end: match.index + match[0].length },
          text: match[0],
        },
        ...{ type: "enum", types: ["enum"], likely: true, wanted: isChinese(prompt) ? "画幅" : "ratio" },
        ...ratioOptions(ratio, match[0], size),
      };
    },
  ).filter((find) => find !== null);
}

/**
 * Other shapes to choose from. Where the run had the shape the prompt speaks of at another resolution, the options are
 * sizes of that resolution; else ratios, which decide the size.
 */
function ratioOptions(ratio: string, text: string, size: string): { options: EnumOption[]; default: string } {
  const known = shapes.some(([each]) => each === ratio)
    ? shapes
    : [...shapes, [ratio, ratio, ratio] as const];
  const dimensions = parseSize(size);
  const [across = 1, down = 1] = ratio.split(":").map(Number);
  const isSameShape =
    dimensions !== null && Math.abs(dimensions.width / dimensions.height / (across / down) - 1) < 0.02;
  const keepsPixels = isSameShape && size !== sizeOf(ratio);
  const valueFor = (each: string) => {
    if (!keepsPixels || !dimensions) return each;
    const [width = 1, height = 1] = each.split(":").map(Number);
    return each === ratio ? size : (sizeOfRatio(width, height, dimensions.width * dimensions.height) ?? each);
  };
  return {
    options: known.map(([each, en, zh]) => {
      const value = valueFor(each);
      const phrase = each === ratio ? text : each;
      return {
        value,
        label: { en: `${en} (${each})`, "zh-CN": `${zh}（${each}）` },
        phrase: phrase === value ? null : phrase,
      };
    }),
    default: valueFor(ratio),
  };
}

const orientations = [
  {
    pattern:
      /(竖版|竖图|竖屏|竖幅|竖构图)|(横版|横图|横屏|横幅构图|横构图)|(方图|方版|方形构图|方形画幅|正方形构图|正方形画幅)/gu,
    name: "版式",
  },
  {
    pattern:
      /\b(portrait|vertical)(?= (?:format|orientation|layout|aspect))|\b(landscape|horizontal)(?= (?:format|orientation|layout|aspect))|\b(square)(?= (?:format|aspect|layout|canvas))/giu,
    name: "orientation",
  },
];
const orientationWords = {
  版式: ["竖版", "横版", "方形构图"],
  orientation: ["portrait", "landscape", "square"],
} as const;
const orientationRatios = ["2:3", "3:2", "1:1"];

/** 竖版, "landscape format": shapes said without numbers. */
export function findOrientations(prompt: string): Find[] {
  return orientations.flatMap(({ pattern, name }) =>
    Array.from(prompt.matchAll(pattern), (match): Find => {
      const chosen = [1, 2, 3].findIndex((group) => match[group] !== undefined);
      const words = orientationWords[name === "版式" ? "版式" : "orientation"];
      const options = orientationRatios.map((value, index) => ({
        value,
        label: {
          en: ["Portrait", "Landscape", "Square"][index] ?? value,
          "zh-CN": ["竖版", "横版", "方形"][index] ?? value,
        },
        phrase: index === chosen ? match[0] : (words[index] ?? value),
      }));
      return {
        ...{
          kind: "size",
          range: { start: match.index, end: match.index + match[0].length },
          text: match[0],
        },
        ...{
          type: "enum",
          types: ["enum"],
          options,
          default: orientationRatios[chosen] ?? null,
          wanted: name,
        },
        likely: true,
      };
    }),
  );
}

const families: { name: string; words: string[] }[] = [
  { name: "season", words: ["spring", "summer", "autumn", "winter"] },
  { name: "季节", words: ["春季", "夏季", "秋季", "冬季"] },
  { name: "季节", words: ["春天", "夏天", "秋天", "冬天"] },
  {
    name: "style",
    words: [
      "watercolor",
      "oil painting",
      "pencil sketch",
      "flat vector illustration",
      "pixel art",
      "photorealistic",
    ],
  },
  {
    name: "style",
    words: [
      "watercolour",
      "oil painting",
      "pencil sketch",
      "flat vector illustration",
      "pixel art",
      "photorealistic",
    ],
  },
  { name: "风格", words: ["水彩", "油画", "素描", "水墨", "扁平插画", "像素画", "写实摄影"] },
];

/** Seasons and styles: a guess, offered and not taken. */
export function findOptions(prompt: string): Find[] {
  const seen = new Set<string>();
  return families.flatMap(({ name, words }): Find[] => {
    const pattern = new RegExp(`(?<![\\p{L}-])(?:${words.join("|")})(?![\\p{L}-])`, "iu");
    const loose = new RegExp(words.join("|"), "u");
    const match = (/^\p{Script=Han}/u.test(name) ? loose : pattern).exec(prompt);
    if (!match || seen.has(name)) return [];
    seen.add(name);
    const [text] = match;
    const value = text.toLowerCase();
    const types: VariableType[] = ["enum", "text"];
    return [
      {
        ...{ kind: "option", range: { start: match.index, end: match.index + text.length }, text, types },
        options: words.map((word) => ({
          value: word,
          label: {
            en: name === "风格" || name === "季节" ? "" : word,
            "zh-CN": name === "风格" || name === "季节" ? word : "",
          },
          phrase: word === value && text !== word ? text : null,
        })),
        ...{ type: "enum", default: value, wanted: name, likely: false },
      },
    ];
  });
}

const hex = /(?<![\p{L}\p{Nd}&#_/])#[0-9a-f]{6}(?![\p{L}\p{Nd}_])/giu;
const colourCues: [pattern: RegExp, name: string][] = [
  [/背景|底色/u, "背景色"],
  [/主色|主题色|品牌色/u, "主色"],
  [/点缀|强调/u, "强调色"],
  [/\bbackground\b|\bbackdrop\b/iu, "background_colour"],
  [/\baccents?\b/iu, "accent_colour"],
  [/\b(primary|brand|main)\b/iu, "main_colour"],
  [/\btext\b|\bheadline\b|\btitle\b/iu, "text_colour"],
];

/** `#D62828`, named after what is said before it. */
export function findColours(prompt: string): Find[] {
  return Array.from(prompt.matchAll(hex), (match): Find => {
    const before =
      prompt
        .slice(Math.max(0, match.index - 30), match.index)
        .split(/[.。,，;；\n]/u)
        .at(-1) ?? "";
    const cue = colourCues.find(([pattern]) => pattern.test(before));
    return {
      ...{
        kind: "colour",
        range: { start: match.index, end: match.index + match[0].length },
        text: match[0],
      },
      ...{ type: "colour", types: ["colour", "text"], options: [], default: match[0], likely: true },
      wanted: cue?.[1] ?? (isChinese(prompt) ? "颜色" : "colour"),
    };
  });
}

const isChinese = (text: string): boolean => {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han * 4 > text.length;
};
