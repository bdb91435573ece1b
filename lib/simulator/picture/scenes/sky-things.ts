import { mix } from "../colour.ts";
import { d, stop } from "../pen.ts";
import type { Stage } from "../scene.ts";

/** Sun or moon with its glow. */
export function lamp({ pen: p, light, random, bare }: Stage, x: number, y: number, r: number): string {
  if (bare) return "";
  const night = light.mood === "night";
  const glow = p.tone(() =>
    p.circle(
      x,
      y,
      r * 4.2,
      p.radial([
        stop(0, light.sun, night ? 0.4 : 0.75),
        stop(0.35, light.sun, night ? 0.12 : 0.3),
        stop(1, light.sun, 0),
      ]),
    ),
  );
  if (light.mood === "overcast") return glow;
  const disc = p.circle(
    x,
    y,
    r,
    p.radial([stop(0, mix(light.sun, "#ffffff", 0.6)), stop(1, light.sun)], 0.4, 0.4, 0.7),
  );
  const craters = night
    ? [0, 1, 2]
        .map(() =>
          p.tone(() =>
            p.circle(
              x + random.between(-0.5, 0.5) * r,
              y + random.between(-0.5, 0.5) * r,
              r * random.between(0.08, 0.2),
              "#d9cda8",
              0.6,
            ),
          ),
        )
        .join("")
    : "";
  return glow + disc + craters;
}

/** A field of stars down to `bottom`. */
export function stars({ pen: p, random, width, detail }: Stage, bottom: number, many = 1): string {
  const count = Math.round((width * bottom * many * (0.4 + 0.6 * detail)) / 7000);
  let dust = "";
  let bright = "";
  for (let at = 0; at < count; at += 1) {
    const x = random.between(0, width);
    const y = random.between(0, bottom) * random.between(0.3, 1);
    const size = random.next() ** 5 * 3.4 + 0.8;
    dust += p.circle(x, y, size, random.chance(0.2) ? "#ffe2b8" : "#ffffff", random.between(0.35, 0.95));
    if (size > 3.2)
      bright += p.path(
        d`M${x} ${y - 13} Q${x} ${y} ${x + 13} ${y} Q${x} ${y} ${x} ${y + 13} Q${x} ${y} ${x - 13} ${y} Q${x} ${y} ${x} ${y - 13} Z`,
        "#ffffff",
        0.9,
      );
  }
  return dust + bright;
}

/** One cloud with a flat foot, `size` wide. */
export function puff(
  { pen: p, random, light }: Stage,
  x: number,
  y: number,
  size: number,
  opacity: number,
): string {
  const s = size / 200;
  const top =
    light.mood === "night"
      ? mix(light.haze, "#ffffff", 0.12)
      : mix(light.haze, "#ffffff", light.mood === "overcast" ? 0.35 : 0.8);
  const h = random.between(0.8, 1.15);
  const data = d`M${x - 100 * s} ${y} C${x - 112 * s} ${y - 26 * s} ${x - 84 * s} ${y - 38 * s * h} ${x - 62 * s} ${y - 32 * s} C${x - 58 * s} ${y - 64 * s * h} ${x - 14 * s} ${y - 76 * s * h} ${x + 4 * s} ${y - 52 * s} C${x + 22 * s} ${y - 66 * s} ${x + 58 * s} ${y - 56 * s} ${x + 58 * s} ${y - 30 * s} C${x + 84 * s} ${y - 38 * s} ${x + 108 * s} ${y - 20 * s} ${x + 100 * s} ${y} Z`;
  return p.path(data, p.linear([stop(0, top, 1), stop(0.5, top, 0.9), stop(1, light.haze, 0.35)]), opacity);
}

export function clouds(stage: Stage, bottom: number, many = 4): string {
  const { random, width, height } = stage;
  const count = Math.max(2, Math.round((many * width) / Math.max(1000, height * 0.8)));
  return Array.from({ length: count }, (_, at) => {
    const depth = random.next();
    return puff(
      stage,
      ((at + random.between(0.1, 0.9)) / count) * width,
      bottom * random.between(0.18, 0.85),
      130 + 190 * (1 - depth),
      0.55 + 0.4 * (1 - depth),
    );
  }).join("");
}

/** A few distant birds. */
export function flock({ pen: p, random, width, light }: Stage, y: number): string {
  const x = random.between(0.15, 0.75) * width;
  const colour = light.mood === "night" ? "#b8c3ea" : mix("#33415e", light.haze, 0.25);
  return Array.from({ length: random.whole(3, 5) }, (_, at) => {
    const bx = x + at * random.between(26, 44);
    const by = y + random.between(-22, 22);
    const w = random.between(8, 13);
    return p.line(
      d`M${bx - w} ${by - w * 0.45} Q${bx - w * 0.4} ${by - w * 0.6} ${bx} ${by} Q${bx + w * 0.4} ${by - w * 0.6} ${bx + w} ${by - w * 0.45}`,
      colour,
      2.2,
      0.8,
    );
  }).join("");
}
