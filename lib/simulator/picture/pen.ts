import { type Colour, lightnessOf, mix, shade, tune } from "./colour.ts";

/** How shapes are put down: filled, as ink lines on paper, or as glowing tubes. */
type Medium = "fill" | "line" | "neon";
/** A colour, or what `Pen.linear` and its like return. */
type Fill = string;
export type Stop = readonly [offset: number, colour: Colour, opacity?: number];

/** A stop of a gradient: where (0-1), which colour, how opaque. */
export function stop(offset: number, colour: Colour, opacity?: number): Stop {
  return [offset, colour, opacity];
}

export type PenOptions = {
  medium: Medium;
  /** Applied to every colour that is put down (pastel, sepia, night). */
  grade: (colour: Colour) => Colour;
  paper: Colour;
  ink: Colour;
  /** Width of an outline in output pixels, for `line` and `neon`. */
  outline: number;
};

const round = (value: number) => Math.round(value * 100) / 100;

/** Joins numbers and words into path data, numbers to a hundredth, so that the text is the same everywhere. */
export function d(strings: TemplateStringsArray, ...values: (number | string)[]): string {
  let text = strings[0] ?? "";
  values.forEach((value, at) => {
    text += (typeof value === "number" ? round(value) : value) + (strings[at + 1] ?? "");
  });
  return text;
}

/** Writes SVG shapes; light always comes from the upper left. Lengths are in the units of the enclosing group. */
export class Pen {
  readonly #options: PenOptions;
  readonly #defs: string[] = [];
  readonly #known = new Map<string, string>();
  readonly #flat = new Map<string, Colour>();

  constructor(options: PenOptions) {
    this.#options = options;
  }

  get defs(): string {
    return this.#defs.join("");
  }

  get medium(): Medium {
    return this.#options.medium;
  }

  #define(markup: (id: string) => string, flat: Colour): Fill {
    const key = markup("");
    let id = this.#known.get(key);
    if (!id) {
      id = `g${this.#known.size}`;
      this.#known.set(key, id);
      this.#defs.push(markup(id));
      this.#flat.set(`url(#${id})`, flat);
    }
    return `url(#${id})`;
  }

  #stops(stops: readonly Stop[]): string {
    return stops
      .map(([offset, colour, opacity]) => {
        const alpha = opacity === undefined ? "" : ` stop-opacity="${round(opacity)}"`;
        return `<stop offset="${round(offset)}" stop-color="${this.#options.grade(colour)}"${alpha}/>`;
      })
      .join("");
  }

  /** Corners of the box are (0,0) and (1,1). */
  linear(stops: readonly Stop[], x1 = 0, y1 = 0, x2 = 0, y2 = 1): Fill {
    const inner = this.#stops(stops);
    return this.#define(
      (id) =>
        `<linearGradient id="${id}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}">${inner}</linearGradient>`,
      stops[0]?.[1] ?? "#888888",
    );
  }

  radial(stops: readonly Stop[], cx = 0.5, cy = 0.5, r = 0.5): Fill {
    const inner = this.#stops(stops);
    return this.#define(
      (id) =>
        `<radialGradient id="${id}" cx="${round(cx)}" cy="${round(cy)}" r="${round(r)}">${inner}</radialGradient>`,
      stops[0]?.[1] ?? "#888888",
    );
  }

  /** From left to right. */
  right(stops: readonly Stop[]): Fill {
    return this.linear(stops, 0, 0, 1, 0);
  }

  /** From the upper left to the lower right. */
  diagonal(stops: readonly Stop[]): Fill {
    return this.linear(stops, 0, 0, 1, 1);
  }

  down(top: Colour, bottom: Colour): Fill {
    return this.linear([stop(0, top), stop(1, bottom)]);
  }

  across(left: Colour, right: Colour): Fill {
    return this.right([stop(0, left), stop(1, right)]);
  }

  /** A surface turned a little to the light. */
  form(colour: Colour, strength = 1): Fill {
    return this.linear(
      [
        stop(0, shade(colour, 0.06 * strength)),
        stop(0.5, colour),
        stop(1, tune(shade(colour, -0.1 * strength), 1, -6)),
      ],
      0.15,
      0,
      0.85,
      1,
    );
  }

  /** A round body. */
  ball(colour: Colour, strength = 1): Fill {
    return this.radial(
      [
        stop(0, shade(colour, 0.1 * strength)),
        stop(0.55, colour),
        stop(1, tune(shade(colour, -0.14 * strength), 1, -8)),
      ],
      0.36,
      0.3,
      0.78,
    );
  }

  #flatOf(fill: Fill): Colour {
    return fill.startsWith("url(") ? (this.#flat.get(fill) ?? "#888888") : fill;
  }

  #paint(fill: Fill): string {
    const { medium, grade, paper, ink, outline } = this.#options;
    if (medium === "fill") return `fill="${fill.startsWith("url(") ? fill : grade(fill)}"`;
    const colour = grade(this.#flatOf(fill));
    const stroke = `stroke-width="${round(outline)}" stroke-linejoin="round" stroke-linecap="round" vector-effect="non-scaling-stroke"`;
    if (medium === "line") {
      const dark = lightnessOf(colour) < 0.32;
      return `fill="${dark ? ink : mix(paper, colour, 0.16)}" stroke="${ink}" ${stroke}`;
    }
    const tube = mix(tune(shade(colour, Math.max(0, 0.72 - lightnessOf(colour))), 1.5), "#ffffff", 0.08);
    return `fill="${mix(paper, colour, 0.14)}" stroke="${tube}" ${stroke}`;
  }

  // Not `opacity`: that makes a layer as large as the picture for every shape, twenty times the time.
  #alpha(opacity: number): string {
    return opacity < 1 ? ` fill-opacity="${round(opacity)}" stroke-opacity="${round(opacity)}"` : "";
  }

  path(data: string, fill: Fill, opacity = 1): string {
    return `<path d="${data}" ${this.#paint(fill)}${this.#alpha(opacity)}/>`;
  }

  circle(x: number, y: number, r: number, fill: Fill, opacity = 1): string {
    return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" ${this.#paint(fill)}${this.#alpha(opacity)}/>`;
  }

  oval(x: number, y: number, rx: number, ry: number, fill: Fill, opacity = 1): string {
    return `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" ${this.#paint(fill)}${this.#alpha(opacity)}/>`;
  }

  /** x, y is the upper left corner. */
  box(x: number, y: number, width: number, height: number, fill: Fill, corner = 0, opacity = 1): string {
    return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${round(corner)}" ${this.#paint(fill)}${this.#alpha(opacity)}/>`;
  }

  /** A stroke with round ends. */
  line(data: string, colour: Colour, width: number, opacity = 1): string {
    const { medium, grade, ink, outline } = this.#options;
    const graded = grade(colour);
    const attributes = `fill="none" stroke-linecap="round" stroke-linejoin="round"`;
    if (medium === "fill") {
      return `<path d="${data}" ${attributes} stroke="${graded}" stroke-width="${round(width)}"${this.#alpha(opacity)}/>`;
    }
    const stroke =
      medium === "line" ? ink : tune(shade(graded, Math.max(0, 0.72 - lightnessOf(graded))), 1.5);
    return `<path d="${data}" ${attributes} stroke="${stroke}" stroke-width="${round(outline)}" vector-effect="non-scaling-stroke"/>`;
  }

  /** Light and shadow on top of a form: left out where there are only lines. */
  tone(markup: () => string): string {
    return this.#options.medium === "fill" ? markup() : "";
  }

  /** Type is put down solid in every medium. */
  solid(data: string, colour: Colour, opacity = 1): string {
    return `<path d="${data}" fill="${colour}"${this.#alpha(opacity)}/>`;
  }

  /** Shows `markup` only inside `shape` (path data). */
  clip(shape: string, markup: string): string {
    const id = this.#define((name) => `<clipPath id="${name}"><path d="${shape}"/></clipPath>`, "#000000");
    return `<g clip-path="${id}">${markup}</g>`;
  }

  group(
    markup: string,
    move: { x?: number; y?: number; scale?: number; flip?: boolean; turn?: number },
    _opacity = 1,
  ): string {
    const { x = 0, y = 0, scale = 1, flip = false, turn = 0 } = move;
    const turned = turn ? ` rotate(${round(turn)})` : "";
    const sizes =
      scale !== 1 || flip ? ` scale(${(flip ? -scale : scale).toFixed(4)} ${scale.toFixed(4)})` : "";
    return `<g transform="translate(${round(x)} ${round(y)})${turned}${sizes}">${markup}</g>`;
  }
}
