import { mix, shade } from "../colour.ts";
import { d, stop } from "../pen.ts";
import type { Brush, Subject } from "../subject.ts";

const skins = ["#f2c6a0", "#d99b6c", "#a8693f", "#7a4a2e"] as const;
const hairs = ["#2c2326", "#5b3a29", "#a9713a", "#3a3340"] as const;

function person(brush: Brush, who: "woman" | "man" | "anyone"): string {
  const { pen: p, random, tint, accent } = brush;
  const skin = random.pick(skins);
  const hair = random.pick(hairs);
  const long = who === "woman" || (who === "anyone" && random.chance(0.5));
  const trousers = mix("#2f3b55", accent, 0.2);
  const legs = p.path("M-9 -42 L-10 -4 H-1.5 L0 -36 L1.5 -4 H10 L9 -42 Z", p.form(trousers));
  const shoes = p.path("M-11 -5 H-1 V0 H-14 Q-14 -4 -11 -5 Z M1 -5 H11 Q14 -4 14 0 H1 Z", "#3b2f36");
  const back = long
    ? p.path("M-11 -90 C-16 -74 -14 -64 -11 -60 H11 C14 -64 16 -74 11 -90 Z", shade(hair, -0.02))
    : "";
  const arms =
    p.line("M-13 -66 C-18 -56 -18 -48 -16 -40", shade(tint, -0.03), 7) +
    p.line("M13 -66 C18 -56 18 -48 16 -40", shade(tint, -0.09), 7) +
    p.circle(-16, -38, 3.4, skin) +
    p.circle(16, -38, 3.4, shade(skin, -0.05));
  const torso = p.path(
    "M-9 -72 C-16 -71 -17 -64 -15 -56 L-12.5 -38 Q0 -34 12.5 -38 L15 -56 C17 -64 16 -71 9 -72 Z",
    p.form(tint),
  );
  const neck = p.path("M-4 -78 H4 V-71 Q0 -67.5 -4 -71 Z", shade(skin, -0.08));
  const head = p.oval(0, -86, 9, 10.5, p.ball(skin, 0.6));
  const top = p.path(
    "M-10 -84 C-12 -98 -4 -100 1 -99 C9 -99 12 -92 10 -84 C9 -90 5 -92 -1 -91 C-6 -91 -9 -89 -10 -84 Z",
    hair,
  );
  const face =
    p.circle(-3.4, -85, 1, "#2b2a33") +
    p.circle(3.4, -85, 1, "#2b2a33") +
    p.line("M-2.6 -80.5 Q0 -78.8 2.6 -80.5", "#8c4b45", 0.9) +
    p.tone(() => p.circle(-5.6, -82, 1.8, "#ee8d80", 0.4) + p.circle(5.6, -82, 1.8, "#ee8d80", 0.4));
  const scarf = p.path("M-8 -73 Q0 -67 8 -73 L8 -69 Q0 -63 -8 -69 Z", accent);
  const skirt =
    who === "woman" ? p.path("M-12 -44 H12 L18 -20 Q0 -15 -18 -20 Z", p.form(mix(tint, accent, 0.35))) : "";
  return back + legs + shoes + skirt + arms + torso + neck + head + top + face + scarf;
}

function astronaut({ pen: p, tint, accent, detail }: Brush): string {
  const suit = mix("#f4f6fa", tint, 0.08);
  const crease = shade(suit, -0.12);
  const pack = p.box(-24, -70, 48, 40, p.down("#aeb8c8", "#8692a8"), 8);
  const legs =
    p.path(
      "M-17 -34 C-20 -22 -20 -12 -19 -5 H-3 L-2 -28 L2 -28 L3 -5 H19 C20 -12 20 -22 17 -34 Z",
      p.form(suit),
    ) +
    p.box(-21, -8, 19, 8, "#8692a8", 3.5) +
    p.box(2, -8, 19, 8, "#76829a", 3.5);
  const leftArm = p.line("M-20 -60 C-32 -56 -36 -46 -34 -36", suit, 12) + p.circle(-34, -33, 6.6, accent);
  const rightArm =
    p.line("M20 -60 C34 -62 40 -72 40 -82", shade(suit, -0.04), 12) + p.circle(40, -86, 6.6, accent);
  const torso = p.path(
    "M-22 -64 Q0 -72 22 -64 C24 -50 22 -38 18 -30 Q0 -24 -18 -30 C-22 -38 -24 -50 -22 -64 Z",
    p.form(suit),
  );
  const panel =
    p.box(-11, -54, 22, 14, "#dbe1ea", 3) +
    p.circle(-6, -50, 2, accent) +
    p.circle(0, -50, 2, "#f3c64b") +
    p.box(-8, -46, 16, 3, "#4b5872", 1.5);
  const belt = p.line("M-19 -33 Q0 -27 19 -33", crease, 2);
  const helmet =
    p.circle(0, -80, 20, p.ball(suit)) +
    p.oval(0, -79, 15.5, 13.5, p.diagonal([stop(0, "#6f8fd8"), stop(0.45, "#2b3766"), stop(1, "#171c36")]));
  const glare = p.tone(
    () =>
      p.path("M-11 -84 C-8 -91 -1 -92 4 -90 C-3 -88 -8 -84 -10 -78 Z", "#ffffff", 0.55) +
      p.circle(8, -74, 1.6, "#ffffff", 0.5),
  );
  const stripes = detail > 0.4 ? p.line("M-33.5 -46 L-25 -43 M-19 -16 H-4 M4 -16 H19", accent, 2.4) : "";
  return pack + leftArm + rightArm + legs + torso + panel + belt + stripes + helmet + glare;
}

function robot({ pen: p, tint, accent, detail }: Brush): string {
  const metal = tint;
  const dark = shade(metal, -0.18);
  const antenna = p.line("M0 -88 V-96", dark, 2.4) + p.circle(0, -97, 4, p.ball(accent));
  const legs =
    p.box(-16, -20, 10, 18, dark, 3) +
    p.box(6, -20, 10, 18, shade(dark, -0.04), 3) +
    p.box(-20, -6, 17, 6, shade(dark, -0.1), 3) +
    p.box(3, -6, 17, 6, shade(dark, -0.12), 3);
  const arms =
    p.line("M-25 -48 C-36 -44 -38 -34 -36 -26", dark, 6) +
    p.line("M25 -48 C38 -50 42 -60 40 -68", dark, 6) +
    p.circle(-36, -23, 5.5, metal) +
    p.circle(40, -71, 5.5, metal);
  const torso = p.box(-25, -56, 50, 39, p.form(metal), 10);
  const chest =
    p.box(-15, -49, 30, 18, p.down("#23304d", "#34456b"), 4) +
    p.line("M-11 -40 h5 l3 -5 l5 9 l3 -4 h6", "#7ff0d2", 1.8) +
    (detail > 0.4
      ? p.circle(-10, -25, 2.4, accent) + p.circle(0, -25, 2.4, "#f3c64b") + p.circle(10, -25, 2.4, "#7ff0d2")
      : "");
  const neck = p.box(-6, -61, 12, 7, dark, 2);
  const ears = p.box(-33, -80, 7, 14, accent, 3) + p.box(26, -80, 7, 14, shade(accent, -0.06), 3);
  const head = p.box(-28, -90, 56, 31, p.form(metal), 13);
  const visor = p.box(-21, -84, 42, 19, p.down("#1d2742", "#2e3c63"), 9);
  const eyes = [-1, 1]
    .map((s) =>
      p.circle(s * 10, -75, 5, p.radial([stop(0, "#e7fff8"), stop(0.5, "#7ff0d2"), stop(1, "#43c9b0")])),
    )
    .join("");
  const glare = p.tone(() => p.path("M-23 -86 Q-14 -89 -2 -88.5 Q-16 -86 -24 -80 Z", "#ffffff", 0.5));
  return antenna + arms + legs + neck + torso + chest + ears + head + visor + eyes + glare;
}

function snowman({ pen: p, tint, accent }: Brush): string {
  const buttons = [-26, -36, -46].map((y) => p.circle(0, y, 2, "#33313c")).join("");
  const arms = p.line("M-20 -44 L-40 -58 M-34 -54 L-36 -62 M20 -44 L40 -56 M34 -52 L37 -60", "#6b4a35", 2.6);
  const body =
    p.circle(0, -19, 23, p.ball(tint, 0.7)) +
    p.circle(0, -48, 18, p.ball(tint, 0.7)) +
    p.circle(0, -72, 14, p.ball(tint, 0.7));
  const hat =
    p.box(-10, -101, 20, 17, "#33313c", 2) +
    p.box(-16, -86, 32, 4, "#33313c", 2) +
    p.box(-10, -90, 20, 4, accent);
  const face =
    p.circle(-5, -75, 1.8, "#33313c") +
    p.circle(5, -75, 1.8, "#33313c") +
    p.path("M0 -72 L16 -69 L0 -67.5 Z", "#ee8434");
  const scarf =
    p.path("M-14 -62 Q0 -54 14 -62 L14 -56 Q0 -48 -14 -56 Z", accent) +
    p.path(d`M8 -55 L14 -36 L6 -35 L2 -53 Z`, shade(accent, -0.06));
  return arms + body + buttons + hat + face + scarf;
}

const clothes = ["#d9604c", "#3f7fa8", "#e0a23c", "#6a9a72"] as const;

export const people: readonly Subject[] = [
  {
    id: "woman",
    words: "woman|girl|lady|mother|queen|princess|dancer|ballerina|grandmother|bride",
    han: "女人|女孩|少女|姑娘|女士|妈妈|女王|公主|新娘|女生|奶奶",
    place: "ground",
    width: 44,
    size: 1,
    tints: clothes,
    draw: (brush) => person(brush, "woman"),
  },
  {
    id: "man",
    words: "man|boy|father|king|prince|samurai|grandfather|gentleman|farmer",
    han: "男人|男孩|少年|先生|爸爸|国王|王子|男生|武士|爷爷|农夫",
    place: "ground",
    width: 44,
    size: 1,
    tints: clothes,
    draw: (brush) => person(brush, "man"),
  },
  {
    id: "person",
    words:
      "person|child|kid|portrait|people|traveler|traveller|explorer|chef|scientist|artist|hiker|student|teacher|doctor",
    han: "人|孩子|小孩|人物|旅行者|老人|肖像|厨师|画家|学生|老师|医生",
    place: "ground",
    width: 44,
    size: 1,
    tints: clothes,
    draw: (brush) => person(brush, "anyone"),
  },
  {
    id: "astronaut",
    words: "astronaut|cosmonaut|spaceman",
    han: "宇航员|航天员|太空人",
    place: "ground",
    width: 90,
    size: 0.95,
    tints: ["#f4f6fa"],
    scene: "space",
    draw: astronaut,
  },
  {
    id: "robot",
    words: "robot|android|droid|bot",
    han: "机器人",
    place: "ground",
    width: 88,
    size: 0.85,
    tints: ["#8fa9c4", "#b9c3d0", "#7fb5ae"],
    draw: robot,
  },
  {
    id: "snowman",
    words: "snowman",
    han: "雪人",
    place: "ground",
    width: 84,
    size: 0.8,
    tints: ["#f6f9fd"],
    scene: "snow",
    draw: snowman,
  },
];
