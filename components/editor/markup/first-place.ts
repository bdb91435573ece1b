import type { MarkKind, Place } from "#components/editor/markup/mark.ts";
import type { Dimensions } from "#lib/images/parameters.ts";

/** Shares of the picture: where a mark stands that was added by a button. */
const shapes: Readonly<Record<MarkKind, readonly (readonly [number, number])[]>> = {
  arrow: [
    [0.3, 0.3],
    [0.5, 0.5],
  ],
  ellipse: [
    [0.35, 0.35],
    [0.65, 0.65],
  ],
  rectangle: [
    [0.35, 0.35],
    [0.65, 0.65],
  ],
  text: [[0.1, 0.1]],
  // A wave, to be stretched over what is meant.
  pen: Array.from({ length: 33 }, (_, index) => [
    0.35 + (0.3 * index) / 32,
    0.5 + 0.02 * Math.sin((index / 32) * 6 * Math.PI),
  ]),
};

export const firstPlace = (kind: MarkKind, { width, height }: Dimensions): Place[] =>
  shapes[kind].map(([x, y]) => ({ x: Math.round(x * width), y: Math.round(y * height) }));
