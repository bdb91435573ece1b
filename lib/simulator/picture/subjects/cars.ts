import { shade } from "../colour.ts";

import { d, stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

const glass = "#a9d4ee";

function wheel({ pen: p }: Brush, x: number, r: number): string {
  return (
    p.circle(x, -r, r, "#2c2e3a") +
    p.circle(x, -r, r * 0.62, p.ball("#d6dbe3")) +
    p.circle(x, -r, r * 0.2, "#7a8292") +
    p.tone(() =>
      p.line(
        d`M${x} ${-r - r * 0.5} V${-r + r * 0.5} M${x - r * 0.5} ${-r} H${x + r * 0.5}`,
        "#9aa2b1",
        r * 0.09,
      ),
    )
  );
}

function car(brush: Brush): string {
  const { pen: p, tint, detail } = brush;
  const body = p.path(
    "M-112 -26 C-114 -44 -104 -52 -86 -54 L-62 -58 C-48 -82 -34 -92 -4 -92 C28 -92 44 -84 62 -60 L90 -55 C108 -52 114 -44 113 -24 Q112 -18 104 -18 H-104 Q-111 -18 -112 -26 Z",
    p.down(shade(tint, 0.08), shade(tint, -0.08)),
  );
  const windows =
    p.path("M-52 -58 C-42 -76 -32 -84 -8 -84 V-58 Z", p.diagonal([stop(0, "#d8eefb"), stop(1, glass)])) +
    p.path("M0 -84 C24 -84 34 -76 50 -58 H0 Z", p.diagonal([stop(0, "#c9e6f7"), stop(1, "#8fc3e4")]));
  const glare = p.tone(() =>
    p.path("M-40 -60 L-24 -82 H-14 L-32 -60 Z M14 -60 L28 -80 L34 -76 L22 -60 Z", "#ffffff", 0.45),
  );
  const lines =
    p.line(
      "M-4 -58 V-26 M-58 -50 C-64 -40 -62 -32 -58 -26 M58 -52 C62 -42 60 -32 56 -26",
      shade(tint, -0.14),
      1.4,
    ) + p.line("M6 -48 h12 M-22 -48 h12", shade(tint, -0.16), 2.6);
  const lamps =
    p.oval(107, -42, 6, 7, p.radial([stop(0, "#fffbe0"), stop(1, "#f7cf62")])) +
    p.box(-113, -47, 8, 11, "#e3483f", 3);
  const trim =
    p.box(-112, -26, 226, 7, shade(tint, -0.22), 3.5) +
    (detail > 0.3
      ? p.tone(() => p.path("M-84 -50 C-40 -55 40 -55 88 -51 C40 -52 -40 -51 -84 -47 Z", "#ffffff", 0.35))
      : "");
  const arches = p.circle(-62, -20, 25, shade(tint, -0.3)) + p.circle(64, -20, 25, shade(tint, -0.3));
  return (
    body + windows + glare + lines + trim + arches + lamps + wheel(brush, -62, 20) + wheel(brush, 64, 20)
  );
}

function bus(brush: Brush): string {
  const { pen: p, tint, accent } = brush;
  const panes = Array.from({ length: 5 }, (_, at) =>
    p.box(-92 + at * 34, -80, 28, 26, p.diagonal([stop(0, "#d8eefb"), stop(1, glass)]), 4),
  ).join("");
  return (
    p.box(-102, -92, 208, 80, p.down(shade(tint, 0.07), shade(tint, -0.07)), 14) +
    panes +
    p.box(80, -80, 20, 54, p.diagonal([stop(0, "#d8eefb"), stop(1, glass)]), 4) +
    p.box(-102, -44, 178, 7, accent) +
    p.box(-102, -18, 208, 6, shade(tint, -0.25), 3) +
    p.circle(101, -28, 5, "#fff2b8") +
    wheel(brush, -60, 17) +
    wheel(brush, 58, 17)
  );
}

function truck(brush: Brush): string {
  const { pen: p, tint, accent } = brush;
  return (
    p.box(-106, -94, 138, 76, p.down("#fdfaf4", "#ddd6cc"), 6) +
    p.box(-106, -54, 138, 12, accent) +
    p.path(
      "M38 -72 H72 Q80 -72 85 -64 L100 -44 Q106 -40 106 -32 V-16 H38 Z",
      p.down(shade(tint, 0.06), shade(tint, -0.08)),
    ) +
    p.path("M46 -64 H70 L86 -42 H46 Z", p.diagonal([stop(0, "#d8eefb"), stop(1, glass)])) +
    p.box(-106, -20, 212, 7, "#3a3d4b", 3) +
    p.circle(103, -30, 4.6, "#fff2b8") +
    wheel(brush, -64, 17) +
    wheel(brush, 72, 17)
  );
}

function motorbike(brush: Brush): string {
  const { pen: p, tint } = brush;
  return (
    wheel(brush, -54, 25) +
    wheel(brush, 56, 25) +
    p.line("M56 -25 L34 -82", "#8a92a2", 5) +
    p.path(
      "M-66 -46 C-60 -66 -30 -66 -16 -56 C0 -74 26 -76 34 -62 C30 -46 18 -34 -6 -30 H-40 Z",
      p.form(tint),
    ) +
    p.path("M-72 -60 Q-46 -72 -20 -58 Q-40 -54 -66 -54 Z", "#33303a") +
    p.line("M34 -82 L26 -94 H14", "#33303a", 4.4) +
    p.circle(42, -70, 8, p.radial([stop(0, "#fffbe0"), stop(1, "#f0c95a")])) +
    p.line("M-10 -24 H-70", "#b8bfcc", 5) +
    p.circle(-4, -30, 12, "#5a6070")
  );
}

const paints = ["#e0504a", "#3f8fc4", "#f0b03c", "#4faa8c", "#ef7f4f"] as const;

export const cars: readonly Subject[] = [
  {
    id: "car",
    words: "car|automobile|taxi|cab|sedan|beetle|suv|sports car|race car",
    han: "汽车|小汽车|轿车|跑车|出租车|车",
    place: "ground",
    width: 230,
    size: 0.62,
    tints: paints,
    scene: "city",
    draw: car,
  },
  {
    id: "bus",
    words: "bus|van|camper|campervan|school bus",
    han: "公交车|巴士|校车|房车|面包车",
    place: "ground",
    width: 214,
    size: 0.75,
    tints: paints,
    scene: "city",
    draw: bus,
  },
  {
    id: "truck",
    words: "truck|lorry|food truck",
    han: "卡车|货车|餐车",
    place: "ground",
    width: 216,
    size: 0.75,
    tints: paints,
    scene: "city",
    draw: truck,
  },
  {
    id: "motorbike",
    words: "motorbike|motorcycle|scooter|vespa|moped",
    han: "摩托车|摩托|电动车",
    place: "ground",
    width: 168,
    size: 0.6,
    tints: paints,
    scene: "city",
    draw: motorbike,
  },
];
