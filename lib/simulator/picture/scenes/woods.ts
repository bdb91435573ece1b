import { type Colour, mix, shade } from "../colour.ts";
import { d, stop } from "../pen.ts";
import { hills, type Scene, type Stage } from "../scene.ts";
import { pine } from "../subjects/trees.ts";
import { lamp, stars } from "./sky-things.ts";

/** A path that winds towards us. */
function trail({ pen: p, width, height, light }: Stage, base: number, glow: Colour): string {
  return p.path(
    d`M${width * 0.5} ${base + 22} C${width * 0.44} ${base + 70} ${width * 0.62} ${height * 0.88} ${width * 0.36} ${height + 5} H${width * 0.74} C${width * 0.72} ${height * 0.9} ${width * 0.5} ${base + 80} ${width * 0.52} ${base + 22} Z`,
    p.down(mix("#d9c193", glow, 0.4), light.on("#c9a878")),
    0.85,
  );
}

/** A dark tree at either side. */
function frameOf({ pen: p, random, width, height, light }: Stage, green: Colour, h: number): string {
  return [-1, 1]
    .map((s) =>
      p.group(pine({ pen: p, random, tint: light.on(shade(green, -0.12)), accent: green, detail: 0.2 }), {
        x: s < 0 ? width * 0.03 : width * 0.97,
        y: height * 1.06,
        scale: (h * 1.75) / 100,
      }),
    )
    .join("");
}

export function forest(stage: Stage): Scene {
  const { pen: p, random, width, height, light } = stage;
  const green = random.pick(["#3f7f5c", "#4f8a4f", "#2f7a70"]);
  const base = height * 0.74;
  const glow = mix(light.haze, light.mood === "night" ? "#7fb0c8" : "#fdf3c8", 0.5);
  const backdrop = p.tone(() =>
    p.box(
      0,
      0,
      width,
      height,
      p.linear([stop(0, mix(light.on(green), light.haze, 0.35)), stop(0.6, glow), stop(1, glow)]),
    ),
  );
  const row = (t: number, many: number, h: number) =>
    Array.from({ length: many }, (_, at) => {
      const x = ((at + random.between(0.05, 0.95)) / many) * width;
      const brush = {
        pen: p,
        random,
        tint: mix(light.on(shade(green, 0.04 - 0.1 * t)), glow, 0.75 * (1 - t)),
        accent: green,
        detail: 0.1,
      };
      return p.group(pine(brush), {
        x,
        y: base + t * 40 + random.between(-8, 8),
        scale: (h * random.between(0.8, 1.2)) / 100,
      });
    }).join("");
  const sun = light.mood === "night" ? stars(stage, height * 0.4) : "";
  const ground = light.on(shade(green, 0.02));
  const floor = p.path(
    hills(random, width, base + 24, 12, height + 5, 2),
    p.down(mix(ground, glow, 0.3), shade(ground, -0.1)),
  );
  const path = trail(stage, base, glow);
  const mist = p.tone(() =>
    p.box(0, base - 90, width, 160, p.linear([stop(0, glow, 0), stop(0.6, glow, 0.55), stop(1, glow, 0)])),
  );
  const h = Math.min(height * 0.5, width * 0.5);
  const edge = frameOf(stage, green, h);
  const back =
    backdrop +
    sun +
    lamp(stage, width * random.between(0.3, 0.7), height * 0.26, 50) +
    row(0.1, Math.round(width / 85), h * 0.85) +
    mist +
    row(0.45, Math.round(width / 120), h) +
    floor +
    path +
    mist +
    edge;
  return {
    back,
    ground: height * 0.87,
    shadow: light.on(shade(green, -0.3)),
    behindText: mix(light.on(green), light.haze, 0.35),
  };
}

export function bamboo(stage: Stage): Scene {
  const { pen: p, random, width, height, light } = stage;
  const backdrop = p.tone(() =>
    p.box(
      0,
      0,
      width,
      height,
      p.linear([stop(0, light.on("#dff0cf")), stop(0.7, light.on("#f6f6dc")), stop(1, light.on("#bcd89a"))]),
    ),
  );
  const stalks = [0.25, 0.6, 1]
    .map((t) =>
      Array.from({ length: Math.round(width / 110) }, (_, at) => {
        const x = ((at + random.next()) / Math.round(width / 110)) * width;
        const w = 8 + 16 * t;
        const tone = mix(light.on("#6fae58"), "#f1f5d9", 0.75 * (1 - t));
        const joints = Array.from(
          { length: 7 },
          (__, joint) => d`M${x - w / 2} ${((joint + random.between(0, 0.5)) / 7) * height} h${w} `,
        ).join("");
        const y = random.between(0.05, 0.5) * height;
        return (
          p.box(x - w / 2, -10, w, height + 20, p.across(shade(tone, 0.06), shade(tone, -0.07)), 3) +
          p.line(joints, shade(tone, -0.12), 2.4) +
          p.path(
            d`M${x} ${y} q40 -34 84 -20 q-34 26 -84 20 Z M${x} ${y} q-44 -14 -74 16 q44 10 74 -16 Z`,
            tone,
          )
        );
      }).join(""),
    )
    .join("");
  const floor = p.path(
    hills(random, width, height * 0.82, 12, height + 5, 2),
    p.down(light.on("#a5cf7d"), light.on("#6f9f56")),
  );
  return {
    back: backdrop + stalks + floor,
    ground: height * 0.88,
    shadow: light.on("#3a5f33"),
    behindText: light.on("#dff0cf"),
  };
}
