import { type Colour, mix, shade, toLab, tune } from "./colour.ts";
import type { Random } from "./random.ts";
import type { Plan } from "./read-prompt.ts";

type Palette = {
  /** Colour of walls, backdrops and posters. */
  tint: Colour;
  accents: readonly [Colour, ...Colour[]];
};

const sets: readonly [Palette, ...Palette[]] = [
  { tint: "#f2b8a0", accents: ["#d9503f", "#2f6f8f", "#f3b340"] },
  { tint: "#a9cfd6", accents: ["#ef7b5a", "#2b5d7c", "#f6c75a"] },
  { tint: "#cdbbe6", accents: ["#7b5bc4", "#f08a7a", "#f5cf6b"] },
  { tint: "#b9d8b4", accents: ["#e5794a", "#2f7a6b", "#f2c14e"] },
  { tint: "#f4d08a", accents: ["#e0573f", "#33658a", "#5aa68a"] },
  { tint: "#f3bfc9", accents: ["#c9487a", "#44719e", "#f6b94c"] },
  { tint: "#a8bfe6", accents: ["#f0745a", "#3b4f9c", "#f6c85f"] },
  { tint: "#e9cfae", accents: ["#b5543c", "#3f7a74", "#dca13c"] },
];

/** The palette of a picture: what the prompt names first, then a designed set chosen by the seed. */
export function choosePalette(plan: Plan, random: Random): Palette {
  const palette = basePalette(plan, random);
  return plan.accent ? { ...palette, accents: [plan.accent, ...palette.accents] } : palette;
}

function basePalette(plan: Plan, random: Random): Palette {
  const set = random.pick(sets);
  const turned = (colour: Colour, by: number) => tune(colour, 1, by);
  const swing = random.between(-8, 8);
  const [first, ...others] = plan.theme;
  const asked = plan.background ?? first;
  if (!asked) return { tint: turned(set.tint, swing), accents: set.accents };
  const chroma = Math.hypot(toLab(asked)[1], toLab(asked)[2]);
  const spare = chroma < 0.03 ? set.accents[0] : shade(tune(asked, 1, 40), 0.06);
  const rest = plan.background ? plan.theme : others;
  return {
    tint: asked,
    accents: [rest[0] ?? spare, rest[1] ?? mix(asked, "#ffffff", 0.55), rest[2] ?? shade(asked, -0.18)],
  };
}
