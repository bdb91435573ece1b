import { shade } from "../colour.ts";

import { d, stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

function chair({ pen: p, tint }: Brush): string {
  const wood = "#9c6b45";
  return (
    p.line("M-20 -40 L-28 0 M20 -40 L28 0", shade(wood, -0.06), 4.6) +
    p.line("M-13 -40 L-17 -4 M13 -40 L17 -4", shade(wood, -0.14), 4) +
    p.path("M-28 -94 C-32 -74 -30 -54 -26 -42 H26 C30 -54 32 -74 28 -94 Q0 -104 -28 -94 Z", p.form(tint)) +
    p.path(
      "M-34 -50 Q0 -58 34 -50 Q38 -36 30 -34 Q0 -28 -30 -34 Q-38 -36 -34 -50 Z",
      p.down(shade(tint, 0.06), shade(tint, -0.07)),
    ) +
    p.line("M-30 -66 C-40 -64 -40 -48 -36 -42 M30 -66 C40 -64 40 -48 36 -42", shade(tint, -0.06), 6.6) +
    p.tone(() =>
      p.line("M-12 -90 C-14 -76 -13 -64 -12 -58 M12 -90 C14 -76 13 -64 12 -58", shade(tint, -0.09), 1.6, 0.7),
    )
  );
}

function sofa({ pen: p, tint, accent }: Brush): string {
  return (
    p.line("M-86 -10 V0 M86 -10 V0", "#7d5840", 6) +
    p.box(-84, -84, 168, 62, p.down(shade(tint, 0.04), shade(tint, -0.04)), 18) +
    p.line("M0 -80 V-40", shade(tint, -0.1), 2) +
    p.box(-78, -46, 78, 24, p.down(shade(tint, 0.1), shade(tint, 0.01)), 9) +
    p.box(0, -46, 78, 24, p.down(shade(tint, 0.08), shade(tint, -0.01)), 9) +
    p.box(-102, -62, 30, 54, p.form(tint), 14) +
    p.box(72, -62, 30, 54, p.form(shade(tint, -0.04)), 14) +
    p.box(-84, -24, 168, 16, shade(tint, -0.1), 6) +
    p.group(p.box(-17, -17, 34, 34, p.form(accent), 8), { x: -46, y: -56, turn: -12 })
  );
}

function book({ pen: p, tint, accent }: Brush): string {
  const pages = (s: number) =>
    p.path(
      d`M0 -58 C${s * 20} -72 ${s * 56} -74 ${s * 82} -66 V-12 C${s * 56} -20 ${s * 20} -18 0 -4 Z`,
      s < 0 ? p.across("#fffdf7", "#e3d9c6") : p.across("#e8dfcd", "#fffaf0"),
    );
  const lines = [-1, 1]
    .map((s) =>
      [0, 1, 2, 3]
        .map(
          (row) =>
            d`M${s * 14} ${-54 + row * 10} C${s * 30} ${-64 + row * 10} ${s * 52} ${-65 + row * 10} ${s * 70} ${-60 + row * 10}`,
        )
        .join(" "),
    )
    .join(" ");
  return (
    p.path(
      "M0 -54 C20 -68 60 -72 90 -62 V-6 C60 -16 20 -12 0 2 C-20 -12 -60 -16 -90 -6 V-62 C-60 -72 -20 -68 0 -54 Z",
      p.across(shade(tint, 0.03), shade(tint, -0.1)),
    ) +
    pages(-1) +
    pages(1) +
    p.line(lines, "#c3b59c", 1.5) +
    p.path("M34 -70 V-34 L40 -40 L46 -34 V-71 Z", accent) +
    p.line("M0 -58 V-4", "#b8a98e", 1.4)
  );
}

function lamp({ pen: p, tint, accent }: Brush): string {
  return (
    p.tone(() => p.circle(0, -64, 74, p.radial([stop(0, "#ffe9a8", 0.55), stop(1, "#ffe9a8", 0)]))) +
    p.line("M0 -50 V-6", "#8a6a4a", 4.4) +
    p.oval(0, -4, 22, 5, p.across(shade(accent, 0.04), shade(accent, -0.12))) +
    p.path(
      "M-18 -96 H18 L36 -50 Q0 -42 -36 -50 Z",
      p.right([stop(0, shade(tint, 0.06)), stop(0.45, shade(tint, 0.12)), stop(1, shade(tint, -0.06))]),
    )
  );
}

const goodsTints = ["#e0796a", "#4f8fa8", "#8d7cc0", "#5ea58a", "#e5b04c"] as const;

export const furniture: readonly Subject[] = [
  {
    id: "chair",
    words: "chair|armchair|stool|seat",
    han: "椅子|凳子|扶手椅|椅",
    place: "table",
    width: 80,
    size: 0.8,
    tints: goodsTints,
    draw: chair,
  },
  {
    id: "sofa",
    words: "sofa|couch",
    han: "沙发",
    place: "table",
    width: 206,
    size: 0.7,
    tints: goodsTints,
    draw: sofa,
  },
  {
    id: "lamp",
    words: "lamp|lantern|light bulb|desk lamp",
    han: "台灯|灯|灯笼|灯泡",
    place: "table",
    width: 76,
    size: 0.6,
    tints: ["#f3c46a", "#ef8f6a", "#8fc0b0"],
    scene: "room",
    draw: lamp,
  },
  {
    id: "book",
    words: "book|novel|notebook|diary",
    han: "书|书本|书籍|笔记本",
    place: "table",
    width: 184,
    size: 0.32,
    tints: ["#b5503f", "#3f6f8f", "#4f7f62"],
    draw: book,
  },
];
