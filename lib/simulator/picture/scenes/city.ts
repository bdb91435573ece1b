import { type Colour, mix, shade } from "../colour.ts";
import { d } from "../pen.ts";
import type { Scene, Stage } from "../scene.ts";
import { heavens } from "./land.ts";

type Block = { x: number; base: number; w: number; h: number; tone: Colour };

function roofOf({ pen: p }: Stage, { x, base, w, h, tone }: Block, kind: number): string {
  const top = base - h;
  if (kind === 0)
    return p.path(d`M${x} ${top + 1} L${x + w / 2} ${top - w * 0.35} L${x + w} ${top + 1} Z`, tone);
  if (kind !== 1) return "";
  return (
    p.box(x + w * 0.25, top - 22, w * 0.5, 24, tone) + p.line(d`M${x + w / 2} ${top - 22} v-34`, tone, 3)
  );
}

/** All panes of a building as two paths, the dark and the lit ones. */
function panesOf({ pen: p, random, light }: Stage, { x, base, w, h, tone }: Block, lit: number): string {
  let bright = "";
  let dim = "";
  const columns = Math.max(2, Math.floor(w / 19));
  const step = w / columns;
  for (let row = 0; row < Math.min(13, h / 30 - 0.5); row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const pane = d`M${x + step * (column + 0.28)} ${base - h + 14 + row * 29}h${step * 0.44}v15h${-step * 0.44}Z`;
      if (random.chance(0.28)) continue;
      if (random.chance(lit)) bright += pane;
      else dim += pane;
    }
  }
  return (
    p.path(dim, shade(tone, light.mood === "night" ? 0.07 : -0.1), 0.85) + p.path(bright, "#ffdf94", 0.85)
  );
}

function skyline(stage: Stage, base: number, tall: number, colour: Colour, lit: number): string {
  const { pen: p, random, width, detail } = stage;
  let x = -20;
  let art = "";
  while (x < width + 20) {
    const block = {
      x,
      base,
      w: random.between(54, 118),
      h: tall * random.between(0.4, 1),
      tone: shade(colour, random.between(-0.03, 0.03)),
    };
    const { w, h, tone } = block;
    art +=
      p.box(x, base - h, w, h, p.across(shade(tone, 0.03), shade(tone, -0.05)), 2) +
      roofOf(stage, block, random.whole(0, 3));
    if (lit > 0 && detail > 0.3) art += panesOf(stage, block, lit);
    x += w + random.between(-4, 16);
  }
  return art;
}

export function city(stage: Stage): Scene {
  const { pen: p, random, width, height, light } = stage;
  const base = height * 0.8;
  const tone = light.on(random.pick(["#7488b0", "#8a83a3", "#6f95a3", "#a5837f"]));
  const night = light.mood === "night" || light.mood === "sunset";
  const tall = Math.min(height * random.between(0.46, 0.58), width * 0.78);
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
