import { mix, shade, tune } from "../colour.ts";
import { d } from "../pen.ts";
import { hills, type Scene, type Stage, skyFill } from "../scene.ts";
import { pine } from "../subjects/plants.ts";
import { heavens } from "./land.ts";
import { clouds, flock, lamp, stars } from "./sky-things.ts";

function skyline(
  { pen: p, random, width, light, detail }: Stage,
  base: number,
  tall: number,
  colour: string,
  lit: number,
): string {
  let x = -20;
  let art = "";
  let bright = "";
  let dim = "";
  while (x < width + 20) {
    const w = random.between(54, 118);
    const h = tall * random.between(0.4, 1);
    const tone = shade(colour, random.between(-0.03, 0.03));
    const kind = random.whole(0, 3);
    const roof =
      kind === 0
        ? p.path(
            d`M${x} ${base - h + 1} L${x + w / 2} ${base - h - w * 0.35} L${x + w} ${base - h + 1} Z`,
            tone,
          )
        : kind === 1
          ? p.box(x + w * 0.25, base - h - 22, w * 0.5, 24, tone) +
            p.line(d`M${x + w / 2} ${base - h - 22} v-34`, tone, 3)
          : "";
    art += p.box(x, base - h, w, h, p.across(shade(tone, 0.03), shade(tone, -0.05)), 2) + roof;
    if (lit > 0 && detail > 0.3) {
      const columns = Math.max(2, Math.floor(w / 19));
      for (let row = 0; row < Math.min(13, h / 30 - 0.5); row += 1)
        for (let column = 0; column < columns; column += 1)
          if (random.chance(0.72)) {
            const pane = d`M${x + (w / columns) * (column + 0.28)} ${base - h + 14 + row * 29}h${(w / columns) * 0.44}v15h${(-w / columns) * 0.44}Z`;
            if (random.chance(lit)) bright += pane;
            else dim += pane;
          }
      // One path for all panes of a house, and only then the next house, which may stand in front of it.
      art +=
        p.path(dim, shade(tone, light.mood === "night" ? 0.07 : -0.1), 0.85) +
        p.path(bright, "#ffdf94", 0.85);
      bright = "";
      dim = "";
    }
    x += w + random.between(-4, 16);
  }
  return art;
}

export function city(stage: Stage): Scene {
  const { pen: p, random, width, height, light } = stage;
  const base = height * 0.8;
  const tone = light.on(random.pick(["#7488b0", "#8a83a3", "#6f95a3", "#a5837f"]));
  const night = light.mood === "night" || light.mood === "sunset";
  const tall = Math.min(height * 0.48, width * 0.7);
  const back =
    heavens(stage, base, 3) +
    skyline(stage, base, tall, mix(tone, light.haze, 0.66), 0) +
    skyline(stage, base, tall * 0.86, mix(tone, light.haze, 0.36), night ? 0.35 : 0.06) +
    skyline(stage, base, tall * 0.58, mix(tone, "#1a2040", 0.12), night ? 0.5 : 0.12);
  const ground = light.on("#8d93a3");
  const street =
    p.tone(() =>
      p.box(
        0,
        base - 1,
        width,
        height - base + 1,
        p.down(mix(ground, light.haze, 0.2), shade(ground, -0.16)),
      ),
    ) + p.line(d`M-10 ${base + (height - base) * 0.62} H${width + 10}`, "#f5e6bd", 5, 0.5);
  return {
    back: back + street,
    ground: height * 0.89,
    shadow: "#22263c",
    behindText: light.sky[0]?.[1] ?? "#88bbee",
  };
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
      p.linear([
        [0, mix(light.on(green), light.haze, 0.35)],
        [0.6, glow],
        [1, glow],
      ]),
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
  const path = p.path(
    d`M${width * 0.5} ${base + 22} C${width * 0.44} ${base + 70} ${width * 0.62} ${height * 0.88} ${width * 0.36} ${height + 5} H${width * 0.74} C${width * 0.72} ${height * 0.9} ${width * 0.5} ${base + 80} ${width * 0.52} ${base + 22} Z`,
    p.down(mix("#d9c193", glow, 0.4), light.on("#c9a878")),
    0.85,
  );
  const mist = p.tone(() =>
    p.box(
      0,
      base - 90,
      width,
      160,
      p.linear([
        [0, glow, 0],
        [0.6, glow, 0.55],
        [1, glow, 0],
      ]),
    ),
  );
  const h = Math.min(height * 0.5, width * 0.5);
  const edge = [-1, 1]
    .map((s) =>
      p.group(pine({ pen: p, random, tint: light.on(shade(green, -0.12)), accent: green, detail: 0.2 }), {
        x: s < 0 ? width * 0.03 : width * 0.97,
        y: height * 1.06,
        scale: (h * 1.75) / 100,
      }),
    )
    .join("");
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
      p.linear([
        [0, light.on("#dff0cf")],
        [0.7, light.on("#f6f6dc")],
        [1, light.on("#bcd89a")],
      ]),
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

export function space(stage: Stage): Scene {
  const { pen: p, random, width, height, detail } = stage;
  const hue = random.pick<readonly [string, string, string, string]>([
    ["#0a0d2b", "#2a1f5e", "#8a4f9e", "#4a7fd0"],
    ["#07142a", "#12345c", "#2f7f96", "#d0699a"],
    ["#120b2a", "#3a1850", "#b04a7a", "#e58f58"],
  ]);
  const sky = p.tone(() =>
    p.box(
      0,
      0,
      width,
      height,
      p.linear(
        [
          [0, hue[0]],
          [1, hue[1]],
        ],
        0.2,
        0,
        0.8,
        1,
      ),
    ),
  );
  const clouds = p.tone(() =>
    Array.from({ length: 5 }, (_, at) =>
      p.circle(
        random.between(0, width),
        random.between(0, height * 0.8),
        random.between(220, 460),
        p.radial([
          [0, hue[at % 2 ? 2 : 3] ?? "#885599", 0.42],
          [0.6, hue[2], 0.12],
          [1, hue[2], 0],
        ]),
      ),
    ).join(""),
  );
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
    back:
      sky +
      clouds +
      stars(stage, height, 1.1) +
      (stage.bare ? "" : planet + (random.chance(0.6) ? ring : "")) +
      surface +
      craters,
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
