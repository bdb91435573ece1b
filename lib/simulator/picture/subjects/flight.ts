import { mix, shade } from "../colour.ts";
import { stop } from "../pen.ts";

import type { Brush, Subject } from "../subject.ts";

function rocket({ pen: p, tint, accent, detail }: Brush): string {
  const flame =
    p.path("M-11 -22 C-16 -8 -5 -4 0 6 C5 -4 16 -8 11 -22 Z", p.down("#ffd35c", "#f0662f")) +
    p.path("M-5.5 -22 C-8 -12 -2 -8 0 -3 C2 -8 8 -12 5.5 -22 Z", "#fff3c4");
  const fins =
    p.path("M-17 -46 C-30 -38 -33 -24 -31 -14 C-26 -22 -20 -24 -14 -25 Z", p.form(tint)) +
    p.path("M17 -46 C30 -38 33 -24 31 -14 C26 -22 20 -24 14 -25 Z", shade(tint, -0.1));
  const body = p.path(
    "M-14 -24 C-22 -48 -18 -80 0 -100 C18 -80 22 -48 14 -24 Z",
    p.right([stop(0, "#ffffff"), stop(0.45, "#f1f3f8"), stop(1, "#b9c3d6")]),
  );
  const nose = p.path(
    "M-14.5 -76 C-11 -86 -6 -93 0 -100 C6 -93 11 -86 14.5 -76 Q0 -70 -14.5 -76 Z",
    p.across(shade(tint, 0.06), shade(tint, -0.1)),
  );
  const port =
    p.circle(0, -60, 8.6, p.across(shade(accent, 0.05), shade(accent, -0.1))) +
    p.circle(0, -60, 6, p.diagonal([stop(0, "#bfe7ff"), stop(1, "#3c6fae")]));
  const band = detail > 0.3 ? p.path("M-16.6 -38 Q0 -33 16.6 -38 L15.6 -32 Q0 -27 -15.6 -32 Z", accent) : "";
  return (
    flame + fins + body + nose + port + band + p.path("M-3.5 -36 H3.5 L2.5 -16 H-2.5 Z", shade(tint, -0.14))
  );
}

function airplane({ pen: p, tint, accent }: Brush): string {
  const far = p.path("M-6 -58 L22 -92 H34 L20 -56 Z", shade(tint, -0.16));
  const body = p.path(
    "M-78 -46 C-74 -60 -40 -64 -10 -62 L56 -58 L72 -84 H84 L78 -50 C60 -38 0 -34 -40 -36 C-62 -37 -76 -40 -78 -46 Z",
    p.down("#ffffff", "#cdd6e4"),
  );
  const stripe = p.path(
    "M-76 -44 C-40 -42 30 -44 78 -52 C60 -38 0 -34 -40 -36 C-62 -37 -74 -40 -76 -44 Z",
    tint,
  );
  const near =
    p.path("M-8 -46 L28 -10 H42 L24 -46 Z", p.form(tint)) + p.path("M60 -50 L80 -38 H90 L76 -53 Z", accent);
  const windows = Array.from({ length: 8 }, (_, at) => p.circle(-42 + at * 11, -54, 2.3, "#5b86b8")).join("");
  return (
    far +
    body +
    stripe +
    near +
    p.path("M72 -84 H84 L80 -62 L60 -58 Z", tint) +
    windows +
    p.path("M-70 -52 Q-62 -58 -54 -58 L-56 -51 Z", "#5b86b8")
  );
}

function hotAirBalloon({ pen: p, tint, accent }: Brush): string {
  const envelope =
    "M-9 -28 C-22 -40 -36 -52 -36 -68 C-36 -88 -20 -100 0 -100 C20 -100 36 -88 36 -68 C36 -52 22 -40 9 -28 Z";
  const gores = p.clip(
    envelope,
    p.path(
      "M-9 -28 C-18 -44 -24 -54 -24 -68 C-24 -88 -12 -100 0 -100 C-6 -98 -9 -86 -9 -68 C-9 -54 -6 -42 -4 -28 Z M9 -28 C18 -44 24 -54 24 -68 C24 -88 12 -100 0 -100 C6 -98 9 -86 9 -68 C9 -54 6 -42 4 -28 Z",
      mix("#fff7ea", accent, 0.15),
    ),
  );
  const light = p.tone(() =>
    p.path(
      envelope,
      p.radial([stop(0, "#ffffff", 0.25), stop(0.5, "#ffffff", 0), stop(1, "#20123a", 0.28)], 0.32, 0.3, 0.8),
    ),
  );
  const basket =
    p.line("M-8 -28 L-5 -12 M8 -28 L5 -12", "#6b4a35", 0.9) +
    p.path("M-7 -13 H7 L5.5 -1 Q5 0 4 0 H-4 Q-5 0 -5.5 -1 Z", p.across("#b07a48", "#83552f")) +
    p.line("M-6.5 -9 H6.5", "#6b4a35", 1);
  return p.path(envelope, tint) + gores + light + basket;
}

function balloon({ pen: p, tint }: Brush): string {
  const string = p.line("M0 -34 C-6 -22 6 -14 0 0", mix(tint, "#5a5560", 0.6), 1);
  const body = p.path(
    "M0 -37 C-18 -42 -28 -58 -28 -72 C-28 -90 -15 -100 0 -100 C15 -100 28 -90 28 -72 C28 -58 18 -42 0 -37 Z",
    p.ball(tint, 1.2),
  );
  const shine = p.tone(() => p.group(p.oval(0, 0, 4.6, 9.5, "#ffffff", 0.5), { x: -13, y: -82, turn: 28 }));
  return string + body + p.path("M-4 -33 L0 -38 L4 -33 Z", shade(tint, -0.12)) + shine;
}

export const flight: readonly Subject[] = [
  {
    id: "rocket",
    words: "rocket|spaceship|spacecraft",
    han: "火箭|飞船|宇宙飞船",
    place: "float",
    width: 66,
    size: 0.95,
    tints: ["#e4574c", "#e8833a"],
    scene: "space",
    draw: rocket,
  },
  {
    id: "airplane",
    words: "airplane|plane|aeroplane|jet|aircraft",
    han: "飞机|客机",
    place: "float",
    width: 176,
    size: 0.42,
    tints: ["#3f7fc4", "#e4574c"],
    scene: "sky",
    draw: airplane,
  },
  {
    id: "hot-air-balloon",
    words: "hot air balloon|hot-air balloon",
    han: "热气球",
    place: "float",
    width: 72,
    size: 0.75,
    tints: ["#e4574c", "#f0973a", "#4a94c4"],
    scene: "sky",
    draw: hotAirBalloon,
  },
  {
    id: "balloon",
    words: "balloon",
    han: "气球",
    place: "float",
    width: 58,
    size: 0.62,
    tints: ["#e4574c", "#4a94d6", "#f4b942", "#62b58f"],
    scene: "sky",
    draw: balloon,
  },
];
