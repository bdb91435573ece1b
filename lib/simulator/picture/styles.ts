import { type Colour, lightnessOf, mix, shade, toLab, tune } from "./colour.ts";
import type { Style } from "./lexicon/words.ts";
import type { PenOptions } from "./pen.ts";
import type { Plan } from "./read-prompt.ts";

const grades: Partial<Record<Style, (colour: Colour) => Colour>> = {
  pastel: (colour) => mix(tune(colour, 1.05), "#fff1ee", 0.34),
  vintage: (colour) => mix(tune(colour, 0.55, 6), "#c79a5e", 0.2),
  mono: (colour) => tune(colour, 0),
  ink: (colour) => mix(tune(colour, 0.12), "#f4efe2", 0.12),
  watercolour: (colour) => mix(tune(colour, 0.92), "#fffaf0", 0.2),
};

/** How the pen puts down shapes for the styles of a plan. */
export function penOptionsFor(plan: Plan, shortSide: number): PenOptions {
  const has = (style: Style) => plan.styles.includes(style);
  const steps = plan.styles.flatMap((style) => grades[style] ?? []);
  const medium = has("neon") ? "neon" : has("line") || has("blueprint") ? "line" : "fill";
  const cache = new Map<Colour, Colour>();
  const grade = (colour: Colour) => {
    const known = cache.get(colour);
    if (known) return known;
    const graded = steps.reduce((current, step) => step(current), colour);
    cache.set(colour, graded);
    return graded;
  };
  const backdrop = plan.background ?? plan.theme[0];
  const paper = has("blueprint")
    ? "#1f4f8f"
    : medium === "neon"
      ? neonPaper(backdrop)
      : (plan.background ?? "#fdfaf3");
  const ink = has("blueprint") ? "#e9f2ff" : lightnessOf(paper) > 0.55 ? inkOf(plan.theme[0]) : "#fdfaf3";
  return {
    medium,
    grade: steps.length ? grade : (colour) => colour,
    paper,
    ink,
    outline: Math.max(1.2, shortSide * (medium === "neon" ? 0.0042 : 0.0032)),
  };
}

function neonPaper(asked: Colour | undefined): Colour {
  return asked ? mix("#0d0b24", shade(tune(asked, 0.9), 0.3 - lightnessOf(asked)), 0.4) : "#0f0d2a";
}

function inkOf(theme: Colour | undefined): Colour {
  return theme && lightnessOf(theme) < 0.7 && Math.hypot(toLab(theme)[1], toLab(theme)[2]) > 0.04
    ? shade(theme, -0.12)
    : "#26242e";
}
