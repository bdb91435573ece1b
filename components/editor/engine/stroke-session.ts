import { drawCapsule } from "#lib/masks/capsule.ts";
import type { Disc } from "#lib/masks/cone.ts";
import type { Mask, Point, Rectangle, Touch } from "#lib/masks/mask.ts";
import { copyOf } from "#lib/masks/selection.ts";

/** `size`: diameter in image pixels. */
export type Brush = { size: number; hardness: number; pressureSize: boolean };

/** One stroke, drawn into the mask piece by piece. Everything answers or tells what may have changed. */
export type StrokeSession = {
  extend(points: readonly Point[]): void;
  /** Draws on to `points`, lets `look` see it, and takes it back. */
  withTip(points: readonly Point[], look: (area: Rectangle) => void): void;
  /** Where the stroke is now. */
  readonly end: Point;
};

type Options = {
  mask: Mask;
  brush: Brush;
  erase: boolean;
  touch: Touch;
  dirty(area: Rectangle): void;
};

/** Starts with a dab at `start`, or with a straight line from `from`. */
export function createStroke(
  { mask, brush, erase, touch, dirty }: Options,
  start: Point,
  from: Point = start,
): StrokeSession {
  let end = from;
  /** The disc at `end` is in the mask. */
  let joined = false;

  function piece(to: Point, keep: Touch, tell: (area: Rectangle) => void): void {
    const first = discOf(end, brush);
    const last = discOf(to, brush);
    const area = drawCapsule(mask, first, last, brush.hardness, erase, keep, joined);
    if (area) tell(area);
    end = to;
    // A smaller one inside a larger one is left out.
    joined = first.radius === last.radius;
  }

  piece(start, touch, dirty);
  return {
    get end() {
      return end;
    },
    extend(points) {
      for (const point of points)
        if (point.x !== end.x || point.y !== end.y || point.pressure !== end.pressure)
          piece(point, touch, dirty);
    },
    withTip(points, look) {
      const real = { end, joined };
      const kept: ReturnType<typeof copyOf>[] = [];
      const areas: Rectangle[] = [];
      for (const point of points)
        piece(
          point,
          (area) => kept.push(copyOf(mask, area)),
          (area) => areas.push(area),
        );
      for (const area of areas) look(area);
      // The other way round: a later copy holds what an earlier piece drew.
      for (const copy of kept.reverse()) putBack(mask, copy);
      ({ end, joined } = real);
    },
  };
}

const discOf = ({ x, y, pressure }: Point, { size, pressureSize }: Brush): Disc => ({
  x,
  y,
  radius: (size / 2) * (pressureSize ? pressure : 1),
});

function putBack(mask: Mask, { x, y, width, height, data }: ReturnType<typeof copyOf>): void {
  for (let row = 0; row < height; row++)
    mask.data.set(data.subarray(row * width, (row + 1) * width), (y + row) * mask.width + x);
}
