import { d, stop } from "../pen.ts";
import type { Stage } from "../scene.ts";

export type Weather = "rain" | "snowfall" | "fog" | "petals" | "aurora" | "fireworks" | "confetti";

function rain({ pen: p, random, width, height, detail }: Stage): string {
  const count = Math.round((width * height * (0.5 + detail * 0.5)) / (p.medium === "fill" ? 9000 : 40_000));
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
              p.linear([stop(0, light.haze, 0), stop(0.5, light.haze, 0.6), stop(1, light.haze, 0)]),
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
      p.tone(() => p.circle(x, y, r * 1.3, p.radial([stop(0, colour, 0.4), stop(1, colour, 0)]))) +
      p.line(rays.map((ray) => ray.data).join(""), colour, 2.8, 0.95) +
      rays.map((ray) => ray.dot).join("")
    );
  }).join("");
}

/** Curtains of northern light, behind the land. */
export function aurora({ pen: p, random, width, height }: Stage): string {
  const soften = `<filter id="aurora" x="-0.1" y="-0.2" width="1.2" height="1.4"><feGaussianBlur stdDeviation="20"/></filter>`;
  return p.tone(
    () =>
      `${soften}<g filter="url(#aurora)">${[0, 1, 2]
        .map((at) => {
          const y = height * (0.2 + at * 0.1);
          const bend = random.between(-60, 60);
          const colour = ["#5ff0b0", "#4ad8d0", "#a77df0"][at] ?? "#5ff0b0";
          const data = d`M-140 ${y} C${width * 0.25} ${y - 120 + bend} ${width * 0.5} ${y + 120 - bend} ${width * 0.72} ${y - 20} S${width} ${y - 90} ${width + 140} ${y - 40} V${y - 260} C${width * 0.7} ${y - 300} ${width * 0.4} ${y - 130} ${width * 0.25} ${y - 280} S0 ${y - 240} -140 ${y - 220} Z`;
          return p.path(data, p.linear([stop(0, colour, 0), stop(0.75, colour, 0.42), stop(1, colour, 0.1)]));
        })
        .join("")}</g>`,
  );
}
