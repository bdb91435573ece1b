import { mix, shade } from "../colour.ts";
import { d, stop } from "../pen.ts";
import { hills, type Scene, type Stage } from "../scene.ts";
import { range } from "./heights.ts";
import { grove, heavens } from "./land.ts";

function shimmer({ pen: p, random, width, light, detail }: Stage, top: number, bottom: number): string {
  let bright = "";
  let faint = "";
  const count = Math.round((width / 16) * (0.4 + detail * 0.6));
  for (let at = 0; at < count; at += 1) {
    const depth = random.next();
    const y = top + 8 + (bottom - top - 10) * depth ** 1.2;
    const length = 14 + 90 * depth * random.next();
    const x = random.between(-20, width);
    const dash = d`M${x} ${y} q${length / 2} ${-2 - 3 * depth} ${length} 0 `;
    if (random.chance(0.35)) bright += dash;
    else faint += dash;
  }
  return (
    p.line(bright, mix(light.sun, "#ffffff", 0.5), 3, 0.5) +
    p.line(faint, mix(light.haze, "#ffffff", 0.3), 2.4, 0.3)
  );
}

function water(stage: Stage, top: number, colour: string): string {
  const { pen: p, width, height, light } = stage;
  const deep = light.on(colour);
  return (
    p.tone(() =>
      p.box(
        0,
        top,
        width,
        height - top,
        p.linear([
          stop(0, mix(deep, light.haze, 0.6)),
          stop(0.25, mix(deep, light.haze, 0.25)),
          stop(1, shade(deep, -0.1)),
        ]),
      ),
    ) + shimmer(stage, top, height)
  );
}

function waves(
  { pen: p, width, height, light, random }: Stage,
  y: number,
  colour: string,
  rows: number,
): string {
  return Array.from({ length: rows }, (_, row) => {
    const level = y + ((height - y) * row) / rows;
    const length = 150 + row * 46;
    const lift = 12 + row * 6;
    let data = d`M${-random.between(0, length)} ${level}`;
    for (let at = 0; at < width / length + 2; at += 1)
      data += d` q${length * 0.25} ${-lift} ${length * 0.5} 0 t${length * 0.5} 0`;
    const base = shade(light.on(colour), -0.02 - row * 0.035);
    return (
      p.path(
        `${data} V${height + 10} H-400 Z`,
        p.linear([stop(0, shade(base, 0.07), 0.9), stop(1, base, 0.85)]),
      ) + p.line(data, mix(base, "#ffffff", 0.45), 2.6, 0.55)
    );
  }).join("");
}

const blues = ["#2f86b0", "#2a93a5", "#3b78b8", "#2f9a9a"] as const;

export function sea(stage: Stage): Scene {
  const { random, width, height, light, pen: p } = stage;
  const horizon = height * random.between(0.5, 0.58);
  const blue = random.pick(blues);
  const island = random.chance(0.6)
    ? p.path(
        hills(random.fork("island"), width * 0.4, horizon - 20, 16, horizon + 3, 3),
        mix(light.on("#6d8fa0"), light.haze, 0.5),
      )
    : "";
  const far = p.group(island, { x: random.chance(0.5) ? -width * 0.05 : width * 0.62 });
  return {
    back:
      heavens(stage, horizon, 4) +
      p.clip(d`M0 0 H${width} V${horizon + 2} H0 Z`, far) +
      water(stage, horizon, blue),
    front: waves(stage, height * 0.82, blue, 3),
    ground: height * 0.84,
    shadow: null,
    behindText: light.sky[0]?.[1] ?? "#88bbee",
  };
}

export function beach(stage: Stage): Scene {
  const { random, width, height, light, pen: p } = stage;
  const horizon = height * random.between(0.46, 0.52);
  const sand = light.on("#f0d7a4");
  const shore = height * 0.72;
  const bow = random.between(-40, 40);
  const foam = d`M-10 ${shore} C${width * 0.25} ${shore - 36 + bow} ${width * 0.5} ${shore + 40} ${width * 0.75} ${shore - bow * 0.5} S${width} ${shore + 20} ${width + 10} ${shore - 10}`;
  const bank =
    p.path(`${foam} V${height + 10} H-10 Z`, p.down(mix(sand, "#c9a777", 0.25), sand)) +
    p.line(foam, "#ffffff", 12, 0.85);
  return {
    back: heavens(stage, horizon, 4) + water(stage, horizon, random.pick(["#27a3b8", "#2f9cc0"])) + bank,
    ground: height * 0.86,
    shadow: shade(sand, -0.28),
    behindText: light.sky[0]?.[1] ?? "#88bbee",
  };
}

export function coast(stage: Stage): Scene {
  const { random, width, height, light, pen: p } = stage;
  const horizon = height * random.between(0.58, 0.64);
  const rock = light.on("#7d7272");
  const grass = light.on("#7ba661");
  const y = height * 0.83;
  const cliff = p.path(
    d`M${width * 0.04} ${height + 10} L${width * 0.12} ${y + 50} L${width * 0.2} ${y + 20} L${width * 0.3} ${y - 4} C${width * 0.45} ${y - 22} ${width * 0.6} ${y - 20} ${width * 0.72} ${y} L${width * 0.82} ${y + 26} L${width * 0.9} ${y + 60} L${width} ${height + 10} Z`,
    p.down(rock, shade(rock, -0.16)),
  );
  const turf = p.path(
    d`M${width * 0.2} ${y + 20} L${width * 0.3} ${y - 4} C${width * 0.45} ${y - 22} ${width * 0.6} ${y - 20} ${width * 0.72} ${y} L${width * 0.82} ${y + 26} C${width * 0.7} ${y + 34} ${width * 0.62} ${y + 22} ${width * 0.5} ${y + 36} C${width * 0.4} ${y + 22} ${width * 0.3} ${y + 40} ${width * 0.2} ${y + 20} Z`,
    p.down(shade(grass, 0.04), shade(grass, -0.08)),
  );
  return {
    back:
      heavens(stage, horizon, 4) +
      water(stage, horizon, random.pick(blues)) +
      waves(stage, height * 0.88, random.pick(blues), 2) +
      cliff +
      turf,
    ground: y + 4,
    shadow: shade(grass, -0.3),
    behindText: light.sky[0]?.[1] ?? "#88bbee",
  };
}

export function lake(stage: Stage): Scene {
  const { random, width, height, light, pen: p } = stage;
  const horizon = height * random.between(0.54, 0.6);
  const rock = mix(light.on(random.pick(["#6a7fa8", "#7a7498", "#5f8a99"])), light.haze, 0.2);
  const tall = Math.min(height * 0.36, width * 0.42);
  const hillsArt = range(stage, horizon + 4, tall, rock, Math.max(2, Math.round(width / 420)), true);
  const woods = grove(
    stage,
    horizon + 6,
    66,
    Math.round(width / 60),
    mix(light.on("#3c7560"), light.haze, 0.15),
    true,
  );
  const shore = p.clip(d`M0 0 H${width} V${horizon + 4} H0 Z`, hillsArt + woods);
  const mirror = p.clip(
    d`M0 ${horizon} H${width} V${height} H0 Z`,
    p.tone(
      () => `<g transform="translate(0 ${(2 * horizon).toFixed(1)}) scale(1 -1)" opacity="0.38">${shore}</g>`,
    ),
  );
  const bank = p.path(
    hills(random, width, height * 0.86, 14, height + 5, 2),
    p.down(light.on("#6f9f5f"), light.on("#3f6c4a")),
  );
  return {
    back: heavens(stage, horizon, 3) + shore + water(stage, horizon, "#3f8fae") + mirror,
    front: bank,
    ground: height * 0.83,
    shadow: null,
    behindText: light.sky[0]?.[1] ?? "#88bbee",
  };
}

export function underwater(stage: Stage): Scene {
  const { pen: p, random, width, height, detail } = stage;
  const hue = random.pick<readonly [string, string, string]>([
    ["#7fe0e6", "#1e9cc0", "#0c3f78"],
    ["#8fe8d8", "#23a08f", "#0b4a5e"],
    ["#8fd6f6", "#2d7fc8", "#14285f"],
  ]);
  const backdrop = p.tone(() =>
    p.box(0, 0, width, height, p.linear([stop(0, hue[0]), stop(0.45, hue[1]), stop(1, hue[2])])),
  );
  const rays = p.tone(() =>
    Array.from({ length: 6 }, () => {
      const x = random.between(-0.1, 1) * width;
      const w = random.between(40, 130);
      return p.path(
        d`M${x} -10 H${x + w} L${x + w * 2.1 + height * 0.22} ${height * 0.85} H${x - w * 0.2 + height * 0.22} Z`,
        p.linear([stop(0, "#ffffff", 0.3), stop(1, "#ffffff", 0)]),
      );
    }).join(""),
  );
  const reef = p.path(
    hills(random, width, height * 0.84, 30, height + 5, 3),
    p.down(mix(hue[2], hue[1], 0.45), hue[2]),
  );
  const floor = p.path(
    hills(random, width, height * 0.92, 14, height + 5, 2.5),
    p.down("#e9d29c", "#b99560"),
    0.92,
  );
  const weed = Array.from({ length: Math.round((width / 90) * (0.5 + detail * 0.5)) }, () => {
    const x = random.between(0, width);
    const h = random.between(60, 170);
    const y = height * random.between(0.93, 0.99);
    return p.line(
      d`M${x} ${y} c${-24} ${-h * 0.3} ${24} ${-h * 0.6} ${random.between(-10, 10)} ${-h}`,
      random.pick(["#2f9a6f", "#59b56b", "#e0667a", "#ef9a5b", "#8b62b8"]),
      random.between(7, 14),
      0.9,
    );
  }).join("");
  const bubbles = Array.from({ length: Math.round(width / 60) }, () => {
    const r = random.between(3, 13);
    const x = random.between(0, width);
    const y = random.between(0.05, 0.85) * height;
    return p.circle(x, y, r, "#ffffff", 0.22) + p.circle(x - r * 0.3, y - r * 0.3, r * 0.28, "#ffffff", 0.7);
  }).join("");
  return {
    back: backdrop + rays + reef + floor + weed + bubbles,
    ground: height * 0.92,
    shadow: "#5a4a40",
    behindText: hue[0],
  };
}
