import { mix, shade } from "../colour.ts";

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

function cup(brush: Brush): string {
  const { pen: p, tint, accent, detail } = brush;
  const saucer =
    p.oval(0, -3.5, 56, 8, p.across(shade(tint, 0.05), shade(tint, -0.1))) +
    p.oval(0, -5.5, 40, 5, shade(tint, -0.1));
  const handle = p.line("M38 -50 C62 -54 62 -22 32 -22", shade(tint, -0.06), 8);
  const body = p.path(
    "M-42 -62 H42 C42 -34 34 -10 18 -6 H-18 C-34 -10 -42 -34 -42 -62 Z",
    p.right([stop(0, shade(tint, 0.05)), stop(0.4, shade(tint, 0.02)), stop(1, shade(tint, -0.12))]),
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

function cake({ pen: p, tint, accent, detail }: Brush): string {
  const plate = p.oval(0, -3, 62, 7, p.across("#ffffff", "#d3d7e0"));
  const sponge =
    p.path(
      "M-48 -44 V-8 A48 7 0 0 0 48 -8 V-44 Z",
      p.right([stop(0, shade(tint, 0.07)), stop(0.4, shade(tint, 0.03)), stop(1, shade(tint, -0.1))]),
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
        p.tone(() => p.circle(x, -81, 11, p.radial([stop(0, "#ffe08a", 0.7), stop(1, "#ffe08a", 0)]))) +
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

export const treats: readonly Subject[] = [
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
    id: "ice-cream",
    words: "ice cream|icecream|gelato",
    han: "冰淇淋|冰激凌|雪糕",
    place: "table",
    width: 62,
    size: 0.55,
    tints: ["#f28fa8", "#9fd3b8"],
    draw: iceCream,
  },
];
