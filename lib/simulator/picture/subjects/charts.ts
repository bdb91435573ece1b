import { type Colour, mix, shade, tune } from "../colour.ts";

import { d } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

function _circle({ pen: p, tint }: Brush): string {
  return p.circle(0, -50, 50, p.ball(tint, 0.7));
}

function _ball({ pen: p, tint }: Brush): string {
  return (
    p.circle(0, -50, 50, p.ball(tint, 1.5)) +
    p.tone(() => p.group(p.oval(0, 0, 9, 14, "#ffffff", 0.42), { x: -21, y: -72, turn: 38 }))
  );
}

function series(tint: Colour, accent: Colour): readonly Colour[] {
  return [tint, accent, mix(tint, "#ffffff", 0.4), tune(accent, 1, 40), shade(tint, -0.12)];
}

function chart({ pen: p, random, tint, accent, detail }: Brush): string {
  const colours = series(tint, accent);
  const card = p.box(-86, -100, 172, 100, p.down("#ffffff", "#f4f2ee"), 9);
  const grid = p.line("M-70 -22 H70 M-70 -40 H70 M-70 -58 H70 M-70 -76 H70", "#dfdcd6", 1);
  const heights = Array.from({ length: 7 }, (_, at) => 14 + at * 6 + random.between(-5, 12));
  const bars = heights
    .map((h, at) =>
      p.box(
        -66 + at * 20,
        -22 - h,
        12,
        h,
        p.down(shade(colours[at % 2 ? 2 : 0] ?? tint, 0.05), colours[at % 2 ? 2 : 0] ?? tint),
        2.5,
      ),
    )
    .join("");
  const points = heights.map((h, at) => d`${-60 + at * 20} ${-30 - h * 0.8}`);
  const curve =
    p.line(`M${points.join(" L")}`, accent, 2.6) +
    (detail > 0.3
      ? points
          .map((point) => {
            const [x = "0", y = "0"] = point.split(" ");
            return p.circle(Number(x), Number(y), 3, "#ffffff") + p.circle(Number(x), Number(y), 2, accent);
          })
          .join("")
      : "");
  const head = p.box(-70, -92, 46, 5, "#4a4a5c", 2.5) + p.box(-70, -84, 28, 3.4, "#c3bfb8", 1.7);
  const ticks = heights.map((_, at) => p.box(-65 + at * 20, -15, 10, 3, "#c9c5be", 1.5)).join("");
  return card + grid + bars + curve + head + ticks;
}

function infographic({ pen: p, random, tint, accent }: Brush): string {
  const colours = series(tint, accent);
  const cell = (x: number, y: number, at: number) => {
    const colour = colours[at % colours.length] ?? tint;
    const share = random.between(0.35, 0.85);
    const angle = share * Math.PI * 2;
    const arc = d`M${x + 18} ${y + 8} A10 10 0 ${share > 0.5 ? 1 : 0} 1 ${x + 18 + Math.sin(angle) * 10} ${y + 18 - Math.cos(angle) * 10}`;
    return (
      p.box(x, y, 76, 36, p.down("#ffffff", "#f6f3ee"), 6) +
      p.circle(x + 18, y + 18, 10, mix(colour, "#ffffff", 0.75)) +
      p.line(arc, colour, 4) +
      p.box(x + 36, y + 8, 30, 4.4, "#4a4a5c", 2.2) +
      p.box(x + 36, y + 17, 34, 3, "#cdc9c2", 1.5) +
      p.box(x + 36, y + 23, 26, 3, "#cdc9c2", 1.5)
    );
  };
  const banner =
    p.box(-80, -100, 160, 18, p.across(tint, shade(accent, 0.02)), 6) + p.box(-70, -94, 58, 6, "#ffffff", 3);
  return (
    banner +
    cell(-80, -78, 0) +
    cell(4, -78, 1) +
    cell(-80, -38, 2) +
    cell(4, -38, 3) +
    p.line("M-4 -60 H4 M-42 -42 V-38 M42 -42 V-38", shade(tint, -0.05), 1.6)
  );
}

function logo({ pen: p, random, tint, accent }: Brush): string {
  switch (random.whole(0, 2)) {
    case 0:
      return (
        p.path("M-46 -50 A46 46 0 0 1 46 -50 Z", p.form(tint)) +
        p.path("M-46 -46 A46 46 0 0 0 0 0 V-46 Z", p.form(accent)) +
        p.circle(24, -23, 21, p.form(shade(tint, -0.14)))
      );
    case 1:
      return (
        [0, 60, 120, 180, 240, 300]
          .map((turn, at) =>
            p.group(
              p.path(
                "M0 0 C-19 -12 -19 -36 0 -48 C19 -36 19 -12 0 0 Z",
                at % 2 ? p.form(accent) : p.form(tint),
                0.92,
              ),
              { y: -50, turn },
            ),
          )
          .join("") + p.circle(0, -50, 8, "#ffffff")
      );
    default:
      return (
        p.path("M-44 -2 V-98 H-8 A30 30 0 0 1 -8 -38 H-20 V-2 Z", p.form(tint)) +
        p.path("M2 -2 A34 34 0 0 0 36 -36 V-64 H48 V-2 Z", p.form(accent)) +
        p.circle(-8, -68, 12, "#ffffff")
      );
  }
}

const strong = ["#e0504a", "#2f7fc4", "#f2a83a", "#3fa07f", "#8a5fc4"] as const;

export const charts: readonly Subject[] = [
  {
    id: "chart",
    upright: true,
    words: "chart|graph|bar chart|line chart|statistics|report",
    han: "图表|柱状图|折线图|统计图|报表",
    place: "table",
    width: 176,
    size: 0.8,
    tints: strong,
    scene: "gradient",
    draw: chart,
  },
  {
    id: "infographic",
    upright: true,
    words: "infographic|slide|presentation|diagram|flowchart|mockup|website",
    han: "信息图|幻灯片|演示文稿|流程图|示意图|网页",
    place: "table",
    width: 164,
    size: 0.9,
    tints: strong,
    scene: "gradient",
    draw: infographic,
  },
  {
    id: "logo",
    upright: true,
    words: "logo|brand mark|emblem|badge",
    han: "标志|商标|徽标|徽章",
    place: "float",
    width: 98,
    size: 0.55,
    tints: strong,
    scene: "plain",
    draw: logo,
  },
];
