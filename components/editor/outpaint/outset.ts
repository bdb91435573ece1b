import { canvasOf } from "#lib/compositing/plan-edit.ts";
import { maxEditEdge, maxEditPixels, type Outset, type Rectangle } from "#lib/edits/view.ts";
import type { Dimensions } from "#lib/images/parameters.ts";

export const sides = ["left", "top", "right", "bottom"] as const;
export type Side = (typeof sides)[number];

export const noOutset: Outset = { left: 0, top: 0, right: 0, bottom: 0 };
export const isExtended = (outset: Outset): boolean => sides.some((side) => outset[side] > 0);

export const isSameOutset = (one: Outset, other: Outset): boolean =>
  sides.every((side) => one[side] === other[side]);

/** The canvas around the picture, in pixels of the picture. */
export const canvasArea = (source: Dimensions, outset: Outset): Rectangle => ({
  x: -outset.left,
  y: -outset.top,
  ...canvasOf(source, outset),
});

const isAcross = (side: Side) => side === "left" || side === "right";

/** How far a side may be moved out, the others staying where they are. */
export function mostOf(source: Dimensions, outset: Outset, side: Side): number {
  const canvas = canvasOf(source, outset);
  const [along, other] = isAcross(side) ? [canvas.width, canvas.height] : [canvas.height, canvas.width];
  const longest = Math.min(maxEditEdge, Math.floor(maxEditPixels / other));
  return Math.max(0, longest - along + outset[side]);
}

/** With one side somewhere else: whole pixels, never into the picture, never beyond what can be edited. */
export function withSide(source: Dimensions, outset: Outset, side: Side, pixels: number): Outset {
  const wanted = Math.max(0, Math.round(pixels));
  return { ...outset, [side]: Math.min(wanted, mostOf(source, outset, side)) };
}

export const ratios = ["1:1", "4:3", "3:2", "16:9", "21:9", "3:4", "4:5", "2:3", "9:16"] as const;
export type Ratio = (typeof ratios)[number];

/** Where the picture stands in a canvas that is longer than it. */
export const anchors = ["start", "middle", "end"] as const;
export type Anchor = (typeof anchors)[number];

const shareBefore: Readonly<Record<Anchor, number>> = { start: 0, middle: 0.5, end: 1 };

/** The smallest canvas of this shape around the picture; null when it would be too large to be edited. */
export function outsetFor(source: Dimensions, ratio: Ratio, anchor: Anchor): Outset | null {
  const [across, down] = ratio.split(":").map(Number) as [number, number];
  const width = Math.max(source.width, Math.round((source.height * across) / down));
  const height = Math.max(source.height, Math.round((source.width * down) / across));
  // One of them is the picture's own, but for rounding.
  const canvas =
    width - source.width > height - source.height
      ? { width, height: source.height }
      : { width: source.width, height };
  if (Math.max(canvas.width, canvas.height) > maxEditEdge) return null;
  if (canvas.width * canvas.height > maxEditPixels) return null;
  const left = Math.round((canvas.width - source.width) * shareBefore[anchor]);
  const top = Math.round((canvas.height - source.height) * shareBefore[anchor]);
  return {
    left,
    top,
    right: canvas.width - source.width - left,
    bottom: canvas.height - source.height - top,
  };
}

/** The ratio and anchor that an outset is; null where it is none of them. */
export function ratioOf(source: Dimensions, outset: Outset): { ratio: Ratio; anchor: Anchor } | null {
  for (const ratio of ratios)
    for (const anchor of anchors) {
      const other = outsetFor(source, ratio, anchor);
      if (other && isSameOutset(other, outset)) return { ratio, anchor };
    }
  return null;
}

/** Which way a canvas of this outset is longer than the picture. */
export const axisOf = ({ left, right, top, bottom }: Outset): "across" | "down" =>
  left + right >= top + bottom ? "across" : "down";

/** What a stored value says, as far as it can be edited. */
export function readOutset(source: Dimensions, stored: unknown): Outset {
  if (typeof stored !== "object" || stored === null) return noOutset;
  return sides.reduce<Outset>((sum, side) => {
    const pixels = (stored as Record<string, unknown>)[side];
    return typeof pixels === "number" && Number.isFinite(pixels) ? withSide(source, sum, side, pixels) : sum;
  }, noOutset);
}
