import { mix, shade } from "../colour.ts";

import { d, stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

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
    p.box(x + 1.8, -34.2, 14.4, 14.4, p.diagonal([stop(0, "#bfe0f5"), stop(1, "#7fb3dc")]), 1) +
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

function tent({ pen: p, tint, accent }: Brush): string {
  return (
    p.path("M-62 0 L-6 -92 L14 -92 L66 0 Z", shade(tint, -0.12)) +
    p.path("M-62 0 L-6 -92 L40 0 Z", p.form(tint)) +
    p.path("M-26 0 L-6 -70 L14 0 Z", p.down("#4a3440", "#6d4a4f")) +
    p.path("M-26 0 L-6 -70 L-14 -4 Z", accent) +
    p.line("M-6 -92 L-8 -99 M-62 0 L-74 2 M66 0 L76 2", "#6b4a35", 1.6)
  );
}

export const houses: readonly Subject[] = [
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
