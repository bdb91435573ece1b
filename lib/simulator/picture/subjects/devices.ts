import { mix, shade } from "../colour.ts";
import { stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

function phone({ pen: p, tint, accent, detail }: Brush): string {
  const screen = p.box(
    -21,
    -95,
    42,
    90,
    p.diagonal([stop(0, mix(accent, "#ffffff", 0.3)), stop(1, mix(tint, accent, 0.4))]),
    5,
  );
  const cards =
    detail > 0.2
      ? p.box(-16, -60, 32, 16, "#ffffff", 4, 0.9) +
        p.box(-16, -40, 32, 16, "#ffffff", 4, 0.7) +
        p.circle(-9, -52, 4, accent) +
        p.line("M-2 -54 H11 M-2 -50 H7 M-10 -34 H10 M-10 -30 H4", shade(accent, -0.05), 1.8)
      : "";
  return (
    p.box(
      -25,
      -100,
      50,
      100,
      p.right([stop(0, shade(tint, 0.12)), stop(0.5, tint), stop(1, shade(tint, -0.15))]),
      9,
    ) +
    screen +
    cards +
    p.box(-7, -92, 14, 4, "#1c1e29", 2) +
    p.circle(-9, -76, 5, "#ffffff", 0.9) +
    p.line("M0 -78 H14 M0 -74 H9", "#ffffff", 2, 0.9) +
    p.box(-8, -9, 16, 1.8, "#ffffff", 1) +
    p.tone(() => p.path("M-21 -60 L12 -95 H21 L-21 -44 Z", "#ffffff", 0.12))
  );
}

function laptop({ pen: p, tint, accent, detail }: Brush): string {
  const lines =
    detail > 0.2
      ? [
          ["#7fd0c4", 30],
          ["#f2b46a", 44],
          ["#c9a6f0", 26],
          ["#8fb8f5", 52],
          ["#f28fa0", 34],
          ["#7fd0c4", 40],
        ]
          .map(([colour, w], at) =>
            p.box(-58 + (at % 3) * 6, -84 + at * 9.6, Number(w), 3.8, String(colour), 1.9),
          )
          .join("")
      : "";
  const chart =
    p.path("M22 -40 L34 -54 L46 -48 L62 -72 V-36 H22 Z", accent, 0.85) +
    p.line("M22 -40 L34 -54 L46 -48 L62 -72", "#ffffff", 2);
  return (
    p.box(-76, -98, 152, 92, p.down(shade(tint, -0.1), shade(tint, -0.2)), 7) +
    p.box(-70, -92, 140, 80, p.diagonal([stop(0, "#26304f"), stop(1, "#161b30")]), 3) +
    lines +
    chart +
    p.path(
      "M-92 -8 H92 L96 -3 Q96 0 90 0 H-90 Q-96 0 -96 -3 Z",
      p.down(shade(tint, 0.06), shade(tint, -0.08)),
    ) +
    p.box(-16, -8, 32, 3, shade(tint, -0.14), 1.5)
  );
}

function camera({ pen: p, tint, accent }: Brush): string {
  return (
    p.path("M-22 -72 L-14 -86 H14 L22 -72 Z", shade(tint, -0.04)) +
    p.box(-64, -76, 128, 74, p.down(shade(tint, 0.05), shade(tint, -0.08)), 11) +
    p.box(-64, -58, 128, 36, "#3a3a46") +
    p.circle(0, -39, 32, p.diagonal([stop(0, "#f0f2f5"), stop(1, "#8d95a3")])) +
    p.circle(0, -39, 26, "#23242f") +
    p.circle(
      0,
      -39,
      19,
      p.radial([stop(0, "#7fa8e8"), stop(0.55, "#2f3f78"), stop(1, "#131628")], 0.4, 0.36, 0.75),
    ) +
    p.tone(() => p.oval(-7, -47, 5, 3.6, "#ffffff", 0.75)) +
    p.box(-54, -70, 18, 9, accent, 3) +
    p.circle(48, -67, 5, "#ffd27a") +
    p.box(34, -82, 18, 7, shade(tint, -0.16), 2)
  );
}

function headphones({ pen: p, tint, accent }: Brush): string {
  return (
    p.line("M-40 -30 C-46 -80 -26 -94 0 -94 C26 -94 46 -80 40 -30", shade(tint, -0.08), 9) +
    p.line("M-30 -78 C-20 -90 20 -90 30 -78", shade(tint, 0.1), 5) +
    [-1, 1]
      .map(
        (s) =>
          p.box(s * 40 - 15, -50, 30, 50, p.form(s < 0 ? tint : shade(tint, -0.05)), 14) +
          p.box(s * 29 - 6, -46, 12, 42, shade(tint, -0.26), 6) +
          p.circle(s * 44, -25, 6, accent),
      )
      .join("")
  );
}

const goodsTints = ["#e0796a", "#4f8fa8", "#8d7cc0", "#5ea58a", "#e5b04c"] as const;

export const devices: readonly Subject[] = [
  {
    id: "phone",
    words: "phone|smartphone|mobile phone|iphone|app|mobile app",
    han: "手机|智能手机|电话",
    place: "table",
    width: 52,
    size: 0.6,
    tints: ["#33364a", "#5c6078"],
    draw: phone,
  },
  {
    id: "laptop",
    words: "laptop|computer|macbook|monitor|screen|dashboard",
    han: "电脑|笔记本电脑|显示器|屏幕",
    place: "table",
    width: 194,
    size: 0.5,
    tints: ["#c3c9d4", "#aab1bf"],
    scene: "room",
    draw: laptop,
  },
  {
    id: "camera",
    words: "camera",
    han: "相机|照相机",
    place: "table",
    width: 130,
    size: 0.42,
    tints: ["#d8cfc2", "#e0796a", "#7f9fb0"],
    draw: camera,
  },
  {
    id: "headphones",
    words: "headphones|headphone|headset|earphones",
    han: "耳机",
    place: "table",
    width: 112,
    size: 0.5,
    tints: goodsTints,
    scene: "studio",
    draw: headphones,
  },
];
