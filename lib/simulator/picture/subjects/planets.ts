import { mix, shade } from "../colour.ts";
import { stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

function planet({ pen: p, tint, accent, detail }: Brush): string {
  const ring = (front: boolean) =>
    p.group(
      p.line(
        front ? "M-64 0 A64 15 0 0 0 64 0" : "M-64 0 A64 15 0 0 1 64 0",
        mix(accent, "#ffffff", 0.35),
        6,
        0.95,
      ),
      { y: -50, turn: -16 },
    );
  const bands = p.clip(
    "M-38 -50 A38 38 0 1 0 38 -50 A38 38 0 1 0 -38 -50 Z",
    p.tone(() =>
      p.group(
        p.box(-60, -26, 120, 9, shade(tint, 0.1), 4, 0.6) +
          p.box(-60, -6, 120, 13, shade(tint, -0.09), 5, 0.55) +
          p.box(-60, 18, 120, 7, shade(tint, 0.08), 3, 0.5),
        { y: -50, turn: -16 },
      ),
    ),
  );
  const shadow = p.tone(() =>
    p.circle(
      0,
      -50,
      38,
      p.radial([stop(0, "#0b1030", 0), stop(0.6, "#0b1030", 0.02), stop(1, "#0b1030", 0.5)], 0.32, 0.3, 0.8),
    ),
  );
  return ring(false) + p.circle(0, -50, 38, p.ball(tint)) + (detail > 0.2 ? bands : "") + shadow + ring(true);
}

function globe({ pen: p, tint }: Brush): string {
  const round = "M-42 -50 A42 42 0 1 0 42 -50 A42 42 0 1 0 -42 -50 Z";
  const land = p.path(
    "M-40 -66 C-30 -88 -8 -90 -4 -80 C-2 -70 -18 -68 -14 -58 C-10 -50 -24 -40 -30 -46 C-36 -52 -44 -58 -40 -66 Z M2 -46 C14 -56 36 -52 38 -40 C38 -26 22 -10 14 -14 C8 -20 -4 -36 2 -46 Z M16 -86 C28 -86 38 -74 34 -66 C26 -66 14 -76 16 -86 Z",
    "#7fbf7a",
  );
  const glow = p.tone(() =>
    p.circle(0, -50, 58, p.radial([stop(0.66, "#8fd0ff", 0.5), stop(1, "#8fd0ff", 0)])),
  );
  const shadow = p.tone(() =>
    p.circle(
      0,
      -50,
      42,
      p.radial([stop(0, "#0b1030", 0), stop(0.55, "#0b1030", 0), stop(1, "#0b1030", 0.5)], 0.34, 0.3, 0.8),
    ),
  );
  return glow + p.circle(0, -50, 42, p.ball(tint)) + p.clip(round, land) + shadow;
}

export const planets: readonly Subject[] = [
  {
    id: "planet",
    words: "planet|saturn|jupiter|mars|venus",
    han: "行星|星球|土星|木星|火星",
    place: "sky",
    width: 140,
    size: 0.6,
    tints: ["#d98a5b", "#c46f8f", "#7f8fd6"],
    scene: "space",
    draw: planet,
  },
  {
    id: "globe",
    words: "earth|globe|world",
    han: "地球|世界",
    place: "float",
    width: 100,
    size: 0.7,
    tints: ["#4a94d6"],
    scene: "space",
    draw: globe,
  },
];
