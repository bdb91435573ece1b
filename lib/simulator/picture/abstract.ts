import { type Colour, lightnessOf, mix, shade, tune } from "./colour.ts";
import { d } from "./pen.ts";
import type { Random } from "./random.ts";
import type { Plan } from "./read-prompt.ts";
import { hills, type Stage } from "./scene.ts";

export type AbstractArt = { art: string; behindText: Colour };

/** Flowing bands from one edge to the other. */
function ribbons(
  { pen: p, width, height, tint, detail }: Stage,
  accents: readonly Colour[],
  random: Random,
): AbstractArt {
  const ground = tint;
  const base = p.tone(() =>
    p.box(
      0,
      0,
      width,
      height,
      p.linear(
        [
          [0, shade(ground, 0.08)],
          [1, shade(ground, -0.06)],
        ],
        0,
        0,
        1,
        1,
      ),
    ),
  );
  const count = Math.round(6 + detail * 3);
  const rise = random.between(-0.5, 0.5) * height;
  const [bend, reach, late] = [
    random.between(0.16, 0.36),
    random.between(0.5, 0.76),
    random.between(0.82, 0.96),
  ];
  const depth = random.between(0.05, 0.24);
  const flip = random.chance(0.5);
  const art = Array.from({ length: count }, (_, at) => {
    const y = height * (0.12 + (0.86 * at) / count);
    const swing = height * depth * random.between(0.7, 1.2);
    const source = at % 3 === 2 ? (accents[((at / 3) % accents.length) | 0] ?? ground) : ground;
    const colour =
      at % 3 === 2
        ? mix(source, ground, 0.25)
        : tune(shade(ground, 0.12 - (0.3 * at) / count), 1.05, random.between(-16, 16));
    const line = (lift: number) =>
      d`C${width * bend} ${y - swing + lift} ${width * (reach - 0.18)} ${y + swing + rise * 0.3 + lift} ${width * reach} ${y + lift + rise * 0.2} S${width * late} ${y - swing + lift + rise * 0.4} ${width + 10} ${y + rise * 0.3 + lift}`;
    const shadow = p.tone(() =>
      p.path(
        d`M-10 ${y - 16} ${line(-16)} V${height + 10} H-10 Z`,
        p.linear([
          [0, shade(ground, -0.35), 0.2],
          [0.5, shade(ground, -0.35), 0],
        ]),
      ),
    );
    return (
      shadow +
      p.path(
        d`M-10 ${y} ${line(0)} V${height + 10} H-10 Z`,
        p.linear(
          [
            [0, shade(colour, 0.06)],
            [1, shade(colour, -0.06)],
          ],
          0,
          0,
          1,
          0.4,
        ),
      )
    );
  }).join("");
  return {
    art: base + (flip ? `<g transform="translate(${width.toFixed(1)} 0) scale(-1 1)">${art}</g>` : art),
    behindText: ground,
  };
}

/** A grid of quarter circles, discs and bars. */
function bauhaus(
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
    const soft = p.linear(
      [
        [0, shade(ink, 0.04)],
        [1, shade(ink, -0.05)],
      ],
      0,
      0,
      1,
      1,
    );
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

/** Paper hills under a large disc. */
function layers(
  { pen: p, width, height, tint }: Stage,
  accents: readonly Colour[],
  random: Random,
): AbstractArt {
  const top = mix(tint, "#fff3e2", 0.35);
  const sky = p.tone(() =>
    p.box(
      0,
      0,
      width,
      height,
      p.linear([
        [0, mix(tint, top, 0.4)],
        [1, top],
      ]),
    ),
  );
  const r = Math.min(width, height) * random.between(0.15, 0.22);
  const x = width * random.between(0.3, 0.7);
  const y = height * random.between(0.28, 0.4);
  const disc =
    p.tone(() =>
      p.circle(
        x,
        y,
        r * 2.2,
        p.radial([
          [0, accents[0] ?? tint, 0.3],
          [1, accents[0] ?? tint, 0],
        ]),
      ),
    ) + p.circle(x, y, r, p.down(shade(accents[0] ?? tint, 0.08), accents[0] ?? tint));
  const count = 5;
  const art = Array.from({ length: count }, (_, at) => {
    const t = at / (count - 1);
    const colour = tune(mix(mix(tint, top, 0.45), shade(tint, -0.26), t), 1.08, random.between(-8, 8));
    return p.path(
      hills(random, width, height * (0.42 + 0.46 * t), height * 0.05, height + 5, 2 + t * 1.5),
      p.down(shade(colour, 0.05), shade(colour, -0.04)),
    );
  }).join("");
  return { art: sky + disc + art, behindText: top };
}

/** Overlapping translucent discs and arcs. */
function orbits(
  { pen: p, width, height, tint, detail }: Stage,
  accents: readonly Colour[],
  random: Random,
): AbstractArt {
  const dark = lightnessOf(tint) < 0.5;
  const base = p.tone(() =>
    p.box(
      0,
      0,
      width,
      height,
      p.linear(
        [
          [0, shade(tint, dark ? 0.06 : 0.08)],
          [1, shade(tint, -0.08)],
        ],
        0,
        0,
        0.7,
        1,
      ),
    ),
  );
  const short = Math.min(width, height);
  const cx = width * random.between(0.36, 0.64);
  const cy = height * random.between(0.4, 0.6);
  const rings = Array.from({ length: 4 + Math.round(detail * 3) }, (_, at) =>
    p.circle(
      cx,
      cy,
      short * (0.66 - at * 0.085),
      shade(tint, (dark ? 0.03 : -0.02) + at * (dark ? 0.022 : -0.018)),
      0.55,
    ),
  ).join("");
  const discs = Array.from({ length: 6 }, (_, at) => {
    const angle = random.between(0, Math.PI * 2);
    const distance = short * random.between(0.18, 0.46);
    const colour = accents[at % accents.length] ?? tint;
    return p.circle(
      cx + Math.cos(angle) * distance * (width > height ? 1.5 : 1),
      cy + Math.sin(angle) * distance,
      short * random.between(0.04, 0.13),
      p.ball(mix(colour, tint, 0.15)),
      0.94,
    );
  }).join("");
  return {
    art:
      base +
      rings +
      p.circle(cx, cy, short * 0.13, p.ball(tune(shade(tint, dark ? 0.3 : -0.2), 1.2))) +
      discs,
    behindText: tint,
  };
}

/** Something good to look at for a prompt without anything known in it. */
export function abstractArt(
  stage: Stage,
  accents: readonly Colour[],
  plan: Plan,
  random: Random,
): AbstractArt {
  const kinds = plan.texts.length
    ? ([ribbons, orbits, layers] as const)
    : ([ribbons, bauhaus, layers, orbits] as const);
  return (plan.styles.includes("pattern") || plan.geometric ? bauhaus : random.pick(kinds))(
    stage,
    accents,
    random,
  );
}
