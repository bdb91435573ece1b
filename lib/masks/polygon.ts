import type { Rectangle } from "#lib/masks/mask.ts";
import { intersection, spanning, wholeOf } from "#lib/masks/rectangle.ts";
import { createSelection, type Selection } from "#lib/masks/selection.ts";

type Size = { width: number; height: number };
type Place = { x: number; y: number };

// Lines that are looked at in each row of pixels; along them what is covered is exact.
const linesInRow = 8;

/** Sides that go up or down, by their upper end: where they are at `top`, and how far they go to the right a pixel. */
type Sides = { count: number; top: Float64Array; bottom: Float64Array; x: Float64Array; lean: Float64Array };

/** The sides that cross the line that is looked at, and where; `next` is the first that is still below. */
type Sweep = { active: Int32Array; count: number; next: number; crossings: Float64Array };

/**
 * The inside of a closed polygon, anti-aliased; where it crosses itself, what is enclosed an even number of times is
 * outside. Null where nothing lies in the mask.
 */
export function polygonSelection(size: Size, points: readonly Place[]): Selection | null {
  const within = intersection(extent(points), wholeOf(size));
  if (!within || points.length < 3) return null;
  const selection = createSelection(within);
  const sides = sidesOf(points);
  const sweep: Sweep = {
    active: new Int32Array(sides.count),
    count: 0,
    next: 0,
    crossings: new Float64Array(sides.count),
  };
  // The change of what is covered from each pixel to the next.
  const changes = new Float64Array(within.width + 2);
  for (let row = 0; row < within.height; row++) {
    changes.fill(0);
    for (let line = 0; line < linesInRow; line++)
      coverLine(sides, sweep, within.y + row + (line + 0.5) / linesInRow, within, changes);
    let covered = 0;
    for (let x = 0; x < within.width; x++) {
      covered += changes[x] as number;
      selection.data[row * within.width + x] = (covered * 255) / linesInRow + 0.5;
    }
  }
  return selection;
}

function coverLine(sides: Sides, sweep: Sweep, y: number, within: Rectangle, changes: Float64Array): void {
  const { active, crossings } = sweep;
  while (sweep.next < sides.count && (sides.top[sweep.next] as number) <= y)
    active[sweep.count++] = sweep.next++;
  sweep.count = withoutEnded(sides, active, sweep.count, y);
  cross(sides, active, sweep.count, y, crossings);
  for (let index = 0; index < sweep.count; index++)
    addChange(changes, (crossings[index] as number) - within.x, within.width, index % 2 === 0 ? 1 : -1);
}

function extent(points: readonly Place[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return spanning(left, top, right, bottom);
}

function sidesOf(points: readonly Place[]): Sides {
  const sides = points
    .map((a, index) => {
      const b = points[(index + 1) % points.length] ?? a;
      return a.y < b.y ? { a, b } : { a: b, b: a };
    })
    .filter(({ a, b }) => a.y !== b.y)
    .sort((one, other) => one.a.y - other.a.y);
  return {
    count: sides.length,
    top: Float64Array.from(sides, ({ a }) => a.y),
    bottom: Float64Array.from(sides, ({ b }) => b.y),
    x: Float64Array.from(sides, ({ a }) => a.x),
    lean: Float64Array.from(sides, ({ a, b }) => (b.x - a.x) / (b.y - a.y)),
  };
}

function withoutEnded(sides: Sides, active: Int32Array, count: number, y: number): number {
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const side = active[index] as number;
    if ((sides.bottom[side] as number) > y) active[kept++] = side;
  }
  return kept;
}

/** Where the sides cross the line, from left to right. */
function cross(sides: Sides, active: Int32Array, count: number, y: number, crossings: Float64Array): void {
  for (let index = 0; index < count; index++) {
    const side = active[index] as number;
    const x = (sides.x[side] as number) + (y - (sides.top[side] as number)) * (sides.lean[side] as number);
    let place = index;
    for (; place > 0 && (crossings[place - 1] as number) > x; place--)
      crossings[place] = crossings[place - 1] as number;
    crossings[place] = x;
  }
}

function addChange(changes: Float64Array, x: number, width: number, by: number): void {
  const inside = Math.min(Math.max(x, 0), width);
  const pixel = Math.floor(inside);
  const share = inside - pixel;
  changes[pixel] = (changes[pixel] as number) + by * (1 - share);
  changes[pixel + 1] = (changes[pixel + 1] as number) + by * share;
}
