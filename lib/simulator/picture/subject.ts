import type { Colour } from "./colour.ts";
import type { Pen } from "./pen.ts";
import type { Random } from "./random.ts";

/** What a subject is drawn with. */
export type Brush = {
  pen: Pen;
  random: Random;
  /** The asked colour, or one of the subject's own. */
  tint: Colour;
  /** A second colour of the picture's palette. */
  accent: Colour;
  /** 0 few details, 1 all of them. */
  detail: number;
};

/** Where a subject lives in a picture. */
type Place = "ground" | "sky" | "water" | "table" | "float";

export type Subject = {
  id: string;
  /** English names, singular, lower case, parted by |; plurals are found by themselves. */
  words: string;
  /** Chinese names, parted by |. */
  han: string;
  place: Place;
  /** Width of the drawing, where its height is 100. */
  width: number;
  /** Height among its peers: 1 is a grown person. */
  size: number;
  tints: readonly [Colour, ...Colour[]];
  /** The scene it brings along when the prompt names none. */
  scene?: string;
  /** Never mirrored or tilted: charts, letters, shapes asked for by name. */
  upright?: true;
  /** SVG in a box of `width` x 100: feet at y = 0, head at y = -100, middle at x = 0. */
  draw(brush: Brush): string;
};
