import { shade } from "../colour.ts";

import { d, stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

const glass = "#ffe4a3";

function lighthouse({ pen: p, tint, detail }: Brush): string {
  const beam = p.tone(
    () =>
      p.path("M0 -84 L-120 -104 V-64 Z", p.right([stop(0, "#fff2b8", 0), stop(1, "#fff2b8", 0.65)])) +
      p.path("M0 -84 L120 -104 V-64 Z", p.right([stop(0, "#fff2b8", 0.65), stop(1, "#fff2b8", 0)])),
  );
  const tower = "M-17 0 L-10.5 -74 H10.5 L17 0 Z";
  const stripes = p.clip(tower, p.box(-20, -18, 40, 18, tint) + p.box(-20, -54, 40, 18, tint));
  const light = p.tone(() =>
    p.path(tower, p.right([stop(0, "#ffffff", 0.25), stop(0.4, "#ffffff", 0), stop(1, "#1c2240", 0.32)])),
  );
  const lamp =
    p.box(-8, -88, 16, 14, p.radial([stop(0, "#fffbe0"), stop(1, "#f7c552")]), 1) +
    p.line("M-4 -88 V-74 M4 -88 V-74", "#5b4a4a", 0.9);
  const roof = p.path("M-11 -87 Q0 -101 11 -87 Z", tint) + p.line("M0 -95 V-100", "#5b4a4a", 1.4);
  const gallery = p.box(-14, -76, 28, 3.6, "#3d4152", 1);
  const door =
    p.path("M-4.5 0 V-9 Q-4.5 -13 0 -13 Q4.5 -13 4.5 -9 V0 Z", "#3d4152") +
    (detail > 0.3 ? p.box(-2, -33, 4, 6.5, "#3d4152", 2) + p.box(-2, -66, 4, 6, "#3d4152", 2) : "");
  return beam + p.path(tower, "#fbf6ee") + stripes + light + lamp + roof + gallery + door;
}

function tower({ pen: p, random, tint, detail }: Brush): string {
  const face = p.box(-20, -96, 28, 96, p.down(shade(tint, 0.04), shade(tint, -0.05)));
  const side = p.box(8, -96, 13, 96, p.down(shade(tint, -0.08), shade(tint, -0.15)));
  const rows = detail > 0.5 ? 11 : 6;
  const windows = Array.from({ length: rows * 3 }, (_, at) => {
    const lit = random.chance(0.45);
    return p.box(
      -16 + (at % 3) * 7.4,
      -90 + Math.floor(at / 3) * (86 / rows),
      4.6,
      52 / rows,
      lit ? glass : shade(tint, -0.14),
      0.6,
    );
  }).join("");
  return (
    face +
    side +
    windows +
    p.box(-20, -98, 41, 3, shade(tint, -0.18)) +
    p.line("M-4 -98 V-106", shade(tint, -0.18), 1.4)
  );
}

function pagoda({ pen: p, tint, detail }: Brush): string {
  const storeys = [
    [0, 34, 26],
    [-26, 28, 22],
    [-50, 22, 18],
    [-70, 16, 13],
  ] as const;
  const body = storeys
    .map(
      ([y, w], at) =>
        p.box(-w * 0.62, y - 22, w * 1.24, 22, p.across("#f3dfc1", "#cfae86")) +
        p.line(d`M${-w * 0.4} ${y} V${y - 20} M${w * 0.4} ${y} V${y - 20}`, tint, 2.6) +
        p.path(d`M${-3.4 + at * 0.3} ${y} V${y - 11} H${3.4 - at * 0.3} V${y} Z`, "#6b3f38"),
    )
    .join("");
  const roofs = storeys
    .map(([y, w]) =>
      p.path(
        d`M${-w - 6} ${y - 20} Q${-w * 0.5} ${y - 22} ${-w * 0.34} ${y - 31} H${w * 0.34} Q${w * 0.5} ${y - 22} ${w + 6} ${y - 20} Q${w * 0.6} ${y - 16.5} 0 ${y - 16.5} Q${-w * 0.6} ${y - 16.5} ${-w - 6} ${y - 20} Z`,
        p.down(shade(tint, 0.03), shade(tint, -0.12)),
      ),
    )
    .join("");
  const base = p.box(-40, -3, 80, 3.5, "#a99c8f", 1);
  return (
    body +
    roofs +
    p.line("M0 -100 V-110", "#e0b04a", 2) +
    (detail > 0.3 ? p.circle(0, -104, 2.2, "#e0b04a") : "") +
    base
  );
}

function bridge({ pen: p, tint, detail }: Brush): string {
  const hangers =
    detail > 0.3
      ? Array.from({ length: 25 }, (_, at) => {
          const x = -120 + at * 10;
          const t = Math.abs(x) < 62 ? (x / 62) ** 2 * 62 + 28 : Math.max(24, 90 - (Math.abs(x) - 62) * 1.05);
          return d`M${x} -22 V${-t}`;
        }).join(" ")
      : "";
  const cable = p.line("M-130 -22 Q-86 -44 -62 -90 Q0 34 62 -90 Q86 -44 130 -22", tint, 2.4);
  const pylon = (x: number) =>
    p.box(x - 7, -98, 4.6, 98, p.across(shade(tint, 0.04), shade(tint, -0.1))) +
    p.box(x + 2.4, -98, 4.6, 98, shade(tint, -0.08)) +
    p.box(x - 7, -92, 14, 4, tint) +
    p.box(x - 7, -66, 14, 4, tint) +
    p.box(x - 7, -42, 14, 4, tint);
  return (
    (hangers ? p.line(hangers, shade(tint, 0.05), 0.8, 0.9) : "") +
    cable +
    pylon(-62) +
    pylon(62) +
    p.box(-134, -24, 268, 6, p.down(shade(tint, 0.05), shade(tint, -0.12)), 1)
  );
}

export const towers: readonly Subject[] = [
  {
    id: "lighthouse",
    words: "lighthouse",
    han: "灯塔",
    place: "ground",
    width: 60,
    size: 1.7,
    tints: ["#d9503f"],
    scene: "coast",
    draw: lighthouse,
  },
  {
    id: "tower",
    words: "skyscraper|tower|office building|building|apartment",
    han: "摩天大楼|高楼|大厦|塔|建筑|楼",
    place: "ground",
    width: 46,
    size: 1.6,
    tints: ["#7c8fb5", "#a98b9f", "#6f9aa5"],
    scene: "street",
    draw: tower,
  },
  {
    id: "pagoda",
    words: "pagoda|temple|shrine",
    han: "宝塔|寺庙|寺|庙|亭子|古塔",
    place: "ground",
    width: 84,
    size: 1.5,
    tints: ["#b5443c", "#3d6a63"],
    scene: "mountains",
    draw: pagoda,
  },
  {
    id: "bridge",
    words: "bridge",
    han: "桥|大桥",
    place: "water",
    width: 270,
    size: 1.1,
    tints: ["#c8503c", "#8f5a4d"],
    scene: "sea",
    draw: bridge,
  },
];
