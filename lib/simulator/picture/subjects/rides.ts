import { shade } from "../colour.ts";

import { d, stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

function bicycle({ pen: p, tint, accent, detail }: Brush): string {
  const spokes = (x: number) =>
    Array.from({ length: detail > 0.3 ? 8 : 0 }, (_, at) => {
      const a = (at / 8) * Math.PI;
      return d`M${x - Math.cos(a) * 31} ${-34 - Math.sin(a) * 31} L${x + Math.cos(a) * 31} ${-34 + Math.sin(a) * 31}`;
    }).join(" ");
  const ring = (x: number) =>
    p.line(d`M${x - 32} -34 a32 32 0 1 0 64 0 a32 32 0 1 0 -64 0 Z`, "#2f3240", 4.2);
  const wires = p.line(`${spokes(-54)} ${spokes(54)}` || "M0 0", "#aab0bd", 0.8);
  const frame = p.line(
    "M-54 -34 L-22 -74 L36 -76 L0 -34 Z M-22 -74 L0 -34 M-54 -34 H0 M54 -34 L34 -86",
    tint,
    5,
  );
  const saddle =
    p.line("M-22 -74 L-26 -84", "#6b7080", 3.4) +
    p.path("M-40 -88 Q-24 -94 -12 -86 Q-22 -82 -38 -83 Z", "#4d342c");
  const bars = p.line("M34 -86 L31 -95 Q44 -98 50 -90", "#6b7080", 3.8);
  const basket =
    p.path("M42 -84 H70 L65 -62 H46 Z", p.down("#d9a86c", "#b07f4a")) +
    p.line("M44 -77 H68 M45 -70 H67", "#8f6236", 1.2) +
    [48, 56, 64].map((x, at) => p.circle(x, -88, 5, at === 1 ? "#f6c75a" : accent)).join("");
  return (
    wires +
    ring(-54) +
    ring(54) +
    frame +
    saddle +
    bars +
    basket +
    p.circle(0, -34, 8, "#4a4f5e") +
    p.circle(-54, -34, 4, "#4a4f5e") +
    p.circle(54, -34, 4, "#4a4f5e") +
    p.line("M0 -34 L8 -20 M4 -19 H13", "#3a3d4b", 3)
  );
}

function sailboat({ pen: p, tint, accent }: Brush): string {
  const hull =
    p.path(
      "M-58 -18 H62 C58 -4 48 4 34 4 H-34 C-46 4 -54 -6 -58 -18 Z",
      p.down(shade(tint, 0.04), shade(tint, -0.12)),
    ) + p.path("M-58 -18 H62 L60.5 -12 H-56 Z", "#fff8ea");
  const mast = p.line("M0 -18 V-100", "#7d5840", 2.6);
  const main =
    p.path("M4 -96 C30 -72 42 -46 44 -25 H4 Z", p.right([stop(0, "#ffffff"), stop(1, "#e8e2d6")])) +
    p.tone(() => p.path("M4 -50 H39 Q43 -36 44 -25 H4 Z", accent, 0.85));
  const jib = p.path(
    "M-4 -92 C-16 -66 -32 -42 -44 -25 H-4 Z",
    p.right([stop(0, "#f6f0e4"), stop(1, "#ffffff")]),
  );
  return mast + main + jib + p.path("M0 -100 L16 -95.5 L0 -91 Z", tint) + hull;
}

function train({ pen: p, tint, accent, detail }: Brush): string {
  const rail =
    p.line("M-176 0 H176", "#5a4a48", 3) +
    (detail > 0.3
      ? p.line(Array.from({ length: 22 }, (_, at) => d`M${-168 + at * 16} 3 h8`).join(" "), "#8a6a52", 4)
      : "");
  const body = p.path(
    "M-172 -84 H96 C130 -84 152 -60 170 -30 Q174 -14 158 -12 H-172 Z",
    p.down("#ffffff", "#d3dae6"),
  );
  const band =
    p.path("M-172 -40 H163 L170 -28 Q172 -20 168 -16 L164 -22 H-172 Z", tint) +
    p.box(-172, -46, 332, 3, accent);
  const panes = Array.from({ length: 7 }, (_, at) =>
    p.box(-160 + at * 34, -70, 26, 19, p.diagonal([stop(0, "#5f86b8"), stop(1, "#2f4a78")]), 5),
  ).join("");
  const cab = p.path(
    "M96 -74 C118 -73 130 -64 142 -50 H100 Q94 -50 94 -56 V-68 Q94 -74 96 -74 Z",
    p.diagonal([stop(0, "#6f97c8"), stop(1, "#2a4270")]),
  );
  const wheels = [-146, -118, -40, -12, 66, 94]
    .map((x) => p.circle(x, -7, 8.5, "#3a3d4b") + p.circle(x, -7, 3.6, "#9aa2b1"))
    .join("");
  return (
    rail +
    wheels +
    body +
    band +
    panes +
    cab +
    p.line("M-66 -84 V-12", "#b9c2d1", 1.6) +
    p.oval(163, -30, 4, 3, "#fff2b8")
  );
}

export const rides: readonly Subject[] = [
  {
    id: "bicycle",
    words: "bicycle|bike|cycle",
    han: "自行车|单车|脚踏车",
    place: "ground",
    width: 176,
    size: 0.6,
    tints: ["#e0504a", "#2f8f8a", "#f0b03c"],
    draw: bicycle,
  },
  {
    id: "boat",
    words: "boat|sailboat|ship|yacht|sailing boat|sailing ship",
    han: "船|帆船|小船|轮船|游艇",
    place: "water",
    width: 124,
    size: 0.8,
    tints: ["#d9503f", "#2f6f9f", "#a8643f"],
    scene: "sea",
    draw: sailboat,
  },
  {
    id: "train",
    words: "train|bullet train|high-speed train|locomotive|subway|tram",
    han: "火车|高铁|列车|动车|地铁|电车",
    place: "ground",
    width: 352,
    size: 0.55,
    tints: ["#3f7fc4", "#e0504a", "#2f9a8a"],
    scene: "mountains",
    draw: train,
  },
];
