/** A disc of the brush. */
export type Disc = { x: number; y: number; radius: number };

/**
 * All discs between two: what a brush covers on the way from one point to the next. It is convex, so that it meets a
 * row of pixels in one span, which `cut` leaves in `low` and `high`.
 */
export type Cone = {
  readonly from: Disc;
  readonly to: Disc;
  readonly length: number;
  /** Direction from `from` to `to`. */
  readonly ux: number;
  readonly uy: number;
  /** By how much the radius grows a pixel. */
  readonly slope: number;
  /** The two straight sides: ax, ay, bx, by of each. */
  readonly sides: Float64Array;
  low: number;
  high: number;
};

/** Neither disc may hold the other, unless they are the same: see `withoutHeld`. */
export function cone(from: Disc, to: Disc): Cone {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const ux = length > 0 ? (to.x - from.x) / length : 1;
  const uy = length > 0 ? (to.y - from.y) / length : 0;
  const slope = length > 0 ? (to.radius - from.radius) / length : 0;
  const across = Math.sqrt(1 - slope * slope);
  const sides = new Float64Array(8);
  [1, -1].forEach((side, index) => {
    const dx = -slope * ux - side * across * uy;
    const dy = -slope * uy + side * across * ux;
    sides.set(
      [from.x + from.radius * dx, from.y + from.radius * dy, to.x + to.radius * dx, to.y + to.radius * dy],
      4 * index,
    );
  });
  return { from, to, length, ux, uy, slope, sides, low: 0, high: 0 };
}

/** Both discs, or twice the larger one where it holds the other. */
export function withoutHeld(from: Disc, to: Disc): [Disc, Disc] {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  if (distance > 1e-6 + 1.000_001 * Math.abs(to.radius - from.radius)) return [from, to];
  const larger = to.radius > from.radius ? to : from;
  return [larger, larger];
}

/** Whether the cone meets the row at height `y`; from where to where is in `low` and `high`. */
export function cut(shape: Cone, y: number): boolean {
  shape.low = Number.POSITIVE_INFINITY;
  shape.high = Number.NEGATIVE_INFINITY;
  cutDisc(shape, shape.from, y);
  cutDisc(shape, shape.to, y);
  cutSide(shape, 0, y);
  cutSide(shape, 4, y);
  return shape.low <= shape.high;
}

function cutDisc(shape: Cone, { x, y: middle, radius }: Disc, y: number): void {
  const square = radius * radius - (y - middle) * (y - middle);
  if (square < 0) return;
  const half = Math.sqrt(square);
  if (x - half < shape.low) shape.low = x - half;
  if (x + half > shape.high) shape.high = x + half;
}

function cutSide(shape: Cone, index: number, y: number): void {
  const ax = shape.sides[index] as number;
  const ay = shape.sides[index + 1] as number;
  const bx = shape.sides[index + 2] as number;
  const by = shape.sides[index + 3] as number;
  if (ay <= y === by <= y) return;
  const x = ax + ((y - ay) / (by - ay)) * (bx - ax);
  if (x < shape.low) shape.low = x;
  if (x > shape.high) shape.high = x;
}
