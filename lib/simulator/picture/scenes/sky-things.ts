import { mix } from "../colour.ts";
import { d } from "../pen.ts";
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
        [0, light.sun, night ? 0.4 : 0.75],
        [0.35, light.sun, night ? 0.12 : 0.3],
        [1, light.sun, 0],
      ]),
    ),
  );
  if (light.mood === "overcast") return glow;
  const disc = p.circle(
    x,
    y,
    r,
    p.radial(
      [
        [0, mix(light.sun, "#ffffff", 0.6)],
        [1, light.sun],
      ],
      0.4,
      0.4,
      0.7,
    ),
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
  return p.path(
    data,
    p.linear([
      [0, top, 1],
      [0.5, top, 0.9],
      [1, light.haze, 0.35],
    ]),
    opacity,
  );
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

export type Weather = "rain" | "snowfall" | "fog" | "petals" | "aurora" | "fireworks" | "confetti";

function rain({ pen: p, random, width, height, detail }: Stage): string {
  const count = Math.round((width * height * (0.5 + detail * 0.5)) / 9000);
  let near = "";
  for (let at = 0; at < count; at += 1) {
    const x = random.between(-50, width);
    const y = random.between(-40, height);
    const length = random.between(18, 52);
    near += d`M${x} ${y} l${-length * 0.22} ${length} `;
  }
  return p.line(near, "#e6f0fa", 2, 0.4);
}

function scatter(
  { random, width, height, detail }: Stage,
  per: number,
  draw: (x: number, y: number, size: number) => string,
): string {
  const count = Math.round((width * height * (0.4 + detail * 0.6)) / per);
  return Array.from({ length: count }, () =>
    draw(random.between(0, width), random.between(0, height), random.next()),
  ).join("");
}

/** What falls or hangs in front of the whole picture. */
export function weatherArt(weather: Weather, stage: Stage): string {
  const { pen: p, random, width, height, light } = stage;
  switch (weather) {
    case "rain":
      return rain(stage);
    case "snowfall":
      return scatter(stage, 9000, (x, y, size) =>
        p.circle(x, y, 1.8 + size ** 3 * 8, "#ffffff", 0.55 + 0.35 * (1 - size)),
      );
    case "fog":
      return p.tone(() =>
        [0.5, 0.68, 0.86]
          .map((y) =>
            p.box(
              -10,
              height * (y - 0.14),
              width + 20,
              height * 0.28,
              p.linear([
                [0, light.haze, 0],
                [0.5, light.haze, 0.6],
                [1, light.haze, 0],
              ]),
            ),
          )
          .join(""),
      );
    case "petals":
      return scatter(stage, 26_000, (x, y, size) =>
        p.group(
          p.path("M0 0 C-7 -5 -7 -14 0 -17 C7 -14 7 -5 0 0 Z", size > 0.5 ? "#f9b9c8" : "#fcd3dc", 0.95),
          { x, y, turn: random.between(0, 360), scale: 0.6 + size * 0.9 },
        ),
      );
    case "confetti":
      return scatter(stage, 15_000, (x, y, size) =>
        p.group(
          p.box(
            -5,
            -3,
            10 + size * 6,
            6,
            random.pick(["#ec5f67", "#f9c74f", "#43aa8b", "#577bd8", "#b56bd0"]),
            1.5,
          ),
          { x, y: y * 0.75, turn: random.between(0, 180) },
        ),
      );
    case "aurora":
      return "";
    case "fireworks":
      return fireworks(stage);
  }
}

function fireworks({ pen: p, random, width, height }: Stage): string {
  return Array.from({ length: Math.max(3, Math.round(width / 330)) }, (_, at) => {
    const x = ((at + random.between(0.2, 0.8)) / Math.max(3, Math.round(width / 330))) * width;
    const y = random.between(0.12, 0.42) * height;
    const r = random.between(60, 130);
    const colour = random.pick(["#ffd166", "#ff7b89", "#7ee8d0", "#9fb4ff", "#ffb3ec"]);
    const rays = Array.from({ length: 18 }, (__, ray) => {
      const angle = (ray / 18) * Math.PI * 2;
      const [cx, cy] = [Math.cos(angle), Math.sin(angle)];
      return {
        data: d`M${x + cx * r * 0.25} ${y + cy * r * 0.25} Q${x + cx * r * 0.7} ${y + cy * r * 0.66} ${x + cx * r} ${y + cy * r + r * 0.1} `,
        dot: p.circle(x + cx * r, y + cy * r + r * 0.1, 3.4, "#fff7d9"),
      };
    });
    return (
      p.tone(() =>
        p.circle(
          x,
          y,
          r * 1.3,
          p.radial([
            [0, colour, 0.4],
            [1, colour, 0],
          ]),
        ),
      ) +
      p.line(rays.map((ray) => ray.data).join(""), colour, 2.8, 0.95) +
      rays.map((ray) => ray.dot).join("")
    );
  }).join("");
}

/** Curtains of northern light, behind the land. */
export function aurora({ pen: p, random, width, height }: Stage): string {
  const soften = `<filter id="aurora" x="-0.1" y="-0.1" width="1.2" height="1.2"><feGaussianBlur stdDeviation="20"/></filter>`;
  return p.tone(
    () =>
      `${soften}<g filter="url(#aurora)">${[0, 1, 2]
        .map((at) => {
          const y = height * (0.2 + at * 0.1);
          const bend = random.between(-60, 60);
          const colour = ["#5ff0b0", "#4ad8d0", "#a77df0"][at] ?? "#5ff0b0";
          const data = d`M-20 ${y} C${width * 0.25} ${y - 120 + bend} ${width * 0.5} ${y + 120 - bend} ${width * 0.72} ${y - 20} S${width} ${y - 90} ${width + 20} ${y - 40} V${y - 260} C${width * 0.7} ${y - 300} ${width * 0.4} ${y - 130} ${width * 0.25} ${y - 280} S0 ${y - 240} -20 ${y - 220} Z`;
          return p.path(
            data,
            p.linear([
              [0, colour, 0],
              [0.75, colour, 0.42],
              [1, colour, 0.1],
            ]),
          );
        })
        .join("")}</g>`,
  );
}
