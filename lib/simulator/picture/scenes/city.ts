import { mix, shade } from "../colour.ts";
import { d } from "../pen.ts";
import type { Scene, Stage } from "../scene.ts";
import { heavens } from "./land.ts";

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
