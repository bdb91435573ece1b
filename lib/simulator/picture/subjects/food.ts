import { mix, shade, tune } from "../colour.ts";
import { d } from "../pen.ts";
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

function cup(brush: Brush): string {
  const { pen: p, tint, accent, detail } = brush;
  const saucer =
    p.oval(0, -3.5, 56, 8, p.across(shade(tint, 0.05), shade(tint, -0.1))) +
    p.oval(0, -5.5, 40, 5, shade(tint, -0.1));
  const handle = p.line("M38 -50 C62 -54 62 -22 32 -22", shade(tint, -0.06), 8);
  const body = p.path(
    "M-42 -62 H42 C42 -34 34 -10 18 -6 H-18 C-34 -10 -42 -34 -42 -62 Z",
    p.linear(
      [
        [0, shade(tint, 0.05)],
        [0.4, shade(tint, 0.02)],
        [1, shade(tint, -0.12)],
      ],
      0,
      0,
      1,
      0,
    ),
  );
  const band =
    detail > 0.3
      ? p.clip(
          "M-42 -62 H42 C42 -34 34 -10 18 -6 H-18 C-34 -10 -42 -34 -42 -62 Z",
          p.path(
            "M-50 -40 q12.5 -9 25 0 t25 0 t25 0 t25 0 V-30 q-12.5 9 -25 0 t-25 0 t-25 0 t-25 0 Z",
            accent,
            0.85,
          ),
        )
      : "";
  const top =
    p.oval(0, -62, 42, 9.5, p.across(shade(tint, 0.08), shade(tint, -0.02))) +
    p.oval(0, -61, 36.5, 7.2, p.across("#6b4128", "#3f2416")) +
    p.path(
      "M-12 -61 C-12 -64 -2 -65 0 -62.4 C2 -65 12 -64 12 -61 C12 -58.6 4 -57.6 0 -56.4 C-4 -57.6 -12 -58.6 -12 -61 Z",
      "#e9cfa9",
    );
  return saucer + handle + body + band + top + steam(brush, 0, -72);
}

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

function cake({ pen: p, tint, accent, detail }: Brush): string {
  const plate = p.oval(0, -3, 62, 7, p.across("#ffffff", "#d3d7e0"));
  const sponge =
    p.path(
      "M-48 -44 V-8 A48 7 0 0 0 48 -8 V-44 Z",
      p.linear(
        [
          [0, shade(tint, 0.07)],
          [0.4, shade(tint, 0.03)],
          [1, shade(tint, -0.1)],
        ],
        0,
        0,
        1,
        0,
      ),
    ) + p.path("M-48 -27 A48 7 0 0 0 48 -27 V-21 A48 7 0 0 1 -48 -21 Z", mix(accent, "#fff3ea", 0.4));
  const icing =
    p.path(
      "M-50 -48 A50 8 0 0 1 50 -48 V-40 q-4 9 -9 1 q-4 14 -10 3 q-5 7 -10 2 q-5 15 -11 1 q-5 7 -10 1 q-5 12 -11 -1 q-5 9 -10 -1 q-5 13 -10 -1 q-5 7 -9 -4 Z",
      p.across("#fffaf4", "#f1dfdc"),
    ) + p.oval(0, -48, 50, 8, "#fffdf9");
  const candles = [-22, 0, 22]
    .map(
      (x, at) =>
        p.box(
          x - 2.5,
          -74,
          5,
          26,
          p.across(shade(at === 1 ? tint : accent, 0.08), at === 1 ? tint : accent),
          2,
        ) +
        p.tone(() =>
          p.circle(
            x,
            -81,
            11,
            p.radial([
              [0, "#ffe08a", 0.7],
              [1, "#ffe08a", 0],
            ]),
          ),
        ) +
        p.path(
          d`M${x} -90 C${x + 5} -83 ${x + 4} -76 ${x} -75 C${x - 4} -76 ${x - 5} -83 ${x} -90 Z`,
          p.down("#fff3b0", "#f59a3c"),
        ),
    )
    .join("");
  const cherries =
    detail > 0.3 ? [-36, -11, 11, 36].map((x) => p.circle(x, -51, 4.6, p.ball("#d93d4d"))).join("") : "";
  return plate + sponge + icing + cherries + candles;
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
      p.linear(
        [
          [0, shade(tint, 0.05)],
          [0.4, tint],
          [1, shade(tint, -0.14)],
        ],
        0,
        0,
        1,
        0,
      ),
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

function iceCream({ pen: p, tint, accent, detail }: Brush): string {
  const cone =
    p.path("M-19 -46 H19 L2 -2 Q0 1 -2 -2 Z", p.across("#e5b06a", "#bd8242")) +
    p.line("M-15 -38 L6 -12 M-6 -44 L11 -24 M15 -38 L-6 -12 M6 -44 L-11 -24", "#a86f38", 1);
  const scoops =
    p.circle(-12, -58, 17, p.ball(accent)) +
    p.circle(13, -59, 17, p.ball("#fff1d8", 0.6)) +
    p.circle(0, -80, 18, p.ball(tint));
  const drip = p.path(
    "M-24 -50 q6 10 12 1 q6 12 12 0 q6 9 12 0 q6 8 12 -2 Q12 -58 0 -58 Q-14 -58 -24 -50 Z",
    shade(accent, 0.02),
  );
  return (
    cone +
    scoops +
    drip +
    (detail > 0.3
      ? p.line("M-8 -88 l3 3 M4 -90 l-2 4 M9 -80 l4 1 M-12 -76 l3 -2", "#ffffff", 2.2, 0.9)
      : "") +
    p.circle(2, -98, 5, p.ball("#d93d4d"))
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

export const food: readonly Subject[] = [
  {
    id: "cup",
    words: "cup|mug|coffee|tea|latte|espresso|cappuccino|coffee cup|cup of coffee|cup of tea|teacup",
    han: "杯子|咖啡|茶|咖啡杯|茶杯|拿铁|马克杯|热茶|杯",
    place: "table",
    width: 116,
    size: 0.4,
    tints: ["#f4efe6", "#e8775a", "#4f8f9f", "#f0c05a"],
    scene: "room",
    draw: cup,
  },
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
    id: "cake",
    words: "cake|birthday cake|cupcake|dessert|pie",
    han: "蛋糕|生日蛋糕|甜点|纸杯蛋糕",
    place: "table",
    width: 124,
    size: 0.46,
    tints: ["#f2a0ae", "#e9c08a", "#b98560"],
    draw: cake,
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
    id: "ice-cream",
    words: "ice cream|icecream|gelato",
    han: "冰淇淋|冰激凌|雪糕",
    place: "table",
    width: 62,
    size: 0.55,
    tints: ["#f28fa8", "#9fd3b8"],
    draw: iceCream,
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
    id: "watermelon",
    words: "watermelon|melon",
    han: "西瓜",
    place: "table",
    width: 162,
    size: 0.4,
    tints: ["#ec5a5f"],
    draw: watermelon,
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
