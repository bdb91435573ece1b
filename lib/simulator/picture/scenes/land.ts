import { mix, shade } from "../colour.ts";
import { d, stop } from "../pen.ts";
import { hills, type Scene, type Stage, skyFill } from "../scene.ts";
import { pine, tree } from "../subjects/trees.ts";
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

export function tufts(
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

/** The red planet: dunes under a dusty sky. */
export function mars(stage: Stage): Scene {
  const dust: Stage["light"] = {
    ...stage.light,
    sky: [stop(0, "#5c3038"), stop(0.5, "#b5694f"), stop(1, "#f0b98a")],
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
        p.linear([stop(0, shade(base, -0.13), 0.95), stop(1, shade(base, -0.06), 0.2)]),
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
