import { mix, shade, tune } from "../colour.ts";

import { d, stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

function steam({ pen: p }: Brush, x: number, y: number): string {
  return p.tone(() =>
    p.line(
      d`M${x - 12} ${y} c-8 -8 8 -14 0 -24 M${x + 2} ${y - 4} c-8 -8 8 -14 0 -24 M${x + 16} ${y} c-8 -8 8 -14 0 -24`,
      "#ffffff",
      3.2,
      0.6,
    ),
  );
}

function bread({ pen: p, tint, detail }: Brush): string {
  const loaf = p.path(
    "M-78 -10 C-84 -38 -70 -66 -40 -68 C-20 -78 24 -78 42 -68 C70 -66 84 -38 78 -10 Q76 0 66 0 H-66 Q-76 0 -78 -10 Z",
    p.down(shade(tint, 0.05), shade(tint, -0.13)),
  );
  const cuts = [-42, -12, 18, 46]
    .map((x) =>
      p.path(
        d`M${x - 12} -24 C${x - 8} -48 ${x + 4} -60 ${x + 16} -64 C${x + 14} -48 ${x + 4} -34 ${x - 2} -22 Z`,
        mix(tint, "#fff0d2", 0.62),
      ),
    )
    .join("");
  const flour =
    detail > 0.5
      ? p.tone(() =>
          p.path("M-60 -50 Q-30 -66 0 -66 Q40 -66 60 -50 Q30 -58 0 -58 Q-30 -58 -60 -50 Z", "#fff6e2", 0.35),
        )
      : "";
  return loaf + cuts + flour;
}

function bowl(brush: Brush): string {
  const { pen: p, tint, detail } = brush;
  const back =
    p.oval(0, -52, 66, 13, p.across(shade(tint, 0.06), shade(tint, -0.06))) +
    p.oval(0, -51, 60, 10.5, p.across("#e7a45c", "#cf7f3c"));
  const noodles = p.line(
    "M-46 -51 q12 -8 24 0 t24 0 t24 0 M-38 -47 q12 -7 22 0 t22 0 t22 0 M-30 -55 q10 -6 20 0 t20 0 t20 0",
    "#fbe2a4",
    3.6,
  );
  const toppings =
    p.oval(-24, -56, 15, 8, "#ffffff") +
    p.oval(-24, -56.5, 7, 4.4, p.ball("#f5a531")) +
    p.oval(20, -57, 13, 6.5, p.ball("#c77b62")) +
    p.oval(34, -52, 12, 6, p.ball("#b96a52")) +
    (detail > 0.3
      ? [
          [-4, -58],
          [4, -52],
          [-8, -48],
          [10, -47],
          [2, -60],
        ]
          .map(([x = 0, y = 0]) => p.circle(x, y, 2.6, "#6fb25a"))
          .join("")
      : "");
  const front =
    p.path(
      "M-66 -52 C-64 -22 -40 -6 -22 -5 H22 C40 -6 64 -22 66 -52 A66 13 0 0 1 -66 -52 Z",
      p.right([stop(0, shade(tint, 0.05)), stop(0.4, tint), stop(1, shade(tint, -0.14))]),
    ) +
    p.path("M-22 -6 H22 L19 0 H-19 Z", shade(tint, -0.1)) +
    p.line("M-63 -38 A63 12 0 0 0 63 -38", mix(tint, "#ffffff", 0.6), 2.4, 0.8);
  const sticks = p.line("M30 -52 L78 -96 M38 -50 L86 -90", "#a5673d", 3.6);
  return back + noodles + toppings + sticks + front + steam(brush, -6, -70);
}

function pizza({ pen: p, tint, detail }: Brush): string {
  const toppings = [
    [-12, -64, 9],
    [14, -66, 8.5],
    [0, -42, 9],
    [-4, -22, 6],
  ]
    .map(([x = 0, y = 0, r = 0]) => p.circle(x, y, r, p.ball(tint)))
    .join("");
  const herbs =
    detail > 0.3
      ? [
          [10, -50],
          [-14, -48],
          [2, -76],
          [6, -28],
        ]
          .map(([x = 0, y = 0]) => p.oval(x, y, 4, 2.2, "#5d9b4c"))
          .join("")
      : "";
  return (
    p.path("M0 0 L-44 -82 Q0 -100 44 -82 Z", p.down("#f8cd6b", "#f0b24a")) +
    p.path(
      "M-48 -82 Q0 -106 48 -82 Q52 -92 44 -96 Q0 -114 -44 -96 Q-52 -92 -48 -82 Z",
      p.down("#d99a58", "#b97739"),
    ) +
    toppings +
    herbs
  );
}

function burger({ pen: p, tint }: Brush): string {
  const bun =
    p.path("M-54 -54 C-54 -86 -26 -96 0 -96 C26 -96 54 -86 54 -54 Z", p.ball(tint)) +
    [
      [-24, -78],
      [-6, -84],
      [14, -82],
      [30, -72],
      [-34, -66],
      [4, -70],
    ]
      .map(([x = 0, y = 0]) => p.oval(x, y, 3, 1.9, "#fff0cf"))
      .join("");
  return (
    p.path("M-50 -18 H50 Q50 0 34 0 H-34 Q-50 0 -50 -18 Z", p.down(tint, shade(tint, -0.12))) +
    p.box(-54, -32, 108, 15, p.down("#7d4a30", "#573020"), 7.5) +
    p.path("M-54 -36 H54 L36 -24 L24 -35 L-20 -35 L-34 -22 L-46 -35 Z", "#f7c24a") +
    p.path(
      "M-58 -44 q7 10 14 1 q7 11 15 1 q7 11 15 1 q7 11 15 1 q7 11 15 0 q7 10 15 1 q7 8 13 -2 q-8 -12 -58 -12 Z",
      "#79b757",
    ) +
    p.box(-50, -54, 100, 9, "#de5145", 4.5) +
    bun
  );
}

function sushi({ pen: p, tint }: Brush): string {
  const piece = (x: number, top: string) =>
    p.box(x - 30, -42, 60, 40, p.down("#ffffff", "#e3e1da"), 18) +
    p.path(
      d`M${x - 36} -38 C${x - 34} -66 ${x + 34} -66 ${x + 36} -38 Q${x + 36} -30 ${x + 26} -32 Q${x} -40 ${x - 26} -32 Q${x - 36} -30 ${x - 36} -38 Z`,
      p.form(top),
    ) +
    p.line(d`M${x - 18} -52 l8 14 M${x - 2} -56 l8 16 M${x + 14} -53 l7 14`, mix(top, "#ffffff", 0.6), 2.6);
  return piece(-42, tint) + piece(42, tune(tint, 0.9, 20)) + p.box(34, -58, 16, 56, "#2d3f3a", 2);
}

export const meals: readonly Subject[] = [
  {
    id: "bread",
    words: "bread|loaf|baguette|croissant|toast|sourdough",
    han: "面包|吐司|法棍|牛角包",
    place: "table",
    width: 162,
    size: 0.34,
    tints: ["#cf9350"],
    draw: bread,
  },
  {
    id: "bowl",
    words: "bowl|noodle|ramen|soup|rice|bowl of noodles|bowl of ramen|pho",
    han: "碗|面条|拉面|汤|米饭|牛肉面|面",
    place: "table",
    width: 150,
    size: 0.42,
    tints: ["#3f6f9f", "#c9503f", "#4f8f7f"],
    draw: bowl,
  },
  {
    id: "pizza",
    words: "pizza",
    han: "披萨|比萨",
    place: "table",
    width: 100,
    size: 0.5,
    tints: ["#c9442f"],
    draw: pizza,
  },
  {
    id: "burger",
    words: "burger|hamburger|cheeseburger|sandwich",
    han: "汉堡|汉堡包|三明治",
    place: "table",
    width: 118,
    size: 0.42,
    tints: ["#d9984f"],
    draw: burger,
  },
  {
    id: "sushi",
    words: "sushi|dumpling|salmon sushi",
    han: "寿司|饺子|包子",
    place: "table",
    width: 160,
    size: 0.3,
    tints: ["#f58a5f"],
    draw: sushi,
  },
];
