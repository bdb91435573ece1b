import { type Colour, lightnessOf, readableOn } from "./colour.ts";
import type { Box as Area } from "./headline.ts";
import { setText } from "./headline.ts";
import type { Pen } from "./pen.ts";
import { stop } from "./pen.ts";
import type { Random } from "./random.ts";

/** Parts a picture between headline and subjects; wide ones side by side, the others one above the other. */
export function zones(
  width: number,
  height: number,
  texts: readonly string[],
  alone: boolean,
  random: Random,
): { text: Area | null; art: Area } {
  const edge = Math.min(width, height) * 0.07;
  const art: Area = { x: edge, y: height * 0.1, width: width - edge * 2, height: height * 0.82 };
  if (!texts.length) return { text: null, art };
  if (alone)
    return {
      text: { x: edge * 1.2, y: height * 0.16, width: width - edge * 2.4, height: height * 0.56 },
      art,
    };
  if (width > height * 1.45) {
    const left = random.chance(0.6);
    const split = width * 0.46;
    const text = {
      x: left ? edge * 1.3 : width - split - edge * 0.3,
      y: height * 0.14,
      width: split - edge,
      height: height * 0.72,
    };
    return { text, art: { ...art, x: left ? split + edge * 0.5 : edge, width: width - split - edge * 1.5 } };
  }
  const band = height * (height > width * 1.2 ? 0.28 : 0.26);
  return {
    text: { x: edge * 1.15, y: height * 0.075, width: width - edge * 2.3, height: band },
    art: { ...art, y: height * 0.1 + band, height: height * 0.82 - band },
  };
}

/** The headline with a rule, or with the further texts under it. */
export async function textArt(
  pen: Pen,
  texts: readonly string[],
  zone: Area,
  behind: Colour,
  accent: Colour,
  canvas: { middle: boolean; scrim: boolean; largest: number },
): Promise<string> {
  const [head = "", ...more] = texts;
  const sub = more.slice(0, 2).join("  ·  ");
  const align = canvas.middle ? "middle" : "left";
  const headBox = { ...zone, height: zone.height * (sub ? 0.72 : 1) };
  const set = await setText(head, headBox, {
    align,
    largest: canvas.largest,
    most: 6,
    leading: 1.1,
    tracking: -0.012,
  });
  if (!set) return "";
  const colour = readableOn(behind);
  const scrim = canvas.scrim
    ? pen.tone(() =>
        pen.box(
          zone.x - 300,
          zone.y - 300,
          zone.width + 600,
          zone.height + 600,
          pen.radial([stop(0, behind, 0.5), stop(0.5, behind, 0.34), stop(1, behind, 0)]),
        ),
      )
    : "";
  let art = scrim + pen.solid(set.path, colour);
  if (!sub) {
    const rule = Math.min(110, set.box.width * 0.3);
    const x = canvas.middle ? zone.x + zone.width / 2 - rule / 2 : set.box.x;
    return `${art}<rect x="${x.toFixed(1)}" y="${(set.box.y + set.box.height + 30).toFixed(1)}" width="${rule.toFixed(1)}" height="7" rx="3.5" fill="${Math.abs(lightnessOf(accent) - lightnessOf(behind)) > 0.12 ? accent : colour}"/>`;
  }
  const under = await setText(
    sub,
    { x: zone.x, y: set.box.y + set.box.height + 26, width: zone.width, height: zone.height * 0.2 },
    { align, largest: Math.min(58, set.size * 0.5), most: 2, leading: 1.25, tracking: 0.01 },
  );
  if (under) art += pen.solid(under.path, colour, 0.86);
  return art;
}
