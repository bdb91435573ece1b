import { shade, tune } from "../colour.ts";

import { d } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

/** A round crown; woods are made of it too. */
export function tree({ pen: p, random, tint, detail }: Brush): string {
  const trunk =
    p.path("M-5 0 C-4 -16 -4 -30 -6 -44 H6 C4 -30 4 -16 6 0 Q0 -2 -5 0 Z", p.across("#8a5f43", "#63432f")) +
    p.line("M0 -30 L12 -46 M0 -24 L-11 -40", "#70503a", 3);
  const blobs = [
    [-17, -52, 19],
    [18, -54, 18],
    [0, -72, 24],
    [-13, -70, 18],
    [15, -72, 17],
    [0, -54, 18],
  ] as const;
  const crown = blobs
    .map(([x, y, r], at) =>
      p.circle(
        x,
        y,
        r,
        p.ball(tune(shade(tint, at === 2 ? 0.02 : -0.04 + at * 0.01), 1, random.between(-5, 5))),
      ),
    )
    .join("");
  const leaves =
    detail > 0.5
      ? p.tone(() =>
          Array.from({ length: 12 }, () =>
            p.oval(random.between(-24, 18), random.between(-86, -52), 2.4, 1.4, shade(tint, 0.12), 0.6),
          ).join(""),
        )
      : "";
  return trunk + crown + leaves;
}

/** A conifer; woods are made of it too. */
export function pine({ pen: p, tint }: Brush): string {
  const layers = [
    [-26, 30],
    [-48, 25],
    [-70, 19],
  ] as const;
  const boughs = layers
    .map(([y, w], at) => {
      const top = at === 2 ? -100 : y - 30;
      return p.path(
        d`M0 ${top} Q${-w * 0.4} ${y - 12} ${-w} ${y + 14} Q${-w * 0.5} ${y + 10} ${-w * 0.3} ${y + 17} Q0 ${y + 11} ${w * 0.3} ${y + 17} Q${w * 0.5} ${y + 10} ${w} ${y + 14} Q${w * 0.4} ${y - 12} 0 ${top} Z`,
        p.across(shade(tint, 0.03 + at * 0.02), shade(tint, -0.1 + at * 0.02)),
      );
    })
    .join("");
  return p.box(-4, -14, 8, 14, p.across("#7d5840", "#58402f"), 1) + boughs;
}

function palm({ pen: p, tint }: Brush): string {
  const trunk = p.path(
    "M-6 0 C-2 -28 2 -48 10 -66 L15 -63 C9 -46 6 -24 6 0 Z",
    p.across("#b98a5c", "#8a6240"),
  );
  const frond = (turn: number, scale: number) =>
    p.group(p.path("M0 0 C14 -16 36 -14 46 6 C32 0 16 2 0 4 Z", p.form(tune(tint, 1, turn / 30))), {
      x: 12,
      y: -66,
      turn,
      scale,
    });
  return (
    trunk +
    frond(-150, 0.9) +
    frond(170, 1) +
    frond(-105, 0.85) +
    frond(-60, 0.9) +
    frond(10, 1) +
    frond(-20, 1.05) +
    p.circle(10, -62, 4, "#7a5233") +
    p.circle(17, -61, 3.6, "#6a452b")
  );
}

const greens = ["#6aa866", "#4f9a6f", "#86ad52"] as const;

export const trees: readonly Subject[] = [
  {
    id: "tree",
    words: "tree|oak|bonsai|willow",
    han: "树|大树|橡树|柳树",
    place: "ground",
    width: 76,
    size: 1.35,
    tints: greens,
    draw: tree,
  },
  {
    id: "cherry-tree",
    words: "cherry tree|cherry blossom|cherry blossom tree|sakura|plum tree",
    han: "樱花|樱花树|樱树|梅花|桃花",
    place: "ground",
    width: 76,
    size: 1.35,
    tints: ["#f3a9bf", "#f0b8c8"],
    draw: tree,
  },
  {
    id: "maple",
    words: "maple|maple tree|autumn tree",
    han: "枫树|枫叶|秋树",
    place: "ground",
    width: 76,
    size: 1.35,
    tints: ["#e2733a", "#d9563a", "#e8a23c"],
    draw: tree,
  },
  {
    id: "pine",
    words: "pine|fir|spruce|christmas tree|pine tree",
    han: "松树|圣诞树|杉树",
    place: "ground",
    width: 62,
    size: 1.35,
    tints: ["#3f7f68", "#4d8a63"],
    draw: pine,
  },
  {
    id: "palm",
    words: "palm|palm tree|coconut tree",
    han: "棕榈|棕榈树|椰子树|椰树",
    place: "ground",
    width: 100,
    size: 1.3,
    tints: ["#5aa266"],
    scene: "beach",
    draw: palm,
  },
];
