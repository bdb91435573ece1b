import { shade } from "../colour.ts";

import { d, stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

function flower({ pen: p, random, tint }: Brush): string {
  const green = "#5d9b58";
  const count = random.whole(6, 8);
  const stem = p.line("M0 0 C-3 -24 3 -44 0 -66", green, 3.6);
  const leaves =
    p.path("M-1 -18 C-16 -22 -26 -34 -28 -44 C-12 -42 -2 -32 -1 -18 Z", p.form(green)) +
    p.path("M0 -26 C14 -28 24 -40 25 -50 C10 -46 0 -38 0 -26 Z", p.form(shade(green, -0.06)));
  const petals = Array.from({ length: count }, (_, at) =>
    p.group(
      p.path("M0 0 C-12 -8 -12 -26 0 -29 C12 -26 12 -8 0 0 Z", p.down(shade(tint, 0.06), shade(tint, -0.08))),
      { y: -70, turn: (360 / count) * at },
    ),
  ).join("");
  return (
    stem +
    leaves +
    petals +
    p.circle(0, -70, 8.6, p.ball("#f3be42")) +
    p.tone(() => p.circle(0, -70, 4.6, "#d8932a", 0.5))
  );
}

function tulip({ pen: p, tint }: Brush): string {
  const green = "#5d9b58";
  const bloom =
    p.path(
      "M-19 -92 C-21 -66 -14 -54 0 -54 C14 -54 21 -66 19 -92 L9 -82 L0 -98 L-9 -82 Z",
      p.down(shade(tint, 0.05), shade(tint, -0.1)),
    ) +
    p.tone(() =>
      p.path("M-9 -82 C-11 -70 -8 -58 0 -54 C8 -58 11 -70 9 -82 L0 -98 Z", shade(tint, 0.08), 0.6),
    );
  return (
    p.line("M0 0 C-2 -20 1 -40 0 -56", green, 3.6) +
    p.path("M0 0 C-16 -12 -22 -36 -20 -50 C-8 -38 0 -22 0 0 Z", p.form(green)) +
    p.path("M0 0 C16 -10 22 -28 21 -42 C8 -32 0 -20 0 0 Z", p.form(shade(green, -0.06))) +
    bloom
  );
}

function cactus({ pen: p, tint, accent, detail }: Brush): string {
  const skin = p.across(shade(tint, 0.06), shade(tint, -0.1));
  const arms =
    p.line("M-10 -34 H-24 V-56", shade(tint, 0.01), 11) + p.line("M10 -44 H24 V-70", shade(tint, -0.08), 11);
  const body = p.path("M-12 0 V-84 Q-12 -97 0 -97 Q12 -97 12 -84 V0 Z", skin);
  const ribs = detail > 0.3 ? p.line("M-5 -4 V-88 M5 -4 V-88", shade(tint, -0.14), 1.2, 0.6) : "";
  const bloom =
    [0, 72, 144, 216, 288]
      .map((turn) => p.group(p.oval(0, -4, 2.6, 4.4, accent), { y: -97, turn }))
      .join("") + p.circle(0, -97, 2.2, "#f8d066");
  return arms + body + ribs + bloom;
}

function mushroom({ pen: p, tint }: Brush): string {
  const stem = p.path(
    "M-12 0 C-15 -20 -11 -40 -9 -52 H9 C11 -40 15 -20 12 0 Q0 4 -12 0 Z",
    p.across("#fdf4e3", "#dcc7a8"),
  );
  const cap = p.path("M-44 -50 C-44 -84 -20 -98 0 -98 C20 -98 44 -84 44 -50 Q0 -38 -44 -50 Z", p.ball(tint));
  const dots = [
    [-22, -70, 6.5],
    [2, -82, 7.5],
    [24, -66, 6],
    [-2, -60, 4.4],
    [-34, -58, 3.6],
  ]
    .map(([x = 0, y = 0, r = 0]) => p.oval(x, y, r, r * 0.85, "#fff6e8"))
    .join("");
  return stem + p.path("M-36 -48 Q0 -36 36 -48 Q0 -56 -36 -48 Z", "#e9d6b8") + cap + dots;
}

function plant({ pen: p, tint, accent }: Brush): string {
  const leaf = (x: number, turn: number, length: number, at: number) =>
    p.group(
      p.path(
        d`M0 0 C-14 ${-length * 0.3} -12 ${-length * 0.8} 0 ${-length} C12 ${-length * 0.8} 14 ${-length * 0.3} 0 0 Z`,
        p.across(shade(tint, 0.05 - at * 0.02), shade(tint, -0.08)),
      ) + p.line(d`M0 -2 V${-length * 0.86}`, shade(tint, 0.14), 0.9, 0.8),
      { x, y: -34, turn },
    );
  const leaves =
    leaf(-8, -52, 46, 0) +
    leaf(8, 50, 44, 1) +
    leaf(-5, -26, 58, 2) +
    leaf(6, 24, 56, 1) +
    leaf(0, -2, 64, 0);
  const pot =
    p.path(
      "M-22 -38 H22 L17 -3 Q16 0 12 0 H-12 Q-16 0 -17 -3 Z",
      p.across(shade(accent, 0.05), shade(accent, -0.1)),
    ) + p.box(-24, -40, 48, 9, p.across(shade(accent, 0.08), shade(accent, -0.06)), 3);
  return leaves + pot;
}

function leaf({ pen: p, tint, detail }: Brush): string {
  const blade = p.path(
    "M0 -4 C-44 -22 -46 -72 0 -100 C46 -72 44 -22 0 -4 Z",
    p.right([
      stop(0, shade(tint, 0.08)),
      stop(0.5, tint),
      stop(0.5, shade(tint, -0.06)),
      stop(1, shade(tint, -0.12)),
    ]),
  );
  const veins =
    detail > 0.3
      ? p.line(
          "M0 -22 L-20 -38 M0 -22 L20 -38 M0 -42 L-24 -60 M0 -42 L24 -60 M0 -62 L-18 -78 M0 -62 L18 -78",
          shade(tint, 0.16),
          1.6,
          0.8,
        )
      : "";
  return blade + veins + p.line("M0 0 V-92", shade(tint, 0.18), 2.2);
}

const greens = ["#6aa866", "#4f9a6f", "#86ad52"] as const;

const petals = ["#ec6f7d", "#f2a33c", "#9b74cf", "#f4c64a", "#e85f8f"] as const;

export const plants: readonly Subject[] = [
  {
    id: "flower",
    words: "flower|daisy|sunflower|rose|peony|bouquet|lotus|blossom|lily",
    han: "花|花朵|向日葵|玫瑰|雏菊|牡丹|荷花|莲花|百合",
    place: "ground",
    width: 62,
    size: 0.55,
    tints: petals,
    draw: flower,
  },
  {
    id: "tulip",
    words: "tulip",
    han: "郁金香",
    place: "ground",
    width: 48,
    size: 0.55,
    tints: petals,
    draw: tulip,
  },
  {
    id: "cactus",
    words: "cactus|cacti|succulent",
    han: "仙人掌|多肉",
    place: "ground",
    width: 64,
    size: 0.8,
    tints: ["#5f9d6a", "#78a857"],
    scene: "desert",
    draw: cactus,
  },
  {
    id: "mushroom",
    words: "mushroom|toadstool|fungi",
    han: "蘑菇",
    place: "ground",
    width: 90,
    size: 0.4,
    tints: ["#d9503f", "#c8744b"],
    scene: "forest",
    draw: mushroom,
  },
  {
    id: "plant",
    words: "plant|houseplant|potted plant|monstera",
    han: "盆栽|植物|绿植",
    place: "table",
    width: 92,
    size: 0.7,
    tints: greens,
    draw: plant,
  },
  {
    id: "leaf",
    words: "leaf|leaves|feather",
    han: "叶子|树叶|叶",
    place: "float",
    width: 80,
    size: 0.5,
    tints: greens,
    draw: leaf,
  },
];
