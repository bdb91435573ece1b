/**
 * What may change: one byte a pixel, row by row from the top left, 0 locked to 255 free. The one truth of a mask;
 * strokes are gone once they are drawn in.
 */
export type Mask = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** Whole pixels; `width` and `height` of at least 1. */
export type Rectangle = { x: number; y: number; width: number; height: number };

/** A place in the mask; the middle of the first pixel is (0.5, 0.5). `pressure` 0-1, 1 for a mouse. */
export type Point = { x: number; y: number; pressure: number };

/** Told what is about to be written, before it is. The history's is `history.touch`. */
export type Touch = (rectangle: Rectangle) => void;

/** How a shape meets what is there. */
export const combinations = ["replace", "add", "subtract", "intersect"] as const;
export type Combination = (typeof combinations)[number];

/** From here on a pixel counts as free where only yes or no will do. */
export const halfFree = 128;

export function createMask(width: number, height: number): Mask {
  return { width, height, data: new Uint8Array(width * height) };
}
