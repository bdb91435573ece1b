import type { Placed } from "./arrange.ts";
import { type Colour, lightnessOf, mix } from "./colour.ts";
import { d, type Pen, stop } from "./pen.ts";
import type { Random } from "./random.ts";
import type { Light } from "./scene.ts";

/** The contact shadow under a subject. */
export function shadowOf(pen: Pen, placed: Placed, colour: Colour): string {
  const width = (placed.height * placed.subject.width) / 200;
  return pen.tone(() =>
    pen.oval(
      placed.x + width * 0.12,
      placed.y + 2,
      width * 1.08,
      Math.max(7, width * 0.13),
      pen.radial([stop(0, colour, 0.55), stop(0.6, colour, 0.3), stop(1, colour, 0)]),
    ),
  );
}

/** A subject at its place, in its colour and in the light of the scene. */
export function drawPlaced(
  pen: Pen,
  placed: Placed,
  random: Random,
  accents: readonly [Colour, ...Colour[]],
  detail: number,
  light: Light | null,
): string {
  const own = random.pick(placed.subject.tints);
  const tint = placed.tint ?? own;
  const accent =
    accents.find((colour) => Math.abs(lightnessOf(colour) - lightnessOf(tint)) > 0.1) ?? accents[0];
  const lit =
    light && light.mood === "night" && placed.subject.place !== "sky"
      ? mix(tint, "#232a5c", placed.tint ? 0.12 : 0.2)
      : tint;
  const art = placed.subject.draw({ pen, random, tint: lit, accent, detail });
  return pen.group(art, {
    x: placed.x,
    y: placed.y,
    scale: placed.height / 100,
    flip: placed.flip,
    turn: placed.turn,
  });
}

/** The block of earth isometric scenes stand on. */
export function tileUnder(pen: Pen, width: number, height: number, ground: number, shadow: Colour): string {
  const w = Math.min(width * 0.43, height * 0.4);
  const cx = width / 2;
  const y = ground - w * 0.32;
  const h = w * 0.13;
  const top = "#9cc57a";
  const flat = pen.path(
    d`M${cx} ${y - w * 0.28} L${cx + w} ${y + w * 0.24} L${cx} ${y + w * 0.76} L${cx - w} ${y + w * 0.24} Z`,
    pen.form(top),
  );
  const left = pen.path(
    d`M${cx - w} ${y + w * 0.24} L${cx} ${y + w * 0.76} V${y + w * 0.76 + h} L${cx - w} ${y + w * 0.24 + h} Z`,
    pen.down("#a97b54", "#8c6244"),
  );
  const right = pen.path(
    d`M${cx + w} ${y + w * 0.24} L${cx} ${y + w * 0.76} V${y + w * 0.76 + h} L${cx + w} ${y + w * 0.24 + h} Z`,
    pen.down("#8a6145", "#6f4c37"),
  );
  return (
    pen.tone(() =>
      pen.oval(
        cx,
        y + w * 0.62 + h,
        w * 1.05,
        w * 0.42,
        pen.radial([stop(0, shadow, 0.45), stop(1, shadow, 0)]),
      ),
    ) +
    left +
    right +
    flat
  );
}
