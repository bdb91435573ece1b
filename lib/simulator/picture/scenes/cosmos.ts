import { mix, shade, tune } from "../colour.ts";
import { d, stop } from "../pen.ts";
import { hills, type Scene, type Stage, skyFill } from "../scene.ts";
import { clouds, flock, lamp, stars } from "./sky-things.ts";

/** Another world in an upper corner, often with a ring. */
function farPlanet({ pen: p, random, width, height }: Stage): string {
  const left = random.chance(0.5);
  const px = width * (left ? random.between(0.08, 0.22) : random.between(0.78, 0.92));
  const py = height * random.between(0.14, 0.26);
  const r = random.between(52, 92);
  const world = random.pick(["#e0956a", "#7f9fe0", "#c7779a", "#7fc4b0"]);
  const planet =
    p.circle(px, py, r, p.ball(world, 1.2)) +
    p.clip(
      d`M${px - r} ${py} a${r} ${r} 0 1 0 ${r * 2} 0 a${r} ${r} 0 1 0 ${-r * 2} 0 Z`,
      p.tone(() =>
        p.group(
          p.box(-r * 1.3, -r * 0.3, r * 2.6, r * 0.22, shade(world, 0.09), 6, 0.5) +
            p.box(-r * 1.3, r * 0.15, r * 2.6, r * 0.3, shade(world, -0.08), 6, 0.5),
          { x: px, y: py, turn: -18 },
        ),
      ),
    );
  const ring = p.group(
    p.line(d`M${-r * 1.7} 0 A${r * 1.7} ${r * 0.34} 0 0 0 ${r * 1.7} 0`, mix(world, "#ffffff", 0.5), 7, 0.85),
    { x: px, y: py, turn: -18 },
  );
  return planet + (random.chance(0.6) ? ring : "");
}

export function space(stage: Stage): Scene {
  const { pen: p, random, width, height, detail } = stage;
  const hue = random.pick<readonly [string, string, string, string]>([
    ["#0a0d2b", "#2a1f5e", "#8a4f9e", "#4a7fd0"],
    ["#07142a", "#12345c", "#2f7f96", "#d0699a"],
    ["#120b2a", "#3a1850", "#b04a7a", "#e58f58"],
  ]);
  const sky = p.tone(() =>
    p.box(0, 0, width, height, p.linear([stop(0, hue[0]), stop(1, hue[1])], 0.2, 0, 0.8, 1)),
  );
  const clouds = p.tone(() =>
    Array.from({ length: 5 }, (_, at) =>
      p.circle(
        random.between(0, width),
        random.between(0, height * 0.8),
        random.between(220, 460),
        p.radial([
          stop(0, hue[at % 2 ? 2 : 3] ?? "#885599", 0.42),
          stop(0.6, hue[2], 0.12),
          stop(1, hue[2], 0),
        ]),
      ),
    ).join(""),
  );
  const soil = tune(mix("#9a93b8", hue[2], 0.25), 1);
  const surface = p.path(
    hills(random, width, height * 0.8, 22, height + 5, 2),
    p.down(shade(soil, 0.03), shade(soil, -0.2)),
  );
  const craters = Array.from({ length: Math.round((width / 150) * (0.5 + detail)) }, () => {
    const x = random.between(0, width);
    const y = height * random.between(0.86, 0.98);
    const s = random.between(14, 44);
    return (
      p.oval(x, y, s, s * 0.28, shade(soil, -0.15)) +
      p.oval(x + 2, y + s * 0.05, s * 0.88, s * 0.2, shade(soil, -0.06))
    );
  }).join("");
  return {
    back: sky + clouds + stars(stage, height, 1.1) + (stage.bare ? "" : farPlanet(stage)) + surface + craters,
    ground: height * 0.88,
    shadow: shade(soil, -0.36),
    behindText: hue[0],
  };
}

/** Open space, without ground. */
export function deepSpace(stage: Stage): Scene {
  const ground = space({ ...stage, height: stage.height * 1.32 });
  return { ...ground, ground: stage.height * 0.9, shadow: null };
}

export function openSky(stage: Stage): Scene {
  const { height, width, light, random, pen: p } = stage;
  const far =
    p.path(
      hills(random, width, height * 0.9, 24, height + 5, 3),
      mix(light.on("#7fae7a"), light.haze, 0.45),
    ) +
    p.path(
      hills(random, width, height * 0.95, 18, height + 5, 2.4),
      mix(light.on("#6aa06a"), light.haze, 0.2),
    );
  return {
    back:
      skyFill(stage, height * 1.02) +
      (light.mood === "night" ? stars(stage, height * 0.9) : "") +
      lamp(stage, width * random.between(0.14, 0.3), height * random.between(0.14, 0.26), 56) +
      clouds(stage, height * 0.92, 8) +
      flock(stage, height * 0.3) +
      far,
    ground: height * 0.9,
    shadow: null,
    behindText: light.sky[0]?.[1] ?? "#88bbee",
  };
}
