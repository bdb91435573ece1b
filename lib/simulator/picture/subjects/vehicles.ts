import { shade } from "../colour.ts";
import { d } from "../pen.ts";
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
    p.path(
      "M-52 -58 C-42 -76 -32 -84 -8 -84 V-58 Z",
      p.linear(
        [
          [0, "#d8eefb"],
          [1, glass],
        ],
        0,
        0,
        1,
        1,
      ),
    ) +
    p.path(
      "M0 -84 C24 -84 34 -76 50 -58 H0 Z",
      p.linear(
        [
          [0, "#c9e6f7"],
          [1, "#8fc3e4"],
        ],
        0,
        0,
        1,
        1,
      ),
    );
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
    p.oval(
      107,
      -42,
      6,
      7,
      p.radial([
        [0, "#fffbe0"],
        [1, "#f7cf62"],
      ]),
    ) + p.box(-113, -47, 8, 11, "#e3483f", 3);
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
    p.box(
      -92 + at * 34,
      -80,
      28,
      26,
      p.linear(
        [
          [0, "#d8eefb"],
          [1, glass],
        ],
        0,
        0,
        1,
        1,
      ),
      4,
    ),
  ).join("");
  return (
    p.box(-102, -92, 208, 80, p.down(shade(tint, 0.07), shade(tint, -0.07)), 14) +
    panes +
    p.box(
      80,
      -80,
      20,
      54,
      p.linear(
        [
          [0, "#d8eefb"],
          [1, glass],
        ],
        0,
        0,
        1,
        1,
      ),
      4,
    ) +
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
    p.path(
      "M46 -64 H70 L86 -42 H46 Z",
      p.linear(
        [
          [0, "#d8eefb"],
          [1, glass],
        ],
        0,
        0,
        1,
        1,
      ),
    ) +
    p.box(-106, -20, 212, 7, "#3a3d4b", 3) +
    p.circle(103, -30, 4.6, "#fff2b8") +
    wheel(brush, -64, 17) +
    wheel(brush, 72, 17)
  );
}

function bicycle({ pen: p, tint, accent, detail }: Brush): string {
  const spokes = (x: number) =>
    Array.from({ length: detail > 0.3 ? 8 : 0 }, (_, at) => {
      const a = (at / 8) * Math.PI;
      return d`M${x - Math.cos(a) * 31} ${-34 - Math.sin(a) * 31} L${x + Math.cos(a) * 31} ${-34 + Math.sin(a) * 31}`;
    }).join(" ");
  const ring = (x: number) =>
    p.line(d`M${x - 32} -34 a32 32 0 1 0 64 0 a32 32 0 1 0 -64 0 Z`, "#2f3240", 4.2);
  const wires = p.line(`${spokes(-54)} ${spokes(54)}` || "M0 0", "#aab0bd", 0.8);
  const frame = p.line(
    "M-54 -34 L-22 -74 L36 -76 L0 -34 Z M-22 -74 L0 -34 M-54 -34 H0 M54 -34 L34 -86",
    tint,
    5,
  );
  const saddle =
    p.line("M-22 -74 L-26 -84", "#6b7080", 3.4) +
    p.path("M-40 -88 Q-24 -94 -12 -86 Q-22 -82 -38 -83 Z", "#4d342c");
  const bars = p.line("M34 -86 L31 -95 Q44 -98 50 -90", "#6b7080", 3.8);
  const basket =
    p.path("M42 -84 H70 L65 -62 H46 Z", p.down("#d9a86c", "#b07f4a")) +
    p.line("M44 -77 H68 M45 -70 H67", "#8f6236", 1.2) +
    [48, 56, 64].map((x, at) => p.circle(x, -88, 5, at === 1 ? "#f6c75a" : accent)).join("");
  return (
    wires +
    ring(-54) +
    ring(54) +
    frame +
    saddle +
    bars +
    basket +
    p.circle(0, -34, 8, "#4a4f5e") +
    p.circle(-54, -34, 4, "#4a4f5e") +
    p.circle(54, -34, 4, "#4a4f5e") +
    p.line("M0 -34 L8 -20 M4 -19 H13", "#3a3d4b", 3)
  );
}

function sailboat({ pen: p, tint, accent }: Brush): string {
  const hull =
    p.path(
      "M-58 -18 H62 C58 -4 48 4 34 4 H-34 C-46 4 -54 -6 -58 -18 Z",
      p.down(shade(tint, 0.04), shade(tint, -0.12)),
    ) + p.path("M-58 -18 H62 L60.5 -12 H-56 Z", "#fff8ea");
  const mast = p.line("M0 -18 V-100", "#7d5840", 2.6);
  const main =
    p.path(
      "M4 -96 C30 -72 42 -46 44 -25 H4 Z",
      p.linear(
        [
          [0, "#ffffff"],
          [1, "#e8e2d6"],
        ],
        0,
        0,
        1,
        0,
      ),
    ) + p.tone(() => p.path("M4 -50 H39 Q43 -36 44 -25 H4 Z", accent, 0.85));
  const jib = p.path(
    "M-4 -92 C-16 -66 -32 -42 -44 -25 H-4 Z",
    p.linear(
      [
        [0, "#f6f0e4"],
        [1, "#ffffff"],
      ],
      0,
      0,
      1,
      0,
    ),
  );
  return mast + main + jib + p.path("M0 -100 L16 -95.5 L0 -91 Z", tint) + hull;
}

function train({ pen: p, tint, accent, detail }: Brush): string {
  const rail =
    p.line("M-176 0 H176", "#5a4a48", 3) +
    (detail > 0.3
      ? p.line(Array.from({ length: 22 }, (_, at) => d`M${-168 + at * 16} 3 h8`).join(" "), "#8a6a52", 4)
      : "");
  const body = p.path(
    "M-172 -84 H96 C130 -84 152 -60 170 -30 Q174 -14 158 -12 H-172 Z",
    p.down("#ffffff", "#d3dae6"),
  );
  const band =
    p.path("M-172 -40 H163 L170 -28 Q172 -20 168 -16 L164 -22 H-172 Z", tint) +
    p.box(-172, -46, 332, 3, accent);
  const panes = Array.from({ length: 7 }, (_, at) =>
    p.box(
      -160 + at * 34,
      -70,
      26,
      19,
      p.linear(
        [
          [0, "#5f86b8"],
          [1, "#2f4a78"],
        ],
        0,
        0,
        1,
        1,
      ),
      5,
    ),
  ).join("");
  const cab = p.path(
    "M96 -74 C118 -73 130 -64 142 -50 H100 Q94 -50 94 -56 V-68 Q94 -74 96 -74 Z",
    p.linear(
      [
        [0, "#6f97c8"],
        [1, "#2a4270"],
      ],
      0,
      0,
      1,
      1,
    ),
  );
  const wheels = [-146, -118, -40, -12, 66, 94]
    .map((x) => p.circle(x, -7, 8.5, "#3a3d4b") + p.circle(x, -7, 3.6, "#9aa2b1"))
    .join("");
  return (
    rail +
    wheels +
    body +
    band +
    panes +
    cab +
    p.line("M-66 -84 V-12", "#b9c2d1", 1.6) +
    p.oval(163, -30, 4, 3, "#fff2b8")
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
    p.circle(
      42,
      -70,
      8,
      p.radial([
        [0, "#fffbe0"],
        [1, "#f0c95a"],
      ]),
    ) +
    p.line("M-10 -24 H-70", "#b8bfcc", 5) +
    p.circle(-4, -30, 12, "#5a6070")
  );
}

const paints = ["#e0504a", "#3f8fc4", "#f0b03c", "#4faa8c", "#ef7f4f"] as const;

export const vehicles: readonly Subject[] = [
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
    id: "bicycle",
    words: "bicycle|bike|cycle",
    han: "自行车|单车|脚踏车",
    place: "ground",
    width: 176,
    size: 0.6,
    tints: ["#e0504a", "#2f8f8a", "#f0b03c"],
    draw: bicycle,
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
  {
    id: "boat",
    words: "boat|sailboat|ship|yacht|sailing boat|sailing ship",
    han: "船|帆船|小船|轮船|游艇",
    place: "water",
    width: 124,
    size: 0.8,
    tints: ["#d9503f", "#2f6f9f", "#a8643f"],
    scene: "sea",
    draw: sailboat,
  },
  {
    id: "train",
    words: "train|bullet train|high-speed train|locomotive|subway|tram",
    han: "火车|高铁|列车|动车|地铁|电车",
    place: "ground",
    width: 352,
    size: 0.55,
    tints: ["#3f7fc4", "#e0504a", "#2f9a8a"],
    scene: "mountains",
    draw: train,
  },
];
