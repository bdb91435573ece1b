import { shade } from "../colour.ts";

import type { Brush, Subject } from "../subject.ts";

function apple({ pen: p, tint }: Brush): string {
  const body = p.path(
    "M0 -76 C-12 -86 -42 -84 -44 -50 C-45 -22 -24 0 -10 0 C-5 0 -3 -2 0 -2 C3 -2 5 0 10 0 C24 0 45 -22 44 -50 C42 -84 12 -86 0 -76 Z",
    p.ball(tint, 1.2),
  );
  const shine = p.tone(() => p.group(p.oval(0, 0, 6, 13, "#ffffff", 0.4), { x: -25, y: -56, turn: 22 }));
  return (
    body +
    p.tone(() => p.oval(0, -75, 12, 4, shade(tint, -0.2), 0.5)) +
    p.line("M0 -74 C0 -84 3 -91 8 -97", "#6b4a35", 4) +
    p.path("M4 -86 C14 -102 32 -102 40 -94 C32 -82 16 -80 4 -86 Z", p.form("#6cab52")) +
    shine
  );
}

function citrus({ pen: p, tint }: Brush): string {
  return (
    p.circle(0, -42, 42, p.ball(tint, 1.1)) +
    p.path("M-2 -84 C8 -98 26 -100 34 -92 C26 -82 10 -78 -2 -84 Z", p.form("#5d9b4c")) +
    p.circle(-2, -83, 3.4, "#5f7a34") +
    p.tone(() => p.group(p.oval(0, 0, 6, 10, "#ffffff", 0.35), { x: -20, y: -60, turn: 30 }))
  );
}

function strawberry({ pen: p, tint, detail }: Brush): string {
  const seeds =
    detail > 0.2
      ? [
          [-20, -58],
          [0, -62],
          [20, -58],
          [-26, -42],
          [-9, -46],
          [9, -46],
          [26, -42],
          [-16, -30],
          [0, -32],
          [16, -30],
          [-6, -16],
          [7, -17],
        ]
          .map(([x = 0, y = 0]) => p.oval(x, y, 1.7, 2.6, "#fbe3a0"))
          .join("")
      : "";
  const hull = [-70, -36, 0, 36, 70]
    .map((turn) =>
      p.group(p.path("M0 0 C-8 -6 -8 -18 0 -25 C8 -18 8 -6 0 0 Z", p.form("#5fa24e")), {
        y: -76,
        turn: turn + 180,
        scale: 0.8,
      }),
    )
    .join("");
  return (
    p.path(
      "M0 0 C-20 -8 -42 -40 -38 -62 C-34 -82 -12 -80 0 -76 C12 -80 34 -82 38 -62 C42 -40 20 -8 0 0 Z",
      p.ball(tint, 1.1),
    ) +
    seeds +
    hull +
    p.line("M0 -78 C0 -86 4 -92 8 -95", "#4f8a42", 4)
  );
}

function watermelon({ pen: p, tint }: Brush): string {
  const seeds = [
    [-36, -72],
    [-12, -66],
    [12, -66],
    [36, -72],
    [-22, -50],
    [2, -46],
    [24, -50],
    [0, -28],
  ]
    .map(([x = 0, y = 0]) => p.oval(x, y, 2.4, 3.8, "#33262a"))
    .join("");
  return (
    p.path("M-80 -92 A80 92 0 0 0 80 -92 Z", p.down("#5fae5c", "#2f7d4a")) +
    p.path("M-73 -92 A73 83 0 0 0 73 -92 Z", "#eaf5cf") +
    p.path("M-68 -92 A68 77 0 0 0 68 -92 Z", p.down(shade(tint, 0.05), tint)) +
    seeds
  );
}

export const fruit: readonly Subject[] = [
  {
    id: "apple",
    words: "apple",
    han: "苹果",
    place: "table",
    width: 92,
    size: 0.36,
    tints: ["#dc4440", "#8fbf4f"],
    draw: apple,
  },
  {
    id: "orange",
    words: "oranges|lemon|tangerines|mandarin|peach|orange fruit",
    han: "橙子|橘子|柠檬|桃子",
    place: "table",
    width: 86,
    size: 0.34,
    tints: ["#f59a2e", "#f7cf3f"],
    draw: citrus,
  },
  {
    id: "strawberry",
    words: "strawberry|berry",
    han: "草莓",
    place: "table",
    width: 82,
    size: 0.34,
    tints: ["#e2404a"],
    draw: strawberry,
  },
  {
    id: "watermelon",
    words: "watermelon|melon",
    han: "西瓜",
    place: "table",
    width: 162,
    size: 0.4,
    tints: ["#ec5a5f"],
    draw: watermelon,
  },
];
