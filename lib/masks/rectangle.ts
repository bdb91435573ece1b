import type { Rectangle } from "#lib/masks/mask.ts";

type Size = { width: number; height: number };

export const wholeOf = ({ width, height }: Size): Rectangle => ({ x: 0, y: 0, width, height });

/** Whole pixels from the edges `left`, `top` to before `right`, `bottom`, rounded outward; null when there are none. */
export function spanning(left: number, top: number, right: number, bottom: number): Rectangle | null {
  const x = Math.floor(left);
  const y = Math.floor(top);
  const width = Math.ceil(right) - x;
  const height = Math.ceil(bottom) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

export function intersection(a: Rectangle | null, b: Rectangle | null): Rectangle | null {
  if (!a || !b) return null;
  return spanning(
    Math.max(a.x, b.x),
    Math.max(a.y, b.y),
    Math.min(a.x + a.width, b.x + b.width),
    Math.min(a.y + a.height, b.y + b.height),
  );
}

/** The smallest rectangle around both. */
export function union(a: Rectangle | null, b: Rectangle | null): Rectangle | null {
  if (!a || !b) return a ?? b;
  return spanning(
    Math.min(a.x, b.x),
    Math.min(a.y, b.y),
    Math.max(a.x + a.width, b.x + b.width),
    Math.max(a.y + a.height, b.y + b.height),
  );
}

/** `by` pixels wider on each side, but not beyond `limits`. */
export function widened(rectangle: Rectangle, by: number, limits: Size): Rectangle | null {
  const { x, y, width, height } = rectangle;
  return intersection(spanning(x - by, y - by, x + width + by, y + height + by), wholeOf(limits));
}
