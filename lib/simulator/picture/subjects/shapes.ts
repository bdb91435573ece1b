import { shade } from "../colour.ts";

import type { Brush, Subject } from "../subject.ts";

function heart({ pen: p, tint }: Brush): string {
  return (
    p.path(
      "M0 -4 C-28 -26 -54 -44 -54 -70 C-54 -90 -38 -98 -26 -98 C-12 -98 -4 -90 0 -80 C4 -90 12 -98 26 -98 C38 -98 54 -90 54 -70 C54 -44 28 -26 0 -4 Z",
      p.ball(tint, 1.2),
    ) + p.tone(() => p.path("M-44 -72 C-44 -84 -36 -90 -28 -90 C-36 -86 -38 -78 -38 -68 Z", "#ffffff", 0.5))
  );
}

function circle({ pen: p, tint }: Brush): string {
  return p.circle(0, -50, 50, p.ball(tint, 0.7));
}

function ball({ pen: p, tint }: Brush): string {
  return (
    p.circle(0, -50, 50, p.ball(tint, 1.5)) +
    p.tone(() => p.group(p.oval(0, 0, 9, 14, "#ffffff", 0.42), { x: -21, y: -72, turn: 38 }))
  );
}

function square({ pen: p, tint }: Brush): string {
  return p.box(-48, -98, 96, 96, p.form(tint, 0.7), 5);
}

function cube({ pen: p, tint }: Brush): string {
  return (
    p.path("M0 -100 L44 -76 L0 -52 L-44 -76 Z", p.across(shade(tint, 0.12), shade(tint, 0.06))) +
    p.path("M-44 -76 L0 -52 V0 L-44 -25 Z", p.down(tint, shade(tint, -0.04))) +
    p.path("M44 -76 L0 -52 V0 L44 -25 Z", p.down(shade(tint, -0.1), shade(tint, -0.17)))
  );
}

function triangle({ pen: p, tint }: Brush): string {
  return p.path("M0 -98 L56 -4 Q58 0 53 0 H-53 Q-58 0 -56 -4 Z", p.form(tint, 0.7));
}

function pyramid({ pen: p, tint }: Brush): string {
  return (
    p.path("M-8 -94 L-84 0 H16 Z", p.form(tint)) +
    p.path("M-8 -94 L16 0 H84 Z", p.down(shade(tint, -0.1), shade(tint, -0.2)))
  );
}

function hexagon({ pen: p, tint }: Brush): string {
  return p.path("M0 -100 L43 -75 V-25 L0 0 L-43 -25 V-75 Z", p.form(tint, 0.7));
}

function diamond({ pen: p, tint }: Brush): string {
  return (
    p.path("M-54 -66 L-30 -96 H30 L54 -66 L0 0 Z", p.form(tint)) +
    p.tone(
      () =>
        p.path("M-54 -66 H54 L30 -96 H-30 Z", shade(tint, 0.1), 0.6) +
        p.path("M-20 -66 L0 0 L20 -66 Z", shade(tint, 0.06), 0.8) +
        p.path("M-54 -66 H-20 L0 0 Z", shade(tint, 0.02), 0.7) +
        p.line("M-54 -66 H54 M-20 -66 L-30 -96 M20 -66 L30 -96 M-20 -66 L0 -96 L20 -66", "#ffffff", 1, 0.6),
    )
  );
}

const strong = ["#e0504a", "#2f7fc4", "#f2a83a", "#3fa07f", "#8a5fc4"] as const;

export const shapes: readonly Subject[] = [
  {
    id: "heart",
    upright: true,
    words: "heart|love|valentine",
    han: "心|爱心|心形|红心|爱",
    place: "float",
    width: 110,
    size: 0.5,
    tints: ["#e8485a"],
    scene: "plain",
    draw: heart,
  },
  {
    id: "circle",
    upright: true,
    words: "circle|disc|disk|dot",
    han: "圆形|圆|圆圈|圆点",
    place: "float",
    width: 100,
    size: 0.6,
    tints: strong,
    scene: "plain",
    draw: circle,
  },
  {
    id: "ball",
    upright: true,
    words: "sphere|ball|orb|bubble|marble",
    han: "球|球体|圆球|小球|泡泡",
    place: "table",
    width: 100,
    size: 0.5,
    tints: strong,
    scene: "plain",
    draw: ball,
  },
  {
    id: "square",
    upright: true,
    words: "square|rectangle",
    han: "正方形|方形|方块|矩形|长方形",
    place: "float",
    width: 100,
    size: 0.6,
    tints: strong,
    scene: "plain",
    draw: square,
  },
  {
    id: "cube",
    upright: true,
    words: "cube|block",
    han: "立方体|方糖|积木",
    place: "table",
    width: 90,
    size: 0.5,
    tints: strong,
    scene: "plain",
    draw: cube,
  },
  {
    id: "triangle",
    upright: true,
    words: "triangle",
    han: "三角形|三角",
    place: "float",
    width: 114,
    size: 0.6,
    tints: strong,
    scene: "plain",
    draw: triangle,
  },
  {
    id: "pyramid",
    upright: true,
    words: "pyramid",
    han: "金字塔",
    place: "ground",
    width: 170,
    size: 1,
    tints: ["#e0b070"],
    scene: "desert",
    draw: pyramid,
  },
  {
    id: "hexagon",
    upright: true,
    words: "hexagon",
    han: "六边形",
    place: "float",
    width: 88,
    size: 0.6,
    tints: strong,
    scene: "plain",
    draw: hexagon,
  },
  {
    id: "diamond",
    upright: true,
    words: "diamond|gem|crystal|jewel",
    han: "钻石|宝石|水晶",
    place: "float",
    width: 110,
    size: 0.5,
    tints: ["#6fc6e8", "#b48df0"],
    scene: "plain",
    draw: diamond,
  },
];
