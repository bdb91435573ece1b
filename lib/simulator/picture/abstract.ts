import { type AbstractArt, bauhaus } from "./bauhaus.ts";
import { type Colour, lightnessOf, mix, shade, tune } from "./colour.ts";
import { d, stop } from "./pen.ts";
import type { Random } from "./random.ts";
import type { Plan } from "./read-prompt.ts";
import { hills, type Stage } from "./scene.ts";

/** Flowing bands from one edge to the other. */
function ribbons(
  { pen: p, width, height, tint, detail }: Stage,
  accents: readonly Colour[],
  random: Random,
): AbstractArt {
  const ground = tint;
  const base = p.tone(() =>
    p.box(0, 0, width, height, p.diagonal([stop(0, shade(ground, 0.08)), stop(1, shade(ground, -0.06))])),
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
        p.linear([stop(0, shade(ground, -0.35), 0.2), stop(0.5, shade(ground, -0.35), 0)]),
      ),
    );
    return (
      shadow +
      p.path(
        d`M-10 ${y} ${line(0)} V${height + 10} H-10 Z`,
        p.linear([stop(0, shade(colour, 0.06)), stop(1, shade(colour, -0.06))], 0, 0, 1, 0.4),
      )
    );
  }).join("");
  return {
    art: base + (flip ? `<g transform="translate(${width.toFixed(1)} 0) scale(-1 1)">${art}</g>` : art),
    behindText: ground,
  };
}

/** Paper hills under a large disc. */
function layers(
  { pen: p, width, height, tint }: Stage,
  accents: readonly Colour[],
  random: Random,
): AbstractArt {
  const top = mix(tint, "#fff3e2", 0.35);
  const sky = p.tone(() =>
    p.box(0, 0, width, height, p.linear([stop(0, mix(tint, top, 0.4)), stop(1, top)])),
  );
  const r = Math.min(width, height) * random.between(0.15, 0.22);
  const x = width * random.between(0.3, 0.7);
  const y = height * random.between(0.28, 0.4);
  const disc =
    p.tone(() =>
      p.circle(x, y, r * 2.2, p.radial([stop(0, accents[0] ?? tint, 0.3), stop(1, accents[0] ?? tint, 0)])),
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
      p.linear([stop(0, shade(tint, dark ? 0.06 : 0.08)), stop(1, shade(tint, -0.08))], 0, 0, 0.7, 1),
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
