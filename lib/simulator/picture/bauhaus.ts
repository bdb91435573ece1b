import { type Colour, mix, shade } from "./colour.ts";
import { d, stop } from "./pen.ts";
import type { Random } from "./random.ts";
import type { Stage } from "./scene.ts";

/** A picture of nothing in particular, and the colour a headline on it is read on. */
export type AbstractArt = { art: string; behindText: Colour };

/** A grid of quarter circles, discs and bars. */
export function bauhaus(
  { pen: p, width, height, tint, detail }: Stage,
  accents: readonly Colour[],
  random: Random,
): AbstractArt {
  const side = Math.min(width, height) / (detail < 0.4 ? 3 : random.pick([3, 4, 4]));
  const columns = Math.max(3, Math.round(width / side));
  const rows = Math.max(3, Math.round(height / side));
  const w = width / columns;
  const h = height / rows;
  const paper = mix("#f7efe1", tint, 0.12);
  const inks: readonly [Colour, ...Colour[]] = [
    tint,
    tint,
    accents[0] ?? tint,
    shade(tint, -0.18),
    mix(tint, paper, 0.5),
    accents[1] ?? tint,
    tint,
  ];
  const cell = (column: number, row: number) => {
    const [x, y] = [column * w, row * h];
    const ground = random.chance(0.4) ? tint : random.chance(0.5) ? paper : random.pick(inks);
    let ink = random.pick(inks);
    if (ink === ground) ink = ground === paper ? tint : paper;
    const base = p.box(x, y, w + 0.5, h + 0.5, ground);
    const soft = p.diagonal([stop(0, shade(ink, 0.04)), stop(1, shade(ink, -0.05))]);
    switch (random.whole(0, 6)) {
      case 0:
        return base + p.path(d`M${x} ${y} H${x + w} A${w} ${h} 0 0 1 ${x} ${y + h} Z`, soft);
      case 1:
        return base + p.path(d`M${x + w} ${y + h} H${x} A${w} ${h} 0 0 1 ${x + w} ${y} Z`, soft);
      case 2:
        return (
          base +
          p.oval(x + w / 2, y + h / 2, w * 0.38, h * 0.38, soft) +
          p.oval(x + w / 2, y + h / 2, w * 0.16, h * 0.16, ground)
        );
      case 3:
        return (
          base +
          p.path(d`M${x} ${y + h / 2} A${w / 2} ${h / 2} 0 0 1 ${x + w} ${y + h / 2} Z`, soft) +
          p.path(d`M${x} ${y + h} A${w / 2} ${h / 2} 0 0 1 ${x + w} ${y + h} Z`, soft)
        );
      case 4:
        return base + p.path(d`M${x} ${y + h} L${x + w} ${y} V${y + h} Z`, soft);
      case 5:
        return base + [0, 1, 2, 3].map((bar) => p.box(x, y + (h / 4) * bar, w, h / 8, ink)).join("");
      default:
        return (
          base + p.path(d`M${x} ${y} A${w} ${h} 0 0 0 ${x + w} ${y + h} A${w} ${h} 0 0 0 ${x} ${y} Z`, soft)
        );
    }
  };
  let art = "";
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) art += cell(column, row);
  return { art, behindText: paper };
}
