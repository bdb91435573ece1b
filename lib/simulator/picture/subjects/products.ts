import { mix, shade } from "../colour.ts";
import { stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

function perfume({ pen: p, tint, accent, detail }: Brush): string {
  const cap =
    p.box(
      -13,
      -100,
      26,
      24,
      p.right([stop(0, "#5a5148"), stop(0.3, "#e8cf96"), stop(0.6, "#c9a45c"), stop(1, "#6b5230")]),
      3,
    ) + p.box(-9, -78, 18, 8, p.across("#f3e3b8", "#b08b47"), 1);
  const glass = p.box(
    -34,
    -72,
    68,
    72,
    p.right([
      stop(0, shade(tint, 0.16)),
      stop(0.18, mix(tint, "#ffffff", 0.35)),
      stop(0.5, tint),
      stop(1, shade(tint, -0.16)),
    ]),
    9,
  );
  const liquid = p.tone(
    () =>
      p.box(
        -28,
        -52,
        56,
        46,
        p.linear([stop(0, shade(tint, -0.03), 0.9), stop(1, shade(tint, -0.17), 0.9)]),
        5,
      ) + p.box(-28, -53, 56, 3, shade(tint, 0.16), 1.5, 0.9),
  );
  const label = p.box(-18, -42, 36, 24, "#fffaf2", 1.5, 0.95) + p.line("M-9 -33 H9 M-6 -27 H6", accent, 2);
  const shine = p.tone(
    () =>
      p.box(-28, -67, 5, 58, "#ffffff", 2.5, 0.55) +
      (detail > 0.3 ? p.path("M20 -68 L30 -68 L8 -6 H0 Z", "#ffffff", 0.14) : ""),
  );
  return cap + glass + liquid + label + shine;
}

function bottle({ pen: p, tint, accent }: Brush): string {
  const body =
    "M-6 -88 V-72 C-6 -64 -16 -60 -16 -48 V-6 Q-16 0 -10 0 H10 Q16 0 16 -6 V-48 C16 -60 6 -64 6 -72 V-88 Z";
  const glass = p.path(
    body,
    p.right([stop(0, shade(tint, 0.1)), stop(0.35, tint), stop(1, shade(tint, -0.18))]),
  );
  const label =
    p.box(-16, -42, 32, 25, p.across("#fff8ec", "#e9dcc8")) +
    p.line("M-9 -33 H9", accent, 3) +
    p.line("M-6 -26 H6", "#b8a58a", 1.6);
  return (
    p.box(-7, -100, 14, 14, p.across(accent, shade(accent, -0.14)), 2) +
    glass +
    label +
    p.tone(() =>
      p.path(
        "M-12 -46 C-12 -56 -4 -62 -3 -70 V-86 H-1 V-70 C-1 -60 -9 -56 -9 -46 V-6 H-12 Z",
        "#ffffff",
        0.4,
      ),
    )
  );
}

function guitar({ pen: p, tint, detail }: Brush): string {
  const body = p.path(
    "M0 -52 C20 -54 24 -42 18 -34 C12 -27 32 -24 32 -10 C32 4 14 4 0 4 C-14 4 -32 4 -32 -10 C-32 -24 -12 -27 -18 -34 C-24 -42 -20 -54 0 -52 Z",
    p.ball(tint),
  );
  return p.group(
    body +
      p.circle(0, -28, 8.6, "#3a241c") +
      p.line("M-10 -9 H10", "#4d3226", 4) +
      p.box(-3.6, -90, 7.2, 62, p.across("#6b4630", "#4a2f20"), 1) +
      p.path("M-5.5 -102 H5.5 L4.4 -88 H-4.4 Z", "#3a241c") +
      (detail > 0.3 ? p.line("M-1.8 -90 V-9 M1.8 -90 V-9", "#f3e6cf", 0.6) : ""),
    { turn: 14, x: 4, y: -4, scale: 0.96 },
  );
}

function gift({ pen: p, tint, accent }: Brush): string {
  return (
    p.box(-42, -62, 84, 62, p.across(shade(tint, 0.05), shade(tint, -0.09)), 4) +
    p.box(-9, -62, 18, 62, p.across(shade(accent, 0.06), shade(accent, -0.04))) +
    p.box(-48, -74, 96, 18, p.across(shade(tint, 0.09), shade(tint, -0.05)), 4) +
    p.box(-9, -74, 18, 18, accent) +
    p.path("M0 -74 C-8 -98 -38 -102 -38 -86 C-38 -74 -14 -72 0 -74 Z", p.form(accent)) +
    p.path("M0 -74 C8 -98 38 -102 38 -86 C38 -74 14 -72 0 -74 Z", shade(accent, -0.07)) +
    p.circle(0, -76, 6, shade(accent, 0.06))
  );
}

function sneaker({ pen: p, tint, accent }: Brush): string {
  return (
    p.path(
      "M-88 -28 C-88 -56 -84 -84 -70 -88 Q-52 -78 -34 -90 C-18 -66 10 -48 50 -44 C78 -42 92 -30 92 -16 H-88 Z",
      p.form(tint),
    ) +
    p.path("M52 -44 C78 -42 92 -30 92 -16 H40 C38 -28 42 -38 52 -44 Z", shade(tint, 0.1)) +
    p.path("M-60 -20 C-30 -22 4 -30 26 -48 L40 -45 C18 -20 -24 -10 -60 -12 Z", accent) +
    p.path("M-92 -18 H92 Q98 -2 84 0 H-80 Q-96 -2 -92 -18 Z", p.down("#ffffff", "#dcdfe6")) +
    p.line("M-28 -78 L-14 -86 M-18 -68 L-4 -76 M-6 -60 L8 -67 M8 -53 L20 -60", "#ffffff", 4) +
    p.line("M-90 -9 H90", "#c5cad4", 1.4)
  );
}

const goodsTints = ["#e0796a", "#4f8fa8", "#8d7cc0", "#5ea58a", "#e5b04c"] as const;

export const products: readonly Subject[] = [
  {
    id: "perfume",
    words: "perfume|perfume bottle|fragrance|cologne|serum|cosmetic|cosmetics",
    han: "香水|香水瓶|化妆品|精华液|护肤品",
    place: "table",
    width: 72,
    size: 0.6,
    tints: ["#f0a6a0", "#e8b878", "#a9c7e0", "#c5b0e2"],
    scene: "studio",
    draw: perfume,
  },
  {
    id: "bottle",
    words: "bottle|wine|wine bottle|juice|water bottle|beer",
    han: "瓶子|酒瓶|瓶|水瓶|红酒|饮料|啤酒",
    place: "table",
    width: 36,
    size: 0.65,
    tints: ["#3f7f5a", "#8c2f45", "#4f8fb0"],
    scene: "studio",
    draw: bottle,
  },
  {
    id: "gift",
    words: "gift|present|gift box|box|package",
    han: "礼物|礼盒|盒子|包裹",
    place: "table",
    width: 98,
    size: 0.48,
    tints: goodsTints,
    draw: gift,
  },
  {
    id: "sneaker",
    words: "sneaker|shoe|trainers|boot",
    han: "鞋|运动鞋|球鞋|跑鞋|靴子",
    place: "table",
    width: 190,
    size: 0.4,
    tints: goodsTints,
    scene: "studio",
    draw: sneaker,
  },
  {
    id: "guitar",
    words: "guitar|violin|ukulele",
    han: "吉他|小提琴",
    place: "table",
    width: 68,
    size: 0.8,
    tints: ["#d9954f", "#b5653a"],
    draw: guitar,
  },
];
