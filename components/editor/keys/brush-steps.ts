import type { Dimensions } from "#lib/images/parameters.ts";

const factor = 1.1;

/** As wide as the picture's shorter side, 2,000 pixels at most; never below 16. */
export const largestBrush = ({ width, height }: Dimensions): number =>
  Math.max(16, Math.min(2000, width, height));

/** The next larger (1) or smaller (-1) whole diameter, about a tenth away and at least a pixel. */
export function steppedSize(size: number, direction: 1 | -1, picture: Dimensions): number {
  const next = direction === 1 ? Math.max(size + 1, size * factor) : Math.min(size - 1, size / factor);
  return Math.min(largestBrush(picture), Math.max(1, Math.round(next)));
}

/** Hardness in steps of a tenth, 0-1. */
export const steppedHardness = (hardness: number, direction: 1 | -1): number =>
  Math.min(1, Math.max(0, Math.round(hardness * 10 + direction) / 10));
