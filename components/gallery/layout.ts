import { justify, type Room, type Rows } from "#components/gallery/justify.ts";

/** Where every picture stands: enough to find any of 100,000 at once. */
export type Layout = Rows & { ratios: Uint16Array; room: Room };

/** A picture's place among all, in CSS pixels from the upper left corner of the first. */
export type Box = { left: number; top: number; width: number; height: number };

/** Pictures wider or taller than this stand whole in a box of it, so that a thin one can still be hit and marked. */
const leastRatio = 500;
const mostRatio = 4000;

/** The ratios a layout works with. A picture that could not be measured is a square. */
export function layoutRatios(ratios: ArrayLike<number>): Uint16Array {
  const bounded = new Uint16Array(ratios.length);
  for (let at = 0; at < ratios.length; at++) {
    const ratio = ratios[at] || 1000;
    bounded[at] = Math.min(mostRatio, Math.max(leastRatio, ratio));
  }
  return bounded;
}

/** Lays out all pictures. `days`: how many each day has, in order; null for one block without headers. */
export function layOut(ratios: Uint16Array, days: readonly { count: number }[] | null, room: Room): Layout {
  const counts = days ? days.map(({ count }) => count) : [ratios.length];
  return { ...justify(ratios, counts, days ? room : { ...room, header: 0 }), ratios, room };
}

/** The row a picture stands in. */
export const rowOf = ({ start, count }: Rows, position: number): number => lastAtMost(start, count, position);

/** The row at a height; the nearest one above it where there is none. */
export const rowAt = ({ top, count }: Rows, y: number): number => lastAtMost(top, count, y);

/** Where one picture stands. Edges are whole pixels, so that gaps are even. */
export function tileAt(layout: Layout, position: number): Box {
  const row = rowOf(layout, position);
  const { gap, mode } = layout.room;
  const top = layout.top[row] ?? 0;
  const height = layout.height[row] ?? 0;
  const first = layout.start[row] ?? 0;
  let left = 0;
  for (let at = first; at < position; at++) left += boxWidth(layout, at, height) + gap;
  const right = left + (mode === "grid" ? height : boxWidth(layout, position, height));
  const [x, y] = [Math.round(left), Math.round(top)];
  return { left: x, top: y, width: Math.round(right) - x, height: Math.round(top + height) - y };
}

const boxWidth = ({ ratios, room }: Layout, at: number, height: number) =>
  room.mode === "grid" ? height : ((ratios[at] ?? 1000) / 1000) * height;

/** Pictures whose rows touch the stretch between two heights: `from` inclusive, `to` exclusive. */
export function positionsBetween(layout: Layout, above: number, below: number): { from: number; to: number } {
  if (layout.count === 0) return { from: 0, to: 0 };
  const first = rowAt(layout, above);
  const last = rowAt(layout, below);
  const from = (layout.top[first] ?? 0) + (layout.height[first] ?? 0) < above ? first + 1 : first;
  return { from: layout.start[from] ?? 0, to: layout.start[last + 1] ?? 0 };
}

/** Days whose line stands between two heights, by their number. */
export function headersBetween({ headers, room }: Layout, above: number, below: number): number[] {
  const shown: number[] = [];
  let at = Math.max(0, lastAtMost(headers, headers.length, above - room.header));
  if ((headers[at] ?? 0) + room.header < above) at++;
  for (; at < headers.length && (headers[at] ?? 0) <= below; at++) shown.push(at);
  return shown;
}

/** Pictures a rectangle touches. */
export function positionsWithin(layout: Layout, box: Box): number[] {
  const { from, to } = positionsBetween(layout, box.top, box.top + box.height);
  const touched: number[] = [];
  for (let at = from; at < to; at++) {
    const tile = tileAt(layout, at);
    const apart =
      tile.left > box.left + box.width ||
      tile.left + tile.width < box.left ||
      tile.top > box.top + box.height ||
      tile.top + tile.height < box.top;
    if (!apart) touched.push(at);
  }
  return touched;
}

export type Step = "left" | "right" | "up" | "down" | "first" | "last" | "pageUp" | "pageDown";

/** Where a step of the keyboard leads: up and down to what stands nearest in that row. `page`: height of the window. */
export function stepFrom(layout: Layout, position: number, step: Step, page: number): number {
  const last = layout.ratios.length - 1;
  if (step === "left") return Math.max(0, position - 1);
  if (step === "right") return Math.min(last, position + 1);
  if (step === "first") return 0;
  if (step === "last") return last;
  const row = rowOf(layout, position);
  if (step === "up") return row === 0 ? position : nearestInRow(layout, row - 1, position);
  if (step === "down") return row === layout.count - 1 ? position : nearestInRow(layout, row + 1, position);
  const top = layout.top[row] ?? 0;
  const target = rowAt(layout, step === "pageUp" ? top - page : top + page);
  const other = step === "pageUp" ? Math.min(target, row - 1) : Math.max(target, row + 1);
  return nearestInRow(layout, Math.min(layout.count - 1, Math.max(0, other)), position);
}

function nearestInRow(layout: Layout, row: number, position: number): number {
  const from = tileAt(layout, position);
  const middle = from.left + from.width / 2;
  let best = layout.start[row] ?? 0;
  let distance = Number.POSITIVE_INFINITY;
  for (let at = best; at < (layout.start[row + 1] ?? 0); at++) {
    const { left, width } = tileAt(layout, at);
    const away = Math.abs(left + width / 2 - middle);
    if (away >= distance) continue;
    best = at;
    distance = away;
  }
  return best;
}

/** Index of the last entry that is not above `value`, at least 0. `values` rise. */
function lastAtMost(values: ArrayLike<number>, count: number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
