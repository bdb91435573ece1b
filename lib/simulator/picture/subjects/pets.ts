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

function cat(brush: Brush): string {
  const { pen: p, tint, detail, accent } = brush;
  const body = p.form(tint);
  const inner = mix(tint, "#f6b6a8", 0.7);
  const belly = mix(tint, "#fff6ea", 0.75);
  const dark = shade(tint, -0.16);
  const tail = p.line("M20 -8 C44 -6 46 -28 36 -38 C30 -45 36 -54 43 -50", shade(tint, -0.05), 9);
  const torso = p.path("M-22 0 C-27 -30 -18 -54 0 -56 C18 -54 27 -30 22 0 Z", body);
  const bib = p.path("M-9 0 C-13 -24 -9 -44 0 -46 C9 -44 13 -24 9 0 Z", belly, 0.9);
  const paws = p.oval(-10, -3.5, 8, 4.5, belly) + p.oval(10, -3.5, 8, 4.5, belly);
  const ears = [-1, 1]
    .map(
      (s) =>
        p.path(
          d`M${s * 7} -86 L${s * 23} -100 Q${s * 29} -84 ${s * 24} -70 Z`,
          s < 0 ? shade(tint, 0.03) : shade(tint, -0.04),
        ) + p.path(d`M${s * 12} -86 L${s * 21.5} -94 Q${s * 24.5} -84 ${s * 22} -76 Z`, inner),
    )
    .join("");
  const head = p.path(
    "M-27 -67 C-28 -84 -15 -91 0 -91 C15 -91 28 -84 27 -67 C26 -52 13 -46 0 -46 C-13 -46 -26 -52 -27 -67 Z",
    p.ball(tint),
  );
  const muzzle = p.path(
    "M-11 -57 C-11 -63 -4 -64 0 -62 C4 -64 11 -63 11 -57 C11 -51 5 -48.5 0 -48.5 C-5 -48.5 -11 -51 -11 -57 Z",
    belly,
  );
  const stripes =
    detail > 0.5
      ? p.tone(() =>
          p.line(
            "M0 -90 V-82 M-8 -89 L-6.5 -83 M8 -89 L6.5 -83 M-25 -63 L-18 -62 M25 -63 L18 -62 M-21 -30 Q-17 -29 -14 -31 M21 -30 Q17 -29 14 -31 M-22 -20 Q-18 -19 -15 -21 M22 -20 Q18 -19 15 -21",
            dark,
            2.4,
            0.75,
          ),
        )
      : "";
  const face =
    eyes(brush, 0, -68, 11.5, 3.6, "#d9e27a") +
    p.path("M-3 -61 H3 L0 -57.6 Z", "#e2808a") +
    p.line("M0 -57.5 V-55.5 M0 -55.5 Q-3.5 -52.5 -6 -54.5 M0 -55.5 Q3.5 -52.5 6 -54.5", ink, 1.1);
  const whiskers =
    detail > 0.3
      ? p.line(
          "M-13 -57 L-29 -60 M-13 -54.5 L-28 -53 M13 -57 L29 -60 M13 -54.5 L28 -53",
          mix(tint, "#ffffff", 0.75),
          0.8,
          0.9,
        )
      : "";
  const collar =
    p.path("M-15 -48 Q0 -40 15 -48 L14 -43.5 Q0 -36 -14 -43.5 Z", accent) +
    p.circle(0, -38.5, 3.4, p.ball("#f3c64b"));
  return tail + torso + bib + paws + ears + head + muzzle + stripes + face + whiskers + collar;
}

function dog(brush: Brush): string {
  const { pen: p, tint, accent } = brush;
  const light = mix(tint, "#fff4e6", 0.72);
  const ear = shade(tint, -0.16);
  const tail = p.line("M22 -14 C36 -18 40 -32 37 -42", shade(tint, -0.04), 8);
  const torso = p.path("M-24 0 C-27 -26 -20 -54 0 -56 C20 -54 27 -26 24 0 Z", p.form(tint));
  const chest = p.path("M-10 0 C-14 -20 -12 -42 0 -48 C12 -42 14 -20 10 0 Z", light);
  const legs =
    p.oval(-12, -4, 9, 5, light) +
    p.oval(12, -4, 9, 5, light) +
    p.line("M-3 0 V-16 M3 0 V-16", shade(light, -0.1), 1);
  const head = p.path(
    "M-22 -76 C-22 -92 -12 -98 0 -98 C12 -98 22 -92 22 -76 C22 -60 14 -46 0 -46 C-14 -46 -22 -60 -22 -76 Z",
    p.ball(tint),
  );
  const blaze = p.path(
    "M0 -97 C4 -88 4 -80 11 -67 C15 -57 8 -48 0 -48 C-8 -48 -15 -57 -11 -67 C-4 -80 -4 -88 0 -97 Z",
    light,
  );
  const ears =
    p.path("M-17 -92 C-33 -92 -35 -70 -29 -58 C-21 -58 -18 -72 -14 -84 Z", p.down(shade(ear, 0.04), ear)) +
    p.path("M17 -92 C33 -92 35 -70 29 -58 C21 -58 18 -72 14 -84 Z", ear);
  const nose =
    p.path("M-6.5 -66 Q0 -70 6.5 -66 Q6 -60 0 -58.5 Q-6 -60 -6.5 -66 Z", ink) +
    p.tone(() => p.oval(-2, -66, 2, 1, "#ffffff", 0.5));
  const mouth =
    p.path("M-4 -53 Q0 -51.5 4 -53 Q4.5 -44 0 -43.5 Q-4.5 -44 -4 -53 Z", "#ea7d86") +
    p.line("M0 -58.5 V-54 M-8 -55 Q-4 -51 0 -54 Q4 -51 8 -55", ink, 1.2);
  const collar =
    p.path("M-17 -49 Q0 -38 17 -49 L16 -44 Q0 -33 -16 -44 Z", accent) +
    p.circle(0, -36, 4, p.ball("#f3c64b"));
  return (
    tail + torso + chest + legs + head + blaze + ears + eyes(brush, 0, -75, 10.5, 3.3) + mouth + nose + collar
  );
}

const coats = ["#e79a4f", "#8d8f9c", "#f0d3a8", "#54505c", "#c98a5b"] as const;

export const pets: readonly Subject[] = [
  {
    id: "cat",
    words: "cat|kitten|kitty|tabby|feline",
    han: "猫|小猫|猫咪",
    place: "ground",
    width: 90,
    size: 0.62,
    tints: coats,
    draw: cat,
  },
  {
    id: "dog",
    words: "dog|puppy|corgi|shiba|shiba inu|labrador|retriever|golden retriever|terrier|husky|hound",
    han: "狗|小狗|柯基|柴犬|金毛|犬",
    place: "ground",
    width: 82,
    size: 0.68,
    tints: ["#c98a55", "#dba565", "#7b5a45", "#6d6a73"],
    draw: dog,
  },
];
