import { mix, shade } from "../colour.ts";

import { d, stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

function sun({ pen: p, tint }: Brush): string {
  const glow = p.tone(() =>
    p.circle(0, -50, 92, p.radial([stop(0, tint, 0.55), stop(0.45, tint, 0.2), stop(1, tint, 0)])),
  );
  return (
    glow +
    p.circle(
      0,
      -50,
      40,
      p.radial([stop(0, mix(tint, "#ffffff", 0.45)), stop(0.7, tint), stop(1, shade(tint, -0.03))]),
    )
  );
}

function moon({ pen: p, tint, detail }: Brush): string {
  const glow = p.tone(() =>
    p.circle(0, -50, 90, p.radial([stop(0, tint, 0.42), stop(0.5, tint, 0.12), stop(1, tint, 0)])),
  );
  const craters =
    detail > 0.3
      ? [
          [-14, -62, 8],
          [12, -44, 10],
          [-8, -32, 5.5],
          [18, -68, 5],
          [-24, -46, 4],
        ]
          .map(([x = 0, y = 0, r = 0]) => p.circle(x, y, r, shade(tint, -0.06), 0.8))
          .join("")
      : "";
  return glow + p.circle(0, -50, 42, p.ball(tint, 0.5)) + craters;
}

function crescent({ pen: p, tint }: Brush): string {
  return (
    p.tone(() =>
      p.circle(0, -50, 86, p.radial([stop(0, tint, 0.35), stop(0.5, tint, 0.1), stop(1, tint, 0)])),
    ) + p.path("M14 -94 A45 45 0 1 0 34 -18 A38 38 0 1 1 14 -94 Z", p.down(shade(tint, 0.05), tint))
  );
}

function cloud({ pen: p, tint }: Brush): string {
  return p.path(
    "M-74 -20 C-92 -20 -94 -48 -70 -50 C-70 -78 -34 -84 -24 -66 C-12 -98 42 -92 42 -56 C60 -66 82 -52 76 -36 C88 -32 84 -20 72 -20 Z",
    p.down(tint, mix(tint, "#b9cbe4", 0.45)),
  );
}

function rainbow({ pen: p }: Brush): string {
  return ["#ee6a5f", "#f6a24c", "#f7d45c", "#7cc486", "#5fa8dd", "#8b79cf"]
    .map((colour, at) =>
      p.line(
        d`M${-94 + at * 8.4} 0 A${94 - at * 8.4} ${94 - at * 8.4} 0 0 1 ${94 - at * 8.4} 0`,
        colour,
        8.8,
        0.85,
      ),
    )
    .join("");
}

function starShape(radius: number, inner: number, points = 5): string {
  const corners = Array.from({ length: points * 2 }, (_, at) => {
    const angle = (Math.PI * at) / points - Math.PI / 2;
    const r = at % 2 ? inner : radius;
    return d`${Math.cos(angle) * r} ${Math.sin(angle) * r}`;
  });
  return `M${corners.join(" L")} Z`;
}

function star({ pen: p, tint }: Brush): string {
  return p.group(p.path(starShape(50, 21), p.form(tint)), { y: -48 });
}

export const sky: readonly Subject[] = [
  {
    id: "sun",
    words: "sun",
    han: "太阳",
    place: "sky",
    width: 100,
    size: 0.42,
    tints: ["#ffd166"],
    draw: sun,
  },
  {
    id: "moon",
    words: "moon|full moon",
    han: "月亮|满月|明月|月球",
    place: "sky",
    width: 100,
    size: 0.4,
    tints: ["#fdf3d3"],
    scene: "night",
    draw: moon,
  },
  {
    id: "crescent",
    words: "crescent|crescent moon",
    han: "月牙|弯月|新月",
    place: "sky",
    width: 90,
    size: 0.36,
    tints: ["#fdf0c4"],
    scene: "night",
    draw: crescent,
  },
  {
    id: "cloud",
    words: "cloud",
    han: "云|云朵|白云",
    place: "sky",
    width: 170,
    size: 0.26,
    tints: ["#ffffff"],
    draw: cloud,
  },
  {
    id: "rainbow",
    words: "rainbow",
    han: "彩虹",
    place: "sky",
    width: 190,
    size: 0.7,
    tints: ["#ee6a5f"],
    draw: rainbow,
  },
  {
    id: "star",
    words: "star",
    han: "星|五角星|星形",
    place: "float",
    width: 100,
    size: 0.42,
    tints: ["#f7c948"],
    draw: star,
  },
];
