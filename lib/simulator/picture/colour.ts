/** A colour as `#rrggbb`. */
export type Colour = string;

type Triple = readonly [number, number, number];

function toLinear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const clamped = Math.min(1, Math.max(0, linear));
  const value = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return Math.round(value * 255);
}

/** `#rgb` or `#rrggbb` -> red, green, blue in 0-255. */
export function toRgb(colour: Colour): Triple {
  const hex =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join("") : colour.slice(1, 7);
  const value = Number.parseInt(hex, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Red, green, blue in 0-255 -> `#rrggbb`. */
export function fromRgb(rgb: Triple): Colour {
  return `#${rgb
    .map((channel) =>
      Math.min(255, Math.max(0, Math.round(channel)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** OKLab (B. Ottosson, 2020): lightness 0-1, a, b. */
export function toLab(colour: Colour): Triple {
  const [red, green, blue] = toRgb(colour).map(toLinear) as unknown as Triple;
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** OKLab -> the nearest `#rrggbb`. */
function fromLab([lightness, a, b]: Triple): Colour {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return fromRgb([
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]);
}

/** From one colour (0) to the other (1), evenly to the eye. */
export function mix(from: Colour, to: Colour, amount: number): Colour {
  const start = toLab(from);
  const end = toLab(to);
  return fromLab(
    [0, 1, 2].map(
      (at) => (start[at] ?? 0) + ((end[at] ?? 0) - (start[at] ?? 0)) * amount,
    ) as unknown as Triple,
  );
}

/** Lighter (positive) or darker (negative); 0.1 is a clear step. Hue stays. */
export function shade(colour: Colour, step: number): Colour {
  const [lightness, a, b] = toLab(colour);
  const target = Math.min(0.985, Math.max(0.08, lightness + step));
  const keep = step > 0 ? 1 - Math.min(0.6, step * 0.8) : 1 - Math.min(0.3, -step * 0.5);
  return fromLab([target, a * keep, b * keep]);
}

/** Chroma times `factor`, hue turned by `degrees`. */
export function tune(colour: Colour, factor: number, degrees = 0): Colour {
  const [lightness, a, b] = toLab(colour);
  const angle = (degrees * Math.PI) / 180;
  return fromLab([
    lightness,
    factor * (a * Math.cos(angle) - b * Math.sin(angle)),
    factor * (a * Math.sin(angle) + b * Math.cos(angle)),
  ]);
}

/** Lightness as the eye sees it, 0-1. */
export function lightnessOf(colour: Colour): number {
  return toLab(colour)[0];
}

/** Ink or paper, whichever reads better on `ground`. */
export function readableOn(ground: Colour, ink = "#1d2233", paper = "#fffaf2"): Colour {
  return lightnessOf(ground) > 0.66 ? ink : paper;
}
