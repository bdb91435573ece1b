import { mix, shade, tune } from "../colour.ts";

import { d, stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

const ink = "#2b2a33";

function fish({ pen: p, tint, accent, detail }: Brush): string {
  const fin = tune(shade(tint, -0.08), 1.1, -18);
  const tail = p.path(
    "M40 -50 C58 -72 72 -80 80 -80 C74 -62 74 -40 80 -22 C70 -22 56 -30 40 -50 Z",
    p.across(fin, shade(fin, 0.1)),
  );
  const fins =
    p.path("M-14 -82 C0 -104 26 -100 34 -74 Z", fin) + p.path("M-4 -20 C4 -4 20 -2 24 -14 L16 -26 Z", fin);
  const body = p.path(
    "M-66 -50 C-48 -88 10 -96 50 -50 C10 -4 -48 -12 -66 -50 Z",
    p.linear([stop(0, shade(tint, 0.04)), stop(0.6, tint), stop(1, mix(tint, "#fff1da", 0.6))]),
  );
  const shape = "M-66 -50 C-48 -88 10 -96 50 -50 C10 -4 -48 -12 -66 -50 Z";
  const bands = p.clip(
    shape,
    p.path("M-20 -96 C-30 -64 -30 -36 -20 -4 H-6 C-16 -36 -16 -64 -6 -96 Z", mix("#ffffff", accent, 0.12)) +
      p.path("M22 -96 C14 -64 14 -36 22 -4 H32 C25 -36 25 -64 32 -96 Z", mix("#ffffff", accent, 0.12)),
  );
  const scales =
    detail > 0.6
      ? p.tone(() =>
          p.line(
            "M2 -62 q5 5 0 10 M2 -50 q5 5 0 10 M10 -56 q5 5 0 10 M10 -44 q5 5 0 10 M10 -68 q5 5 0 10",
            "#ffffff",
            1.2,
            0.35,
          ),
        )
      : "";
  const side = p.path("M-8 -46 C4 -52 14 -44 14 -34 C4 -32 -6 -36 -8 -46 Z", shade(fin, 0.05));
  const eye =
    p.circle(-44, -57, 7, "#ffffff") + p.circle(-45.5, -57, 4.2, ink) + p.circle(-47, -58.6, 1.4, "#ffffff");
  return (
    tail +
    fins +
    body +
    bands +
    scales +
    side +
    eye +
    p.line("M-62 -43 Q-55 -39 -51 -43", shade(tint, -0.28), 1.6)
  );
}

function whale({ pen: p, tint, detail }: Brush): string {
  const body = p.path(
    "M-80 -36 C-80 -70 -40 -78 -4 -72 C30 -66 44 -46 62 -46 C66 -62 78 -70 90 -70 C86 -60 84 -52 88 -42 C78 -20 40 0 -20 -2 C-60 -4 -80 -16 -80 -36 Z",
    p.down(shade(tint, 0.04), shade(tint, -0.08)),
  );
  const belly = p.path(
    "M-79 -28 C-60 -22 -30 -18 10 -18 C-4 -6 -20 -2 -34 -2.5 C-62 -5 -78 -14 -79 -28 Z",
    mix(tint, "#ffffff", 0.75),
  );
  const grooves =
    detail > 0.4
      ? p.line("M-66 -20 Q-40 -12 -12 -14 M-58 -13 Q-40 -8 -22 -9", mix(tint, "#ffffff", 0.4), 1.2)
      : "";
  const fin = p.path("M-20 -20 C-14 -8 -2 0 12 2 C12 -10 4 -20 -6 -24 Z", shade(tint, -0.14));
  const eye = p.circle(-52, -36, 3, ink) + p.circle(-53, -37, 1, "#ffffff");
  const spout = p.line(
    "M-36 -78 C-36 -92 -48 -98 -54 -90 M-36 -78 C-36 -92 -24 -98 -18 -90 M-36 -78 V-94",
    "#bfe6f5",
    3.4,
  );
  return spout + body + belly + grooves + fin + eye;
}

function butterfly({ pen: p, tint, accent }: Brush): string {
  const half = (s: number) =>
    p.path(
      d`M0 -48 C${s * 10} -92 ${s * 56} -104 ${s * 58} -76 C${s * 59} -56 ${s * 30} -44 0 -46 Z`,
      p.radial(
        [stop(0, shade(accent, 0.1)), stop(0.45, tint), stop(1, shade(tint, -0.16))],
        s > 0 ? 0.1 : 0.9,
        0.9,
        1,
      ),
    ) +
    p.path(
      d`M0 -48 C${s * 26} -50 ${s * 46} -38 ${s * 42} -18 C${s * 38} -2 ${s * 8} -8 0 -44 Z`,
      p.radial([stop(0, tint), stop(1, shade(tint, -0.2))], s > 0 ? 0.1 : 0.9, 0.1, 1),
    ) +
    p.circle(s * 44, -78, 4.4, "#fff6e4", 0.9) +
    p.circle(s * 34, -86, 2.4, "#fff6e4", 0.8) +
    p.circle(s * 31, -21, 3.4, "#fff6e4", 0.8);
  return (
    half(-1) +
    half(1) +
    p.path("M-2.6 -66 Q0 -70 2.6 -66 L2 -22 Q0 -16 -2 -22 Z", ink) +
    p.line("M-1 -67 C-6 -80 -10 -84 -14 -86 M1 -67 C6 -80 10 -84 14 -86", ink, 1.2)
  );
}

function elephant({ pen: p, tint }: Brush): string {
  const dark = shade(tint, -0.08);
  const legs =
    p.box(-44, -34, 20, 34, dark, 6) +
    p.box(22, -34, 20, 34, dark, 6) +
    p.box(-26, -32, 20, 32, tint, 6) +
    p.box(40, -32, 18, 32, tint, 6);
  const body = p.path(
    "M-50 -40 C-50 -84 -10 -90 20 -86 C52 -82 66 -58 60 -28 Q0 -14 -50 -30 Z",
    p.ball(tint),
  );
  const tail = p.line("M60 -56 Q72 -44 66 -28", dark, 3);
  const trunk = p.line("M-54 -58 C-72 -50 -72 -22 -66 -10 C-62 -2 -76 -2 -78 -10", tint, 13);
  const head = p.circle(-42, -68, 27, p.ball(tint));
  const tusk = p.path("M-58 -46 C-64 -34 -74 -32 -78 -34 C-70 -38 -66 -44 -64 -52 Z", "#fff6e6");
  const ear = p.path(
    "M-30 -86 C-2 -96 8 -66 -6 -46 C-18 -34 -32 -46 -34 -60 Z",
    p.form(mix(tint, "#e8b4b0", 0.25)),
  );
  return (
    tail +
    legs +
    body +
    trunk +
    tusk +
    head +
    ear +
    p.circle(-54, -72, 3, ink) +
    p.circle(-55, -73, 1, "#ffffff")
  );
}

export const animals: readonly Subject[] = [
  {
    id: "fish",
    words: "fish|goldfish|clownfish|koi|shark",
    han: "鱼|金鱼|小丑鱼|锦鲤|小鱼",
    place: "float",
    width: 146,
    size: 0.42,
    tints: ["#f08a35", "#e65a45", "#3a9fb8"],
    scene: "underwater",
    draw: fish,
  },
  {
    id: "whale",
    words: "whale|dolphin",
    han: "鲸|鲸鱼|海豚",
    place: "float",
    width: 170,
    size: 0.75,
    tints: ["#4a78a8", "#3e6a93"],
    scene: "underwater",
    draw: whale,
  },
  {
    id: "butterfly",
    words: "butterfly|moth|bee",
    han: "蝴蝶|飞蛾|蜜蜂",
    place: "float",
    width: 118,
    size: 0.34,
    tints: ["#e8743b", "#5b7fd1", "#b667c2"],
    draw: butterfly,
  },
  {
    id: "elephant",
    words: "elephant",
    han: "大象|象",
    place: "ground",
    width: 150,
    size: 0.95,
    tints: ["#9aa3b5", "#8b93a8"],
    scene: "meadow",
    draw: elephant,
  },
];
