import { mix, shade } from "../colour.ts";
import { d, stop } from "../pen.ts";
import { hills, type Scene, type Stage } from "../scene.ts";
import { grove, heavens, tufts } from "./land.ts";

function peak(
  stage: Stage,
  x: number,
  base: number,
  w: number,
  h: number,
  colour: string,
  snow: boolean,
): string {
  const { pen: p, random } = stage;
  const lean = random.between(-0.12, 0.12) * w;
  const top = base - h;
  const tx = x + lean;
  const jag = (side: number, t: number, out: number) =>
    [tx + (x + side * w - tx) * t + out, top + (base - top) * t] as const;
  const leftSide = [0.3, 0.55, 0.8].map((t) => jag(-1, t, random.between(-0.03, 0.05) * w));
  const rightSide = [0.25, 0.5, 0.78].map((t) => jag(1, t, random.between(-0.05, 0.03) * w));
  const list = (points: readonly (readonly [number, number])[]) =>
    points.map(([a, b]) => d`L${a} ${b}`).join(" ");
  const outline = d`M${tx} ${top} ${list(rightSide)} L${x + w} ${base} L${x - w} ${base} ${list([...leftSide].reverse())} Z`;
  const ridge = [tx + w * 0.06, tx - w * 0.08, tx + w * 0.1, tx - w * 0.02];
  const shadow = d`M${tx} ${top} ${list(rightSide)} L${x + w} ${base} L${(ridge[3] ?? tx) + w * 0.2} ${base} L${ridge[2] ?? tx} ${top + h * 0.66} L${ridge[1] ?? tx} ${top + h * 0.42} L${ridge[0] ?? tx} ${top + h * 0.2} Z`;
  const cap = snow
    ? p.clip(
        outline,
        p.path(
          d`M${x - w} ${top - 5} H${x + w} V${top + h * 0.3} L${tx + w * 0.24} ${top + h * 0.27} L${tx + w * 0.14} ${top + h * 0.36} L${tx + w * 0.04} ${top + h * 0.28} L${tx - w * 0.06} ${top + h * 0.4} L${tx - w * 0.14} ${top + h * 0.29} L${tx - w * 0.24} ${top + h * 0.35} L${x - w} ${top + h * 0.27} Z`,
          mix(stage.light.on("#ffffff"), stage.light.haze, 0.08),
        ),
      )
    : "";
  const dusk = p.tone(() => p.path(shadow, p.linear([stop(0, "#1c2450", 0.34), stop(1, "#1c2450", 0.06)])));
  return p.path(outline, p.down(shade(colour, -0.02), mix(colour, stage.light.haze, 0.5))) + cap + dusk;
}

export function range(
  stage: Stage,
  base: number,
  tall: number,
  colour: string,
  many: number,
  snow: boolean,
): string {
  const { random, width } = stage;
  const order = Array.from({ length: many }, (_, at) => ({
    x: ((at + random.between(0.25, 0.75)) / many) * width,
    h: tall * random.between(0.62, 1),
  })).sort((a, b) => b.h - a.h);
  return order
    .map(({ x, h }) =>
      peak(stage, x, base, h * random.between(0.85, 1.15), h, colour, snow && h > tall * 0.66),
    )
    .join("");
}

export function mountains(stage: Stage): Scene {
  const { pen: p, random, width, height, light } = stage;
  const horizon = height * random.between(0.62, 0.68);
  const rock = random.pick(["#6a7fa8", "#7a7498", "#5f8a99", "#8a7a86"]);
  const tall = Math.min(height * 0.46, width * 0.5);
  const far = range(
    stage,
    horizon + 30,
    tall * 0.78,
    mix(light.on(rock), light.haze, 0.55),
    Math.max(3, Math.round(width / 300)),
    true,
  );
  const near = range(
    stage,
    horizon + 60,
    tall,
    mix(light.on(rock), light.haze, 0.15),
    Math.max(2, Math.round(width / 420)),
    true,
  );
  const green = light.on("#4f8562");
  const hill = p.path(
    hills(random, width, horizon + 34, 26, height + 5, 3),
    p.down(mix(green, light.haze, 0.35), green),
  );
  const woods = grove(
    stage,
    horizon + 62,
    92,
    Math.round(width / 75),
    mix(light.on("#3c7560"), light.haze, 0.12),
    true,
  );
  const front = p.path(
    hills(random, width, height * 0.8, 16, height + 5, 2),
    p.down(light.on("#6f9f5f"), light.on("#44744f")),
  );
  return {
    back:
      heavens(stage, horizon + 20, 3) +
      far +
      near +
      hill +
      woods +
      front +
      tufts(stage, height * 0.83, light.on("#3c6a48"), true),
    ground: height * 0.87,
    shadow: light.on("#25452f"),
    behindText: light.sky[0]?.[1] ?? "#88bbee",
  };
}

export function snow(stage: Stage): Scene {
  const { pen: p, random, width, height, light } = stage;
  const horizon = height * random.between(0.6, 0.66);
  const white = (t: number) => mix(light.on(mix("#ffffff", "#c4d8ee", 1 - t)), light.haze, 0.25 * (1 - t));
  const layer = (y: number, t: number) =>
    p.path(
      hills(random, width, y, 24, height + 5, 2.4),
      p.down(mix(white(t), "#ffffff", 0.25), mix(white(t), "#9db9dd", 0.28)),
    );
  const woods = grove(
    stage,
    horizon + 44,
    110,
    Math.round(width / 110),
    mix(light.on("#5d8f8f"), "#ffffff", 0.18),
    true,
  );
  return {
    back:
      heavens(stage, horizon + 20, 2) +
      range(
        stage,
        horizon + 30,
        height * 0.24,
        mix(light.on("#8fa5c9"), light.haze, 0.4),
        Math.max(3, Math.round(width / 320)),
        true,
      ) +
      layer(horizon + 10, 0.3) +
      woods +
      layer(height * 0.78, 1),
    ground: height * 0.87,
    shadow: light.on("#7f9cc6"),
    behindText: light.sky[0]?.[1] ?? "#88bbee",
  };
}
