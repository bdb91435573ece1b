import { blur } from "#lib/masks/blur.ts";
import type { Rectangle } from "#lib/masks/mask.ts";
import { intersection, spanning, wholeOf } from "#lib/masks/rectangle.ts";
import { createSelection, type Selection } from "#lib/masks/selection.ts";

/*
 * Shapes in a mask of the given size, anti-aliased, from coordinates that need not be whole. `feather`: the edge is a
 * slope that reaches so many pixels to each side. Null where nothing lies inside.
 */

type Size = { width: number; height: number };
type Place = { x: number; y: number };

export function rectangleSelection(size: Size, box: Rectangle, feather = 0): Selection | null {
  const within = around(size, box, feather);
  if (!within) return null;
  const across = profile(within.x, within.width, box.x, box.x + box.width, feather);
  const down = profile(within.y, within.height, box.y, box.y + box.height, feather);
  const selection = createSelection(within);
  const { data, width } = selection;
  for (let y = 0; y < within.height; y++) {
    const share = (down[y] as number) / 255;
    if (share === 1) data.set(across, y * width);
    else for (let x = 0; x < width; x++) data[y * width + x] = (across[x] as number) * share + 0.5;
  }
  return selection;
}

/** How much of each pixel from `start` on lies between `low` and `high`, 0-255. */
function profile(start: number, count: number, low: number, high: number, feather: number): Uint8Array {
  const shares = Uint8Array.from({ length: count }, (_, index) => {
    const left = start + index;
    return Math.round(255 * Math.max(0, Math.min(left + 1, high) - Math.max(left, low)));
  });
  blur(shares, count, 1, feather);
  return shares;
}

export function ellipseSelection(size: Size, box: Rectangle, feather = 0): Selection | null {
  const within = around(size, box, feather + 0.5);
  if (!within) return null;
  const a = box.width / 2;
  const b = box.height / 2;
  const half = Math.max(feather, 0.5);
  const isSoft = feather > 0.5;
  const selection = createSelection(within);
  const { data, width } = selection;
  // Scaled down to this share the ellipse is at least `half` from its edge.
  const core = Math.max(0, 1 - half / Math.min(a, b));
  for (let row = 0; row < within.height; row++) {
    const y = within.y + row + 0.5 - box.y - b;
    const inner = core * core - (y / b) ** 2;
    const coreHalf = inner > 0 ? a * Math.sqrt(inner) : 0;
    const middle = box.x + a - within.x;
    const left = Math.min(Math.max(Math.ceil(middle - coreHalf), 0), width);
    const right = Math.min(Math.max(Math.floor(middle + coreHalf), left), width);
    const shade = (from: number, to: number) => {
      for (let column = from; column < to; column++)
        data[row * width + column] = slope(ellipseDistance(column + 0.5 - middle, y, a, b) / half, isSoft);
    };
    shade(0, left);
    data.fill(255, row * width + left, row * width + right);
    shade(right, width);
  }
  return selection;
}

/** How far a place is outside of the ellipse around (0, 0), negative inside: exact at the edge, close to it near it. */
function ellipseDistance(x: number, y: number, a: number, b: number): number {
  const size = Math.sqrt((x / a) ** 2 + (y / b) ** 2);
  const steepness = Math.sqrt((x / (a * a)) ** 2 + (y / (b * b)) ** 2);
  return steepness > 0 ? (size * (size - 1)) / steepness : -Math.min(a, b);
}

/** 255 at -1, 0 at 1. */
function slope(distance: number, isSoft: boolean): number {
  const share = Math.min(Math.max((1 - distance) / 2, 0), 1);
  return Math.round(255 * (isSoft ? share * share * (3 - 2 * share) : share));
}

/** Everything on the side of `from`, fading to nothing between it and `to`; null when they are the same place. */
export function gradientSelection(size: Size, from: Place, to: Place): Selection | null {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const square = dx * dx + dy * dy;
  if (!(square > 0 && square < Number.POSITIVE_INFINITY)) return null;
  const selection = createSelection(wholeOf(size));
  const { data, width, height } = selection;
  const step = (255 * dx) / square;
  for (let y = 0; y < height; y++) {
    const passed = (255 * ((0.5 - from.x) * dx + (y + 0.5 - from.y) * dy)) / square;
    for (let x = 0; x < width; x++) {
      const left = 255 - passed - x * step;
      data[y * width + x] = left <= 0 ? 0 : left >= 255 ? 255 : left + 0.5;
    }
  }
  return selection;
}

function around(size: Size, { x, y, width, height }: Rectangle, by: number): Rectangle | null {
  if (!(width > 0 && height > 0)) return null;
  return intersection(spanning(x - by, y - by, x + width + by, y + height + by), wholeOf(size));
}
