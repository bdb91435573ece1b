import { mix, shade } from "../colour.ts";

import { d } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

const ink = "#2b2a33";

function eyes({ pen: p }: Brush, x: number, y: number, gap: number, size: number, iris?: string): string {
  return [-1, 1]
    .map((side) => {
      const at = x + side * gap;
      const ring = iris ? p.circle(at, y, size * 1.35, iris) : "";
      return (
        ring +
        p.oval(at, y, size * (iris ? 0.75 : 1), size * 1.1, ink) +
        p.circle(at - size * 0.3, y - size * 0.4, size * 0.34, "#ffffff")
      );
    })
    .join("");
}

function fox(brush: Brush): string {
  const { pen: p, tint } = brush;
  const cream = mix(tint, "#fff7ec", 0.88);
  const sock = "#3a2a2e";
  const tail =
    p.path("M16 -4 C48 4 60 -24 46 -52 C44 -34 34 -26 20 -22 Z", p.form(tint)) +
    p.path("M50 -34 C52 -44 49 -48 46 -52 C45 -42 42 -36 37 -31 C42 -29 47 -30 50 -34 Z", cream);
  const torso = p.path("M-19 0 C-24 -26 -16 -52 0 -54 C16 -52 24 -26 19 0 Z", p.form(tint));
  const chest = p.path("M-9 -10 C-13 -26 -11 -42 0 -48 C11 -42 13 -26 9 -10 Q0 0 -9 -10 Z", cream);
  const legs = p.path("M-13 0 L-11 -16 H-3 L-2 0 Z", sock) + p.path("M13 0 L11 -16 H3 L2 0 Z", sock);
  const ears =
    p.path("M-8 -84 L-25 -100 Q-31 -82 -25 -68 Z", shade(tint, 0.02)) +
    p.path("M8 -84 L25 -100 Q31 -82 25 -68 Z", shade(tint, -0.05)) +
    p.path("M-14 -82 L-23 -92 Q-26 -82 -23 -74 Z M14 -82 L23 -92 Q26 -82 23 -74 Z", sock);
  const head = p.path(
    "M-30 -66 C-24 -86 -12 -90 0 -90 C12 -90 24 -86 30 -66 C22 -56 8 -50 0 -44 C-8 -50 -22 -56 -30 -66 Z",
    p.ball(tint),
  );
  const cheeks = p.path(
    "M-30 -66 C-20 -70 -8 -66 -3 -50 L0 -44 C-8 -50 -22 -56 -30 -66 Z M30 -66 C20 -70 8 -66 3 -50 L0 -44 C8 -50 22 -56 30 -66 Z",
    cream,
  );
  return (
    tail +
    torso +
    chest +
    legs +
    ears +
    head +
    cheeks +
    eyes(brush, 0, -69, 11, 3.2) +
    p.oval(0, -47.5, 4, 3.2, ink)
  );
}

function rabbit(brush: Brush): string {
  const { pen: p, tint } = brush;
  const pink = mix(tint, "#f5a9b0", 0.65);
  const ears = [-1, 1]
    .map((s) =>
      p.group(p.oval(0, -16, 7.5, 20, p.form(tint)) + p.oval(0, -15, 3.8, 14, pink), {
        x: s * 9,
        y: -66,
        turn: s * 10,
      }),
    )
    .join("");
  const puff = p.circle(21, -12, 8, shade(tint, 0.05));
  const torso =
    p.path("M-21 0 C-26 -26 -14 -42 0 -42 C14 -42 26 -26 21 0 Z", p.form(tint)) +
    p.oval(0, -14, 11, 14, mix(tint, "#ffffff", 0.6));
  const feet =
    p.oval(-12, -3.5, 9.5, 4.5, shade(tint, 0.03)) + p.oval(12, -3.5, 9.5, 4.5, shade(tint, -0.02));
  const head = p.oval(0, -52, 22, 18.5, p.ball(tint));
  const cheeks = p.tone(
    () => p.circle(-14, -47, 4.5, "#f58f98", 0.35) + p.circle(14, -47, 4.5, "#f58f98", 0.35),
  );
  const face =
    eyes(brush, 0, -54, 9.5, 3) +
    p.path("M-2.6 -49 H2.6 L0 -46 Z", "#d9747f") +
    p.line("M0 -46 Q-3 -42 -5.5 -44 M0 -46 Q3 -42 5.5 -44", ink, 1.1);
  return ears + puff + torso + feet + head + cheeks + face;
}

function bearlike(brush: Brush, panda: boolean): string {
  const { pen: p, tint } = brush;
  const coat = panda ? "#fbf8f2" : tint;
  const limb = panda ? "#2f2d38" : shade(tint, -0.07);
  const muzzle = panda ? "#ffffff" : mix(tint, "#f6e1c4", 0.6);
  const ears = [-1, 1]
    .map((s) => p.circle(s * 22, -89, 10, limb) + (panda ? "" : p.circle(s * 22, -89, 5.5, muzzle)))
    .join("");
  const legs = [-1, 1]
    .map((s) => p.oval(s * 21, -9, 12, 11, limb) + p.oval(s * 22, -8, 6, 6, mix(limb, "#f3d9c0", 0.45)))
    .join("");
  const torso =
    p.path("M-29 -6 C-33 -36 -22 -56 0 -57 C22 -56 33 -36 29 -6 Q0 4 -29 -6 Z", p.form(coat)) +
    (panda ? "" : p.oval(0, -24, 16, 18, muzzle, 0.8));
  const arms = [-1, 1]
    .map((s) =>
      p.path(
        d`M${s * 22} -51 C${s * 37} -44 ${s * 38} -26 ${s * 28} -20 C${s * 20} -18 ${s * 17} -30 ${s * 22} -51 Z`,
        limb,
      ),
    )
    .join("");
  const head = p.path(
    "M-30 -70 C-30 -88 -16 -95 0 -95 C16 -95 30 -88 30 -70 C30 -54 16 -47 0 -47 C-16 -47 -30 -54 -30 -70 Z",
    p.ball(coat, panda ? 0.6 : 1),
  );
  const patches = panda
    ? [-1, 1]
        .map((s) => p.group(p.oval(0, 0, 6.5, 8.5, limb), { x: s * 12.5, y: -71, turn: s * 24 }))
        .join("")
    : "";
  const look = panda
    ? [-1, 1].map((s) => p.circle(s * 11.5, -72, 2.7, "#ffffff") + p.circle(s * 11.3, -72, 1.7, ink)).join("")
    : eyes(brush, 0, -73, 11, 3);
  const snout =
    p.oval(0, -59.5, 11, 8.5, muzzle) +
    p.path("M-5 -64 Q0 -67 5 -64 Q4 -59.5 0 -59 Q-4 -59.5 -5 -64 Z", ink) +
    p.line("M0 -59 V-56 M-5 -55.5 Q-2 -53 0 -56 Q2 -53 5 -55.5", ink, 1.1);
  const bamboo = panda
    ? p.group(
        p.box(-2.2, -36, 4.4, 50, p.across("#8ec26a", "#5f9a4b"), 2) +
          p.line("M-2 -20 H2 M-2 -4 H2", "#4d7f3d", 1) +
          p.path("M0 -34 Q14 -44 20 -38 Q12 -30 0 -34 Z M0 -26 Q-14 -34 -19 -27 Q-11 -21 0 -26 Z", "#7db75c"),
        { x: 27, y: -26, turn: 14 },
      )
    : "";
  return ears + torso + legs + bamboo + arms + head + patches + look + snout;
}

export const furry: readonly Subject[] = [
  {
    id: "fox",
    words: "fox|wolf",
    han: "狐狸|狼",
    place: "ground",
    width: 100,
    size: 0.62,
    tints: ["#e8793a", "#df6b34"],
    scene: "forest",
    draw: fox,
  },
  {
    id: "rabbit",
    words: "rabbit|bunny|hare",
    han: "兔子|兔|小兔",
    place: "ground",
    width: 62,
    size: 0.5,
    tints: ["#efe6dc", "#c9b29b", "#a9a4ad"],
    draw: rabbit,
  },
  {
    id: "panda",
    words: "panda",
    han: "熊猫|大熊猫",
    place: "ground",
    width: 84,
    size: 0.75,
    tints: ["#fbf8f2"],
    scene: "bamboo",
    draw: (brush) => bearlike(brush, true),
  },
  {
    id: "bear",
    words: "bear|teddy|teddy bear",
    han: "熊|小熊|泰迪熊",
    place: "ground",
    width: 80,
    size: 0.8,
    tints: ["#a06f48", "#84583c", "#c69a6b"],
    draw: (brush) => bearlike(brush, false),
  },
];
