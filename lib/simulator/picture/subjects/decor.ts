import { mix, shade } from "../colour.ts";

import { d, stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

function umbrella({ pen: p, tint, accent }: Brush): string {
  const canopy =
    "M-60 -48 C-58 -80 -32 -96 0 -96 C32 -96 58 -80 60 -48 Q50 -58 40 -48 Q30 -58 20 -48 Q10 -58 0 -48 Q-10 -58 -20 -48 Q-30 -58 -40 -48 Q-50 -58 -60 -48 Z";
  const panels = p.clip(
    canopy,
    p.tone(() =>
      p.path(
        "M0 -98 C-16 -84 -21 -64 -20 -44 L0 -44 Z M0 -98 C32 -88 40 -66 40 -44 L60 -44 V-98 Z",
        mix(tint, accent, 0.35),
        0.45,
      ),
    ),
  );
  return (
    p.line("M0 -96 V-12 C0 2 -20 2 -20 -10", "#6b4a35", 3.6) +
    p.path(canopy, p.ball(tint)) +
    panels +
    p.line("M0 -96 V-100", "#6b4a35", 3)
  );
}

function clock({ pen: p, tint, accent }: Brush): string {
  const ticks = Array.from({ length: 12 }, (_, at) => {
    const a = (at / 12) * Math.PI * 2;
    return d`M${Math.sin(a) * 33} ${-50 - Math.cos(a) * 33} L${Math.sin(a) * 37} ${-50 - Math.cos(a) * 37}`;
  }).join(" ");
  return (
    p.line("M-28 -14 L-36 -1 M28 -14 L36 -1", shade(tint, -0.16), 6) +
    p.circle(-28, -92, 11, shade(tint, 0.02)) +
    p.circle(28, -92, 11, shade(tint, -0.06)) +
    p.circle(0, -50, 48, p.ball(tint)) +
    p.circle(0, -50, 40, p.ball("#fffaf0", 0.4)) +
    p.line(ticks, "#4a4658", 2.6) +
    p.line("M0 -50 L-15 -62", "#33303f", 4.4) +
    p.line("M0 -50 L20 -66", "#33303f", 3) +
    p.line("M0 -50 L6 -24", accent, 1.6) +
    p.circle(0, -50, 3.4, accent)
  );
}

function candle({ pen: p, tint }: Brush): string {
  return (
    p.tone(() => p.circle(0, -82, 52, p.radial([stop(0, "#ffdf8a", 0.7), stop(1, "#ffdf8a", 0)]))) +
    p.box(
      -16,
      -62,
      32,
      62,
      p.right([stop(0, shade(tint, 0.06)), stop(0.4, tint), stop(1, shade(tint, -0.12))]),
      5,
    ) +
    p.oval(0, -61, 16, 4, shade(tint, 0.1)) +
    p.line("M0 -62 V-71", "#3a2f2e", 2) +
    p.path("M0 -100 C10 -86 9 -72 0 -70 C-9 -72 -10 -86 0 -100 Z", p.down("#fff2a8", "#f58b35"))
  );
}

function vase({ pen: p, tint, accent }: Brush): string {
  const bloom = (x: number, y: number, colour: string) =>
    p.line(d`M0 -50 Q${x * 0.3} ${y * 0.6 - 30} ${x} ${y}`, "#5d9b58", 2.4) +
    [0, 72, 144, 216, 288].map((turn) => p.group(p.oval(0, -7, 5, 7.6, colour), { x, y, turn })).join("") +
    p.circle(x, y, 4.2, "#f6c75a");
  return (
    bloom(-24, -78, accent) +
    bloom(22, -82, "#f0a0a8") +
    bloom(0, -90, "#f5d27a") +
    p.path(
      "M-11 -56 H11 C9 -44 26 -36 26 -20 C26 -8 18 0 10 0 H-10 C-18 0 -26 -8 -26 -20 C-26 -36 -9 -44 -11 -56 Z",
      p.right([stop(0, shade(tint, 0.08)), stop(0.4, tint), stop(1, shade(tint, -0.14))]),
    ) +
    p.oval(0, -56, 11, 2.6, shade(tint, -0.2)) +
    p.line("M-24 -26 Q0 -20 24 -26", mix(tint, "#ffffff", 0.55), 2.4)
  );
}

const goodsTints = ["#e0796a", "#4f8fa8", "#8d7cc0", "#5ea58a", "#e5b04c"] as const;

export const decor: readonly Subject[] = [
  {
    id: "clock",
    words: "clock|watch|alarm clock",
    han: "钟|时钟|闹钟|手表",
    place: "table",
    width: 98,
    size: 0.45,
    tints: goodsTints,
    draw: clock,
  },
  {
    id: "candle",
    words: "candle",
    han: "蜡烛",
    place: "table",
    width: 60,
    size: 0.45,
    tints: ["#f6ead6", "#e6a58f"],
    scene: "room",
    draw: candle,
  },
  {
    id: "vase",
    words: "vase|pottery|pot",
    han: "花瓶|陶罐|瓷器",
    place: "table",
    width: 66,
    size: 0.6,
    tints: ["#6f9fb8", "#d98a6a", "#efe6d8"],
    scene: "room",
    draw: vase,
  },
  {
    id: "umbrella",
    words: "umbrella|parasol",
    han: "伞|雨伞|阳伞",
    place: "float",
    width: 124,
    size: 0.7,
    tints: goodsTints,
    draw: umbrella,
  },
];
