import { mix, shade } from "../colour.ts";
import { d } from "../pen.ts";
import type { Brush, Subject } from "../subject.ts";

function perfume({ pen: p, tint, accent, detail }: Brush): string {
  const cap =
    p.box(
      -13,
      -100,
      26,
      24,
      p.linear(
        [
          [0, "#5a5148"],
          [0.3, "#e8cf96"],
          [0.6, "#c9a45c"],
          [1, "#6b5230"],
        ],
        0,
        0,
        1,
        0,
      ),
      3,
    ) + p.box(-9, -78, 18, 8, p.across("#f3e3b8", "#b08b47"), 1);
  const glass = p.box(
    -34,
    -72,
    68,
    72,
    p.linear(
      [
        [0, shade(tint, 0.16)],
        [0.18, mix(tint, "#ffffff", 0.35)],
        [0.5, tint],
        [1, shade(tint, -0.16)],
      ],
      0,
      0,
      1,
      0,
    ),
    9,
  );
  const liquid = p.tone(
    () =>
      p.box(
        -28,
        -52,
        56,
        46,
        p.linear([
          [0, shade(tint, -0.03), 0.9],
          [1, shade(tint, -0.17), 0.9],
        ]),
        5,
      ) + p.box(-28, -53, 56, 3, shade(tint, 0.16), 1.5, 0.9),
  );
  const label = p.box(-18, -42, 36, 24, "#fffaf2", 1.5, 0.95) + p.line("M-9 -33 H9 M-6 -27 H6", accent, 2);
  const shine = p.tone(
    () =>
      p.box(-28, -67, 5, 58, "#ffffff", 2.5, 0.55) +
      (detail > 0.3 ? p.path("M20 -68 L30 -68 L8 -6 H0 Z", "#ffffff", 0.14) : ""),
  );
  return cap + glass + liquid + label + shine;
}

function bottle({ pen: p, tint, accent }: Brush): string {
  const body =
    "M-6 -88 V-72 C-6 -64 -16 -60 -16 -48 V-6 Q-16 0 -10 0 H10 Q16 0 16 -6 V-48 C16 -60 6 -64 6 -72 V-88 Z";
  const glass = p.path(
    body,
    p.linear(
      [
        [0, shade(tint, 0.1)],
        [0.35, tint],
        [1, shade(tint, -0.18)],
      ],
      0,
      0,
      1,
      0,
    ),
  );
  const label =
    p.box(-16, -42, 32, 25, p.across("#fff8ec", "#e9dcc8")) +
    p.line("M-9 -33 H9", accent, 3) +
    p.line("M-6 -26 H6", "#b8a58a", 1.6);
  return (
    p.box(-7, -100, 14, 14, p.across(accent, shade(accent, -0.14)), 2) +
    glass +
    label +
    p.tone(() =>
      p.path(
        "M-12 -46 C-12 -56 -4 -62 -3 -70 V-86 H-1 V-70 C-1 -60 -9 -56 -9 -46 V-6 H-12 Z",
        "#ffffff",
        0.4,
      ),
    )
  );
}

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

function phone({ pen: p, tint, accent, detail }: Brush): string {
  const screen = p.box(
    -21,
    -95,
    42,
    90,
    p.linear(
      [
        [0, mix(accent, "#ffffff", 0.3)],
        [1, mix(tint, accent, 0.4)],
      ],
      0,
      0,
      1,
      1,
    ),
    5,
  );
  const cards =
    detail > 0.2
      ? p.box(-16, -60, 32, 16, "#ffffff", 4, 0.9) +
        p.box(-16, -40, 32, 16, "#ffffff", 4, 0.7) +
        p.circle(-9, -52, 4, accent) +
        p.line("M-2 -54 H11 M-2 -50 H7 M-10 -34 H10 M-10 -30 H4", shade(accent, -0.05), 1.8)
      : "";
  return (
    p.box(
      -25,
      -100,
      50,
      100,
      p.linear(
        [
          [0, shade(tint, 0.12)],
          [0.5, tint],
          [1, shade(tint, -0.15)],
        ],
        0,
        0,
        1,
        0,
      ),
      9,
    ) +
    screen +
    cards +
    p.box(-7, -92, 14, 4, "#1c1e29", 2) +
    p.circle(-9, -76, 5, "#ffffff", 0.9) +
    p.line("M0 -78 H14 M0 -74 H9", "#ffffff", 2, 0.9) +
    p.box(-8, -9, 16, 1.8, "#ffffff", 1) +
    p.tone(() => p.path("M-21 -60 L12 -95 H21 L-21 -44 Z", "#ffffff", 0.12))
  );
}

function laptop({ pen: p, tint, accent, detail }: Brush): string {
  const lines =
    detail > 0.2
      ? [
          ["#7fd0c4", 30],
          ["#f2b46a", 44],
          ["#c9a6f0", 26],
          ["#8fb8f5", 52],
          ["#f28fa0", 34],
          ["#7fd0c4", 40],
        ]
          .map(([colour, w], at) =>
            p.box(-58 + (at % 3) * 6, -84 + at * 9.6, Number(w), 3.8, String(colour), 1.9),
          )
          .join("")
      : "";
  const chart =
    p.path("M22 -40 L34 -54 L46 -48 L62 -72 V-36 H22 Z", accent, 0.85) +
    p.line("M22 -40 L34 -54 L46 -48 L62 -72", "#ffffff", 2);
  return (
    p.box(-76, -98, 152, 92, p.down(shade(tint, -0.1), shade(tint, -0.2)), 7) +
    p.box(
      -70,
      -92,
      140,
      80,
      p.linear(
        [
          [0, "#26304f"],
          [1, "#161b30"],
        ],
        0,
        0,
        1,
        1,
      ),
      3,
    ) +
    lines +
    chart +
    p.path(
      "M-92 -8 H92 L96 -3 Q96 0 90 0 H-90 Q-96 0 -96 -3 Z",
      p.down(shade(tint, 0.06), shade(tint, -0.08)),
    ) +
    p.box(-16, -8, 32, 3, shade(tint, -0.14), 1.5)
  );
}

function umbrella({ pen: p, tint, accent }: Brush): string {
  const canopy =
    "M-60 -48 C-58 -80 -32 -96 0 -96 C32 -96 58 -80 60 -48 Q50 -58 40 -48 Q30 -58 20 -48 Q10 -58 0 -48 Q-10 -58 -20 -48 Q-30 -58 -40 -48 Q-50 -58 -60 -48 Z";
  const panels = p.clip(
    canopy,
    p.tone(() =>
      p.path(
        "M0 -98 C-16 -84 -21 -64 -20 -44 L0 -44 Z M0 -98 C32 -88 40 -66 40 -44 L60 -44 V-98 Z",
        mix(tint, accent, 0.35),
        0.45,
      ),
    ),
  );
  return (
    p.line("M0 -96 V-12 C0 2 -20 2 -20 -10", "#6b4a35", 3.6) +
    p.path(canopy, p.ball(tint)) +
    panels +
    p.line("M0 -96 V-100", "#6b4a35", 3)
  );
}

function lamp({ pen: p, tint, accent }: Brush): string {
  return (
    p.tone(() =>
      p.circle(
        0,
        -64,
        74,
        p.radial([
          [0, "#ffe9a8", 0.55],
          [1, "#ffe9a8", 0],
        ]),
      ),
    ) +
    p.line("M0 -50 V-6", "#8a6a4a", 4.4) +
    p.oval(0, -4, 22, 5, p.across(shade(accent, 0.04), shade(accent, -0.12))) +
    p.path(
      "M-18 -96 H18 L36 -50 Q0 -42 -36 -50 Z",
      p.linear(
        [
          [0, shade(tint, 0.06)],
          [0.45, shade(tint, 0.12)],
          [1, shade(tint, -0.06)],
        ],
        0,
        0,
        1,
        0,
      ),
    )
  );
}

function clock({ pen: p, tint, accent }: Brush): string {
  const ticks = Array.from({ length: 12 }, (_, at) => {
    const a = (at / 12) * Math.PI * 2;
    return d`M${Math.sin(a) * 33} ${-50 - Math.cos(a) * 33} L${Math.sin(a) * 37} ${-50 - Math.cos(a) * 37}`;
  }).join(" ");
  return (
    p.line("M-28 -14 L-36 -1 M28 -14 L36 -1", shade(tint, -0.16), 6) +
    p.circle(-28, -92, 11, shade(tint, 0.02)) +
    p.circle(28, -92, 11, shade(tint, -0.06)) +
    p.circle(0, -50, 48, p.ball(tint)) +
    p.circle(0, -50, 40, p.ball("#fffaf0", 0.4)) +
    p.line(ticks, "#4a4658", 2.6) +
    p.line("M0 -50 L-15 -62", "#33303f", 4.4) +
    p.line("M0 -50 L20 -66", "#33303f", 3) +
    p.line("M0 -50 L6 -24", accent, 1.6) +
    p.circle(0, -50, 3.4, accent)
  );
}

function camera({ pen: p, tint, accent }: Brush): string {
  return (
    p.path("M-22 -72 L-14 -86 H14 L22 -72 Z", shade(tint, -0.04)) +
    p.box(-64, -76, 128, 74, p.down(shade(tint, 0.05), shade(tint, -0.08)), 11) +
    p.box(-64, -58, 128, 36, "#3a3a46") +
    p.circle(
      0,
      -39,
      32,
      p.linear(
        [
          [0, "#f0f2f5"],
          [1, "#8d95a3"],
        ],
        0,
        0,
        1,
        1,
      ),
    ) +
    p.circle(0, -39, 26, "#23242f") +
    p.circle(
      0,
      -39,
      19,
      p.radial(
        [
          [0, "#7fa8e8"],
          [0.55, "#2f3f78"],
          [1, "#131628"],
        ],
        0.4,
        0.36,
        0.75,
      ),
    ) +
    p.tone(() => p.oval(-7, -47, 5, 3.6, "#ffffff", 0.75)) +
    p.box(-54, -70, 18, 9, accent, 3) +
    p.circle(48, -67, 5, "#ffd27a") +
    p.box(34, -82, 18, 7, shade(tint, -0.16), 2)
  );
}

function guitar({ pen: p, tint, detail }: Brush): string {
  const body = p.path(
    "M0 -52 C20 -54 24 -42 18 -34 C12 -27 32 -24 32 -10 C32 4 14 4 0 4 C-14 4 -32 4 -32 -10 C-32 -24 -12 -27 -18 -34 C-24 -42 -20 -54 0 -52 Z",
    p.ball(tint),
  );
  return p.group(
    body +
      p.circle(0, -28, 8.6, "#3a241c") +
      p.line("M-10 -9 H10", "#4d3226", 4) +
      p.box(-3.6, -90, 7.2, 62, p.across("#6b4630", "#4a2f20"), 1) +
      p.path("M-5.5 -102 H5.5 L4.4 -88 H-4.4 Z", "#3a241c") +
      (detail > 0.3 ? p.line("M-1.8 -90 V-9 M1.8 -90 V-9", "#f3e6cf", 0.6) : ""),
    { turn: 14, x: 4, y: -4, scale: 0.96 },
  );
}

function gift({ pen: p, tint, accent }: Brush): string {
  return (
    p.box(-42, -62, 84, 62, p.across(shade(tint, 0.05), shade(tint, -0.09)), 4) +
    p.box(-9, -62, 18, 62, p.across(shade(accent, 0.06), shade(accent, -0.04))) +
    p.box(-48, -74, 96, 18, p.across(shade(tint, 0.09), shade(tint, -0.05)), 4) +
    p.box(-9, -74, 18, 18, accent) +
    p.path("M0 -74 C-8 -98 -38 -102 -38 -86 C-38 -74 -14 -72 0 -74 Z", p.form(accent)) +
    p.path("M0 -74 C8 -98 38 -102 38 -86 C38 -74 14 -72 0 -74 Z", shade(accent, -0.07)) +
    p.circle(0, -76, 6, shade(accent, 0.06))
  );
}

function candle({ pen: p, tint }: Brush): string {
  return (
    p.tone(() =>
      p.circle(
        0,
        -82,
        52,
        p.radial([
          [0, "#ffdf8a", 0.7],
          [1, "#ffdf8a", 0],
        ]),
      ),
    ) +
    p.box(
      -16,
      -62,
      32,
      62,
      p.linear(
        [
          [0, shade(tint, 0.06)],
          [0.4, tint],
          [1, shade(tint, -0.12)],
        ],
        0,
        0,
        1,
        0,
      ),
      5,
    ) +
    p.oval(0, -61, 16, 4, shade(tint, 0.1)) +
    p.line("M0 -62 V-71", "#3a2f2e", 2) +
    p.path("M0 -100 C10 -86 9 -72 0 -70 C-9 -72 -10 -86 0 -100 Z", p.down("#fff2a8", "#f58b35"))
  );
}

function sneaker({ pen: p, tint, accent }: Brush): string {
  return (
    p.path(
      "M-88 -28 C-88 -56 -84 -84 -70 -88 Q-52 -78 -34 -90 C-18 -66 10 -48 50 -44 C78 -42 92 -30 92 -16 H-88 Z",
      p.form(tint),
    ) +
    p.path("M52 -44 C78 -42 92 -30 92 -16 H40 C38 -28 42 -38 52 -44 Z", shade(tint, 0.1)) +
    p.path("M-60 -20 C-30 -22 4 -30 26 -48 L40 -45 C18 -20 -24 -10 -60 -12 Z", accent) +
    p.path("M-92 -18 H92 Q98 -2 84 0 H-80 Q-96 -2 -92 -18 Z", p.down("#ffffff", "#dcdfe6")) +
    p.line("M-28 -78 L-14 -86 M-18 -68 L-4 -76 M-6 -60 L8 -67 M8 -53 L20 -60", "#ffffff", 4) +
    p.line("M-90 -9 H90", "#c5cad4", 1.4)
  );
}

function headphones({ pen: p, tint, accent }: Brush): string {
  return (
    p.line("M-40 -30 C-46 -80 -26 -94 0 -94 C26 -94 46 -80 40 -30", shade(tint, -0.08), 9) +
    p.line("M-30 -78 C-20 -90 20 -90 30 -78", shade(tint, 0.1), 5) +
    [-1, 1]
      .map(
        (s) =>
          p.box(s * 40 - 15, -50, 30, 50, p.form(s < 0 ? tint : shade(tint, -0.05)), 14) +
          p.box(s * 29 - 6, -46, 12, 42, shade(tint, -0.26), 6) +
          p.circle(s * 44, -25, 6, accent),
      )
      .join("")
  );
}

function vase({ pen: p, tint, accent }: Brush): string {
  const bloom = (x: number, y: number, colour: string) =>
    p.line(d`M0 -50 Q${x * 0.3} ${y * 0.6 - 30} ${x} ${y}`, "#5d9b58", 2.4) +
    [0, 72, 144, 216, 288].map((turn) => p.group(p.oval(0, -7, 5, 7.6, colour), { x, y, turn })).join("") +
    p.circle(x, y, 4.2, "#f6c75a");
  return (
    bloom(-24, -78, accent) +
    bloom(22, -82, "#f0a0a8") +
    bloom(0, -90, "#f5d27a") +
    p.path(
      "M-11 -56 H11 C9 -44 26 -36 26 -20 C26 -8 18 0 10 0 H-10 C-18 0 -26 -8 -26 -20 C-26 -36 -9 -44 -11 -56 Z",
      p.linear(
        [
          [0, shade(tint, 0.08)],
          [0.4, tint],
          [1, shade(tint, -0.14)],
        ],
        0,
        0,
        1,
        0,
      ),
    ) +
    p.oval(0, -56, 11, 2.6, shade(tint, -0.2)) +
    p.line("M-24 -26 Q0 -20 24 -26", mix(tint, "#ffffff", 0.55), 2.4)
  );
}

const goodsTints = ["#e0796a", "#4f8fa8", "#8d7cc0", "#5ea58a", "#e5b04c"] as const;

export const goods: readonly Subject[] = [
  {
    id: "perfume",
    words: "perfume|perfume bottle|fragrance|cologne|serum|cosmetic|cosmetics",
    han: "香水|香水瓶|化妆品|精华液|护肤品",
    place: "table",
    width: 72,
    size: 0.6,
    tints: ["#f0a6a0", "#e8b878", "#a9c7e0", "#c5b0e2"],
    scene: "studio",
    draw: perfume,
  },
  {
    id: "bottle",
    words: "bottle|wine|wine bottle|juice|water bottle|beer",
    han: "瓶子|酒瓶|瓶|水瓶|红酒|饮料|啤酒",
    place: "table",
    width: 36,
    size: 0.65,
    tints: ["#3f7f5a", "#8c2f45", "#4f8fb0"],
    scene: "studio",
    draw: bottle,
  },
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
    id: "book",
    words: "book|novel|notebook|diary",
    han: "书|书本|书籍|笔记本",
    place: "table",
    width: 184,
    size: 0.32,
    tints: ["#b5503f", "#3f6f8f", "#4f7f62"],
    draw: book,
  },
  {
    id: "phone",
    words: "phone|smartphone|mobile phone|iphone|app|mobile app",
    han: "手机|智能手机|电话",
    place: "table",
    width: 52,
    size: 0.6,
    tints: ["#33364a", "#5c6078"],
    draw: phone,
  },
  {
    id: "laptop",
    words: "laptop|computer|macbook|monitor|screen|dashboard",
    han: "电脑|笔记本电脑|显示器|屏幕",
    place: "table",
    width: 194,
    size: 0.5,
    tints: ["#c3c9d4", "#aab1bf"],
    scene: "room",
    draw: laptop,
  },
  {
    id: "umbrella",
    words: "umbrella|parasol",
    han: "伞|雨伞|阳伞",
    place: "float",
    width: 124,
    size: 0.7,
    tints: goodsTints,
    draw: umbrella,
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
    id: "clock",
    words: "clock|watch|alarm clock",
    han: "钟|时钟|闹钟|手表",
    place: "table",
    width: 98,
    size: 0.45,
    tints: goodsTints,
    draw: clock,
  },
  {
    id: "camera",
    words: "camera",
    han: "相机|照相机",
    place: "table",
    width: 130,
    size: 0.42,
    tints: ["#d8cfc2", "#e0796a", "#7f9fb0"],
    draw: camera,
  },
  {
    id: "guitar",
    words: "guitar|violin|ukulele",
    han: "吉他|小提琴",
    place: "table",
    width: 68,
    size: 0.8,
    tints: ["#d9954f", "#b5653a"],
    draw: guitar,
  },
  {
    id: "gift",
    words: "gift|present|gift box|box|package",
    han: "礼物|礼盒|盒子|包裹",
    place: "table",
    width: 98,
    size: 0.48,
    tints: goodsTints,
    draw: gift,
  },
  {
    id: "candle",
    words: "candle",
    han: "蜡烛",
    place: "table",
    width: 60,
    size: 0.45,
    tints: ["#f6ead6", "#e6a58f"],
    scene: "room",
    draw: candle,
  },
  {
    id: "sneaker",
    words: "sneaker|shoe|trainers|boot",
    han: "鞋|运动鞋|球鞋|跑鞋|靴子",
    place: "table",
    width: 190,
    size: 0.4,
    tints: goodsTints,
    scene: "studio",
    draw: sneaker,
  },
  {
    id: "headphones",
    words: "headphones|headphone|headset|earphones",
    han: "耳机",
    place: "table",
    width: 112,
    size: 0.5,
    tints: goodsTints,
    scene: "studio",
    draw: headphones,
  },
  {
    id: "vase",
    words: "vase|pottery|pot",
    han: "花瓶|陶罐|瓷器",
    place: "table",
    width: 66,
    size: 0.6,
    tints: ["#6f9fb8", "#d98a6a", "#efe6d8"],
    scene: "room",
    draw: vase,
  },
];
