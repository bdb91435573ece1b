import { mix, shade } from "../colour.ts";
import { d } from "../pen.ts";
import { hills, type Scene, type Stage, skyFill } from "../scene.ts";
import { pine, tree } from "../subjects/plants.ts";
import { clouds, flock, lamp, stars } from "./sky-things.ts";

export function heavens(stage: Stage, horizon: number, cloudy = 4): string {
  const { random, width, light } = stage;
  const night = light.mood === "night";
  const r = random.between(42, 66);
  const left = random.chance(0.5);
  const x = width * (left ? random.between(0.16, 0.36) : random.between(0.64, 0.84));
  const y = horizon * (light.mood === "sunset" ? random.between(0.72, 0.9) : random.between(0.2, 0.42));
  return (
    skyFill(stage, horizon) +
    (night ? stars(stage, horizon * 0.95) : "") +
    lamp(stage, x, y, light.mood === "sunset" ? r * 1.35 : r) +
    (night ? "" : clouds(stage, horizon * 0.8, cloudy) + flock(stage, horizon * random.between(0.3, 0.55)))
  );
}

/** Rows of small trees along a line. */
export function grove(
  stage: Stage,
  y: number,
  height: number,
  many: number,
  colour: string,
  conifer: boolean,
): string {
  const { pen, random, width } = stage;
  return Array.from({ length: many }, (_, at) => {
    const x = ((at + random.between(0, 1)) / many) * width;
    const scale = (height * random.between(0.75, 1.25)) / 100;
    const brush = {
      pen,
      random,
      tint: mix(colour, stage.light.haze, random.between(0, 0.12)),
      accent: colour,
      detail: 0.2,
    };
    return pen.group(conifer ? pine(brush) : tree(brush), { x, y: y + random.between(-6, 10), scale });
  }).join("");
}

function tufts(
  { pen: p, random, width, height, detail }: Stage,
  top: number,
  colour: string,
  flowers: boolean,
): string {
  const count = Math.round((width / 26) * (0.3 + detail));
  let grass = "";
  let dots = "";
  for (let at = 0; at < count; at += 1) {
    const depth = random.next();
    const y = top + (height - top) * depth ** 0.8;
    const x = random.between(0, width);
    const s = 5 + 12 * depth;
    grass += d`M${x} ${y} q${-s * 0.2} ${-s * 0.7} ${-s * 0.6} ${-s} M${x} ${y} q${s * 0.05} ${-s * 0.8} ${s * 0.1} ${-s * 1.2} M${x} ${y} q${s * 0.3} ${-s * 0.6} ${s * 0.7} ${-s * 0.9} `;
    if (flowers && random.chance(0.4))
      dots += p.circle(
        x + s,
        y - s,
        2 + depth * 3.4,
        random.pick(["#fff6e6", "#f7d45c", "#f08a8a", "#d9a8ee"]),
        0.95,
      );
  }
  return p.line(grass, colour, 2.2, 0.65) + dots;
}

export function meadow(stage: Stage): Scene {
  const { pen: p, random, width, height, light } = stage;
  const horizon = height * random.between(0.56, 0.64);
  const green = random.pick(["#7fb55f", "#6cab6d", "#93b552", "#a3b85a"]);
  const layer = (t: number, y: number, swing: number) => {
    const base = mix(light.on(shade(green, -0.1 * t + 0.06)), light.haze, 0.62 * (1 - t));
    return p.path(
      hills(random, width, y, swing, height + 5, 2.4 + t),
      p.down(shade(base, 0.045), shade(base, -0.05)),
    );
  };
  const far = layer(0.1, horizon - 26, 46);
  const mid = layer(0.45, horizon + height * 0.06, 34);
  const trees = grove(
    stage,
    horizon + height * 0.085,
    82,
    Math.round(width / 150),
    light.on(mix("#4f8f5f", light.haze, 0.2)),
    random.chance(0.4),
  );
  const near = layer(0.85, height * 0.76, 22);
  const grass = tufts(stage, height * 0.79, light.on(shade(green, -0.16)), true);
  return {
    back: heavens(stage, height * 0.8) + far + mid + trees + near + grass,
    ground: height * 0.86,
    shadow: light.on(shade(green, -0.34)),
    behindText: light.sky[0]?.[1] ?? "#88bbee",
  };
}

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
  const dusk = p.tone(() =>
    p.path(
      shadow,
      p.linear([
        [0, "#1c2450", 0.34],
        [1, "#1c2450", 0.06],
      ]),
    ),
  );
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

/** The red planet: dunes under a dusty sky. */
export function mars(stage: Stage): Scene {
  const dust: Stage["light"] = {
    ...stage.light,
    sky: [
      [0, "#5c3038"],
      [0.5, "#b5694f"],
      [1, "#f0b98a"],
    ],
    haze: "#dd9a72",
    sun: "#ffeccb",
    on: (colour) => mix(colour, "#a8402c", 0.5),
  };
  return desert({ ...stage, light: dust });
}

export function desert(stage: Stage): Scene {
  const { pen: p, random, width, height, light } = stage;
  const horizon = height * random.between(0.54, 0.62);
  const sand = random.pick(["#e3b071", "#dfa066", "#e8bd84"]);
  const dune = (y: number, t: number) => {
    const x = width * random.between(0.25, 0.75);
    const top = y - height * random.between(0.05, 0.1);
    const base = mix(light.on(sand), light.haze, 0.5 * (1 - t));
    const lit = p.path(
      d`M-10 ${y + 40} C${x * 0.5} ${y + 20} ${x * 0.75} ${top} ${x} ${top} C${x + (width - x) * 0.3} ${top + 10} ${x + (width - x) * 0.6} ${y + 10} ${width + 10} ${y} V${height + 5} H-10 Z`,
      p.down(shade(base, 0.05), base),
    );
    const dark = p.tone(() =>
      p.path(
        d`M${x} ${top} C${x + (width - x) * 0.3} ${top + 10} ${x + (width - x) * 0.6} ${y + 10} ${width + 10} ${y} V${height + 5} H${x + width * 0.12} C${x - width * 0.06} ${y + height * 0.13} ${x + width * 0.1} ${y + height * 0.06} ${x} ${top} Z`,
        p.linear([
          [0, shade(base, -0.13), 0.95],
          [1, shade(base, -0.06), 0.2],
        ]),
      ),
    );
    return lit + dark;
  };
  return {
    back:
      heavens(stage, horizon + 60, 1) +
      dune(horizon, 0.1) +
      dune(horizon + height * 0.09, 0.45) +
      dune(horizon + height * 0.22, 0.9),
    ground: height * 0.87,
    shadow: light.on(shade(sand, -0.3)),
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
