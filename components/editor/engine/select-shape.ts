import type { MaskShape } from "#components/editor/engine/mask-job.ts";
import { polygonSelection } from "#lib/masks/polygon.ts";
import type { Selection } from "#lib/masks/selection.ts";
import { ellipseSelection, gradientSelection, rectangleSelection } from "#lib/masks/shapes.ts";

/** Null where nothing of the shape lies in a mask of this size. */
export function selectShape(size: { width: number; height: number }, shape: MaskShape): Selection | null {
  switch (shape.kind) {
    case "rectangle":
      return rectangleSelection(size, shape, shape.feather);
    case "ellipse":
      return ellipseSelection(size, shape, shape.feather);
    case "polygon":
      return polygonSelection(size, shape.points);
    case "gradient":
      return gradientSelection(size, shape.from, shape.to);
  }
}

/** How many pixels a shape asks to be looked at, at most: what decides who draws it. */
export function extentOf(shape: MaskShape): number {
  if (shape.kind === "gradient") return Number.POSITIVE_INFINITY;
  if (shape.kind !== "polygon") return shape.width * shape.height;
  const [left, right] = spread(shape.points.map(({ x }) => x));
  const [top, bottom] = spread(shape.points.map(({ y }) => y));
  return (right - left) * (bottom - top);
}

const spread = (values: readonly number[]): readonly [number, number] =>
  values.reduce<readonly [number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
