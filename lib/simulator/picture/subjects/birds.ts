import { mix, shade, tune } from "../colour.ts";

import type { Brush, Subject } from "../subject.ts";

const ink = "#2b2a33";

function bird({ pen: p, tint, accent, detail }: Brush): string {
  const wing = tune(shade(tint, -0.1), 1.05, 14);
  const belly = mix(tint, "#fff3e0", 0.7);
  const tail = p.path("M34 -34 L72 -22 L66 -13 L60 -15 L54 -6 L26 -22 Z", shade(wing, -0.03));
  const body = p.path(
    "M-34 -66 C-32 -90 0 -94 6 -66 C26 -62 44 -46 40 -30 C30 -10 -12 -8 -26 -28 C-33 -40 -35 -54 -34 -66 Z",
    p.ball(tint),
  );
  const front = p.path(
    "M-33 -60 C-30 -40 -10 -34 0 -19 C-14 -16 -24 -22 -29 -32 C-33 -42 -35 -52 -33 -60 Z",
    belly,
  );
  const wings =
    p.path("M-2 -52 C14 -58 40 -44 48 -24 C34 -16 6 -18 -4 -34 C-7 -40 -7 -48 -2 -52 Z", p.form(wing)) +
    (detail > 0.4 ? p.line("M6 -40 Q20 -38 34 -27 M6 -33 Q18 -30 30 -23", shade(wing, -0.1), 1.6, 0.7) : "");
  const beak = p.path("M-32 -72 L-50 -65 L-32 -61 Z", p.down("#f6b73c", "#e08a2a"));
  const legs = p.line(
    "M-4 -16 V-2 M8 -16 V-2 M-4 -2 L-11 0 M-4 -2 L1 0 M8 -2 L1 0 M8 -2 L14 0",
    "#c97b3a",
    2.2,
  );
  const eye = p.circle(-19, -71, 3.6, ink) + p.circle(-20, -72.3, 1.2, "#ffffff");
  const cheek = p.tone(() => p.circle(-20, -61, 4.6, accent, 0.35));
  return legs + tail + body + front + wings + beak + eye + cheek;
}

function flyingBird({ pen: p, tint }: Brush): string {
  return p.path(
    "M-60 -62 C-40 -76 -18 -66 0 -44 C18 -66 40 -76 60 -62 C38 -60 20 -46 6 -28 L0 -20 L-6 -28 C-20 -46 -38 -60 -60 -62 Z",
    p.form(tint),
  );
}

function owl({ pen: p, tint, detail }: Brush): string {
  const light = mix(tint, "#fff2dc", 0.7);
  const body = p.path(
    "M-30 -4 C-38 -40 -34 -84 -30 -98 Q-18 -92 0 -92 Q18 -92 30 -98 C34 -84 38 -40 30 -4 Q0 6 -30 -4 Z",
    p.form(tint),
  );
  const belly = p.path("M-18 -4 C-22 -26 -18 -48 0 -52 C18 -48 22 -26 18 -4 Q0 2 -18 -4 Z", light);
  const feathers =
    detail > 0.4
      ? p.line(
          "M-9 -36 q4.5 5 9 0 q4.5 5 9 0 M-12 -25 q4 5 8 0 q4 5 8 0 q4 5 8 0 M-9 -14 q4.5 5 9 0 q4.5 5 9 0",
          shade(tint, -0.05),
          1.8,
          0.8,
        )
      : "";
  const wings =
    p.path("M-31 -66 C-42 -44 -40 -18 -28 -6 C-22 -22 -22 -46 -31 -66 Z", shade(tint, -0.06)) +
    p.path("M31 -66 C42 -44 40 -18 28 -6 C22 -22 22 -46 31 -66 Z", shade(tint, -0.12));
  const face = [-1, 1]
    .map(
      (s) =>
        p.circle(s * 13.5, -71, 14, light) +
        p.circle(s * 13, -71, 8.6, p.ball("#f4bd3f")) +
        p.circle(s * 12.6, -71, 5, ink) +
        p.circle(s * 12.6 - 1.6, -73, 1.6, "#ffffff"),
    )
    .join("");
  const beak = p.path("M-4 -66 H4 L0 -56 Z", p.down("#f2a93c", "#d9822b"));
  const feet = p.line("M-10 -1 V1 M-14 -1 V1 M10 -1 V1 M14 -1 V1", "#d9822b", 3);
  return body + belly + feathers + wings + face + beak + feet;
}

function penguin({ pen: p, tint, accent }: Brush): string {
  const body = p.path("M-28 -8 C-36 -40 -30 -96 0 -98 C30 -96 36 -40 28 -8 Q0 4 -28 -8 Z", p.form(tint));
  const belly = p.path(
    "M-19 -6 C-25 -34 -20 -58 -12 -64 C-20 -78 -14 -86 -7 -86 Q0 -84 0 -78 Q0 -84 7 -86 C14 -86 20 -78 12 -64 C20 -58 25 -34 19 -6 Q0 3 -19 -6 Z",
    p.down("#ffffff", "#e6edf3"),
  );
  const wings =
    p.path("M-29 -62 C-42 -46 -44 -28 -38 -18 C-32 -24 -29 -36 -28 -48 Z", shade(tint, 0.02)) +
    p.path("M29 -62 C42 -46 44 -28 38 -18 C32 -24 29 -36 28 -48 Z", shade(tint, -0.05));
  const feet = p.path(
    "M-20 -5 Q-24 1 -16 1 H-4 Q-4 -5 -12 -6 Z M20 -5 Q24 1 16 1 H4 Q4 -5 12 -6 Z",
    "#f0973a",
  );
  const face =
    p.circle(-7.5, -77, 2.5, ink) +
    p.circle(7.5, -77, 2.5, ink) +
    p.path("M-6 -72 Q0 -75 6 -72 Q3 -65 0 -65 Q-3 -65 -6 -72 Z", p.down("#f7b04a", "#e2842f"));
  const scarf =
    p.path("M-23 -62 Q0 -50 23 -62 L24 -54 Q0 -42 -24 -54 Z", accent) +
    p.path("M9 -53 L19 -32 L10 -30 L3 -51 Z", shade(accent, -0.07));
  return feet + body + belly + wings + face + scarf;
}

export const birds: readonly Subject[] = [
  {
    id: "bird",
    words: "bird|robin|sparrow|parrot|chick|finch|hummingbird",
    han: "鸟|小鸟|麻雀|鹦鹉",
    place: "ground",
    width: 124,
    size: 0.42,
    tints: ["#3f8fc4", "#e0694a", "#efb13d", "#5aa884"],
    draw: bird,
  },
  {
    id: "flying-bird",
    words: "seagull|gull|swallow|crane|eagle|dove",
    han: "海鸥|燕子|飞鸟|白鸽|仙鹤|鹤",
    place: "sky",
    width: 120,
    size: 0.2,
    tints: ["#ffffff", "#f3efe6"],
    draw: flyingBird,
  },
  {
    id: "owl",
    words: "owl",
    han: "猫头鹰",
    place: "ground",
    width: 80,
    size: 0.55,
    tints: ["#9a7350", "#7d6a62"],
    scene: "night",
    draw: owl,
  },
  {
    id: "penguin",
    words: "penguin",
    han: "企鹅",
    place: "ground",
    width: 88,
    size: 0.66,
    tints: ["#2f3a4d", "#36435c"],
    scene: "snow",
    draw: penguin,
  },
];
