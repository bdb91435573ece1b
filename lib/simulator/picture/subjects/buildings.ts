import { mix, shade } from "../colour.ts";
import { d } from "../pen.ts";
import type { Brush, Subject } from "../subject.ts";

const glass = "#ffe4a3";

function house({ pen: p, tint, accent, detail }: Brush): string {
  const wall = mix("#fbf1e2", tint, 0.12);
  const chimney =
    p.box(22, -96, 11, 26, p.across("#b5705a", "#8e5244"), 1) + p.box(20, -98, 15, 5, "#8e5244", 1);
  const walls = p.box(-44, -54, 88, 54, p.across(wall, shade(wall, -0.09)));
  const roof = p.path(
    "M-54 -50 L0 -96 L54 -50 Q54 -47 51 -47 H-51 Q-54 -47 -54 -50 Z",
    p.across(shade(tint, 0.03), shade(tint, -0.1)),
  );
  const tiles =
    detail > 0.6 ? p.line("M-36 -58 H36 M-24 -69 H24 M-12 -80 H12", shade(tint, -0.12), 1.2, 0.6) : "";
  const eaves = p.tone(() => p.box(-44, -47, 88, 5, "#3a2a2e", 0, 0.14));
  const door =
    p.path(
      "M-9 0 V-24 Q-9 -33 0 -33 Q9 -33 9 -24 V0 Z",
      p.across(shade(accent, 0.02), shade(accent, -0.12)),
    ) + p.circle(5, -15, 1.6, "#f5d074");
  const window = (x: number) =>
    p.box(x, -36, 18, 18, "#ffffff", 2) +
    p.box(
      x + 1.8,
      -34.2,
      14.4,
      14.4,
      p.linear(
        [
          [0, "#bfe0f5"],
          [1, "#7fb3dc"],
        ],
        0,
        0,
        1,
        1,
      ),
      1,
    ) +
    p.line(d`M${x + 9} -34 V-20 M${x + 2} -27 H${x + 16}`, "#ffffff", 1.5);
  const attic = p.circle(0, -65, 7.5, "#ffffff") + p.circle(0, -65, 5.6, "#9cc8e8");
  const bushes =
    detail > 0.4
      ? p.circle(-38, -5, 8, p.ball("#6ea35e")) +
        p.circle(-28, -3.5, 6, p.ball("#5f9654")) +
        p.circle(38, -5, 8, p.ball("#5f9654"))
      : "";
  return chimney + walls + eaves + window(-34) + window(16) + door + roof + tiles + attic + bushes;
}

function lighthouse({ pen: p, tint, detail }: Brush): string {
  const beam = p.tone(
    () =>
      p.path(
        "M0 -84 L-120 -104 V-64 Z",
        p.linear(
          [
            [0, "#fff2b8", 0],
            [1, "#fff2b8", 0.65],
          ],
          0,
          0,
          1,
          0,
        ),
      ) +
      p.path(
        "M0 -84 L120 -104 V-64 Z",
        p.linear(
          [
            [0, "#fff2b8", 0.65],
            [1, "#fff2b8", 0],
          ],
          0,
          0,
          1,
          0,
        ),
      ),
  );
  const tower = "M-17 0 L-10.5 -74 H10.5 L17 0 Z";
  const stripes = p.clip(tower, p.box(-20, -18, 40, 18, tint) + p.box(-20, -54, 40, 18, tint));
  const light = p.tone(() =>
    p.path(
      tower,
      p.linear(
        [
          [0, "#ffffff", 0.25],
          [0.4, "#ffffff", 0],
          [1, "#1c2240", 0.32],
        ],
        0,
        0,
        1,
        0,
      ),
    ),
  );
  const lamp =
    p.box(
      -8,
      -88,
      16,
      14,
      p.radial([
        [0, "#fffbe0"],
        [1, "#f7c552"],
      ]),
      1,
    ) + p.line("M-4 -88 V-74 M4 -88 V-74", "#5b4a4a", 0.9);
  const roof = p.path("M-11 -87 Q0 -101 11 -87 Z", tint) + p.line("M0 -95 V-100", "#5b4a4a", 1.4);
  const gallery = p.box(-14, -76, 28, 3.6, "#3d4152", 1);
  const door =
    p.path("M-4.5 0 V-9 Q-4.5 -13 0 -13 Q4.5 -13 4.5 -9 V0 Z", "#3d4152") +
    (detail > 0.3 ? p.box(-2, -33, 4, 6.5, "#3d4152", 2) + p.box(-2, -66, 4, 6, "#3d4152", 2) : "");
  return beam + p.path(tower, "#fbf6ee") + stripes + light + lamp + roof + gallery + door;
}

export function tower({ pen: p, random, tint, detail }: Brush): string {
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

function castle({ pen: p, tint, accent }: Brush): string {
  const stone = (from: number) => p.across(shade(tint, 0.05 + from), shade(tint, -0.08 + from));
  const crenels = (x: number, w: number, y: number) =>
    Array.from({ length: Math.floor(w / 7) }, (_, at) => p.box(x + at * 7 + 1, y - 4.5, 4.4, 5.5, tint)).join(
      "",
    );
  const turret = (x: number, w: number, h: number) =>
    p.box(x, -h, w, h, stone(0)) +
    p.path(
      d`M${x - 3} ${-h} L${x + w / 2} ${-h - 27} L${x + w + 3} ${-h} Z`,
      p.across(shade(accent, 0.04), shade(accent, -0.1)),
    ) +
    p.path(
      d`M${x + w / 2} ${-h - 27} V${-h - 35} L${x + w / 2 + 9} ${-h - 31.5} L${x + w / 2} ${-h - 29} Z`,
      shade(accent, -0.04),
    ) +
    p.box(x + w / 2 - 2, -h + 9, 4, 9, "#4a4458", 2);
  const keep = p.box(-18, -66, 36, 66, stone(-0.03)) + crenels(-18, 36, -66);
  const wall = p.box(-46, -36, 92, 36, stone(0)) + crenels(-46, 92, -36);
  const gate =
    p.path("M-10 0 V-16 Q-10 -27 0 -27 Q10 -27 10 -16 V0 Z", "#4a3340") +
    p.line("M-5 0 V-22 M0 0 V-26 M5 0 V-22", "#7a5a4a", 1.1);
  return (
    p.box(-3, -88, 6, 24, stone(-0.05)) +
    p.path("M-6 -86 L0 -100 L6 -86 Z", accent) +
    keep +
    turret(-56, 19, 54) +
    turret(37, 19, 54) +
    wall +
    gate +
    p.box(-9, -54, 5, 9, "#4a4458", 2.4) +
    p.box(4, -54, 5, 9, "#4a4458", 2.4)
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

function windmill({ pen: p, tint, accent }: Brush): string {
  const sail = (turn: number) =>
    p.group(
      p.line("M0 0 V-42", "#6b4a35", 2) +
        p.box(1, -41, 9, 30, mix("#fff9ec", accent, 0.12), 1) +
        p.line("M1 -31 H10 M1 -21 H10", "#b79b7d", 0.8),
      { y: -66, turn },
    );
  return (
    p.path("M-20 0 L-12 -66 H12 L20 0 Z", p.across(mix("#fbf1e2", tint, 0.05), "#d8c6ad")) +
    p.path("M-15 -64 Q0 -92 15 -64 Z", p.across(tint, shade(tint, -0.12))) +
    p.path("M-6 0 V-14 Q-6 -20 0 -20 Q6 -20 6 -14 V0 Z", "#7d5840") +
    p.box(-4, -46, 8, 9, "#9cc8e8", 1) +
    sail(20) +
    sail(110) +
    sail(200) +
    sail(290) +
    p.circle(0, -66, 4, "#6b4a35")
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

function tent({ pen: p, tint, accent }: Brush): string {
  return (
    p.path("M-62 0 L-6 -92 L14 -92 L66 0 Z", shade(tint, -0.12)) +
    p.path("M-62 0 L-6 -92 L40 0 Z", p.form(tint)) +
    p.path("M-26 0 L-6 -70 L14 0 Z", p.down("#4a3440", "#6d4a4f")) +
    p.path("M-26 0 L-6 -70 L-14 -4 Z", accent) +
    p.line("M-6 -92 L-8 -99 M-62 0 L-74 2 M66 0 L76 2", "#6b4a35", 1.6)
  );
}

export const buildings: readonly Subject[] = [
  {
    id: "house",
    words: "house|home|cottage|cabin|hut|villa|barn",
    han: "房子|屋|小屋|木屋|别墅|家",
    place: "ground",
    width: 112,
    size: 1.15,
    tints: ["#c95b4b", "#4f7ea1", "#b7794a"],
    scene: "meadow",
    draw: house,
  },
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
    id: "castle",
    words: "castle|fortress|palace",
    han: "城堡|宫殿",
    place: "ground",
    width: 120,
    size: 1.5,
    tints: ["#c9c0c9", "#d9c3a8"],
    scene: "meadow",
    draw: castle,
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
    id: "windmill",
    words: "windmill",
    han: "风车",
    place: "ground",
    width: 88,
    size: 1.4,
    tints: ["#b5574a"],
    scene: "meadow",
    draw: windmill,
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
  {
    id: "tent",
    words: "tent|camp|campsite",
    han: "帐篷|露营",
    place: "ground",
    width: 140,
    size: 0.7,
    tints: ["#e08a3c", "#4f9a8a"],
    scene: "forest",
    draw: tent,
  },
];
