import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Oklch = { lightness: number; chroma: number; hue: number };
type Pair = { light: Oklch; dark: Oklch };

const css = readFileSync(join(import.meta.dirname, "../app/tokens.css"), "utf8");
const colour = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/;
const tokens = new Map<string, Pair>();
for (const [, name = "", light = "", dark = ""] of css.matchAll(
  /--([\w-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\);/g,
)) {
  if (colour.test(light) && colour.test(dark)) tokens.set(name, { light: parse(light), dark: parse(dark) });
}

const grounds = ["ground", "surface", "raised"];
const fills = [...grounds, "control", "control-hover", "accent-soft"];
const on = (names: string[], backs: string[]) =>
  names.flatMap((name) => backs.map((back) => [name, back] as const));

/** WCAG 1.4.3 and 1.4.11. */
const rules: { least: number; pairs: (readonly [string, string])[] }[] = [
  {
    least: 4.5,
    pairs: [
      ...on(["ink"], [...fills, "danger-soft", "warning-soft", "success-soft"]),
      ...on(["muted"], [...grounds, "control"]),
      ...on(["accent-ink"], [...grounds, "accent-soft"]),
      ...on(["danger-ink"], [...grounds, "danger-soft"]),
      ...on(["warning-ink"], [...grounds, "warning-soft"]),
      ...on(["success-ink"], [...grounds, "success-soft"]),
      ...on(["on-accent"], ["accent", "accent-hover"]),
      ...on(["on-danger"], ["danger", "danger-hover"]),
    ],
  },
  { least: 3, pairs: on(["edge", "accent", "ring"], grounds) },
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it.each(rules)("every pair that needs it has a contrast of at least $least:1", ({ least, pairs }) => {
    const tooLow = pairs
      .map(([front, back]) => ({ front, back, ratio: contrast(token(front)[theme], token(back)[theme]) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ front, back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}`);
    expect(pairs.length).toBeGreaterThan(5);
    expect(tooLow).toEqual([]);
  });

  it("what pictures stand on has no hue", () => {
    for (const name of [...grounds, "control", "control-hover", "ink", "muted", "line", "edge"]) {
      expect([name, token(name)[theme].chroma]).toEqual([name, 0]);
    }
  });
});

it("controls over a picture are readable on white, the worst case of their scrim", () => {
  const alpha = Number(/--scrim: oklch\(0 0 0 \/ ([\d.]+)\)/.exec(css)?.[1]);
  const backdrop = ((1 - alpha + 0.055) / 1.055) ** 2.4;
  expect(1.05 / (backdrop + 0.05)).toBeGreaterThanOrEqual(4.5);
});

it("the formula gives what is known of sRGB", () => {
  expect(contrast(parse("oklch(1 0 0)"), parse("oklch(0 0 0)"))).toBeCloseTo(21, 1);
  expect(luminance(parse("oklch(0.628 0.2577 29.23)"))).toBeCloseTo(0.2126, 2);
});

function token(name: string): Pair {
  const pair = tokens.get(name);
  if (!pair) throw new Error(`No token --${name} with a light and a dark colour`);
  return pair;
}

function parse(text: string): Oklch {
  const [, lightness, chroma, hue] = colour.exec(text) ?? [];
  return { lightness: Number(lightness), chroma: Number(chroma), hue: Number(hue) };
}

function contrast(a: Oklch, b: Oklch): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Oklab to linear sRGB (Björn Ottosson, 2020), clipped to the gamut, then WCAG's relative luminance. */
function luminance({ lightness, chroma, hue }: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return 0.2126 * clip(red) + 0.7152 * clip(green) + 0.0722 * clip(blue);
}
