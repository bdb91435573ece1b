import { halfFree, type Mask, type Rectangle } from "#lib/masks/mask.ts";
import { wholeOf } from "#lib/masks/rectangle.ts";

/** Runs of pixels in rows, from the top left; `first[row]` is the first run of a row, `first[height]` their number. */
export type Runs = {
  readonly within: Rectangle;
  readonly first: Int32Array;
  /** In each run the first pixel and the one after the last, in the mask. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** A run of the same region: the same for all of them. */
  readonly region: Int32Array;
};

/** The pixels from `lowest` to `highest` inside `within`, as runs, and which of them hang together by their sides. */
export function runsOf(mask: Mask, lowest: number, highest: number, within: Rectangle = wholeOf(mask)): Runs {
  const first = countRuns(mask, lowest, highest, within);
  const count = first[within.height] as number;
  const runs: Runs = {
    within,
    first,
    left: new Int32Array(count),
    right: new Int32Array(count),
    region: Int32Array.from({ length: count }, (_, run) => run),
  };
  for (let row = 0; row < within.height; row++) {
    traceRow(mask, lowest, highest, runs, row);
    if (row > 0) joinRow(runs, row);
  }
  for (let run = 0; run < count; run++) runs.region[run] = rootOf(runs.region, run);
  return runs;
}

function traceRow(
  { width, data }: Mask,
  lowest: number,
  highest: number,
  { within, first, left, right }: Runs,
  row: number,
): void {
  const start = (within.y + row) * width;
  const end = within.x + within.width;
  let run = first[row] as number;
  let wasIn = false;
  for (let x = within.x; x < end; x++) {
    const value = data[start + x] as number;
    const isIn = value >= lowest && value <= highest;
    if (isIn === wasIn) continue;
    if (isIn) left[run] = x;
    else right[run++] = x;
    wasIn = isIn;
  }
  if (wasIn) right[run] = end;
}

function countRuns({ width, data }: Mask, lowest: number, highest: number, within: Rectangle): Int32Array {
  const first = new Int32Array(within.height + 1);
  for (let row = 0, count = 0; row < within.height; row++) {
    let wasIn = 0;
    const start = (within.y + row) * width + within.x;
    for (let index = start; index < start + within.width; index++) {
      const value = data[index] as number;
      const isIn = value >= lowest && value <= highest ? 1 : 0;
      count += isIn & ~wasIn;
      wasIn = isIn;
    }
    first[row + 1] = count;
  }
  return first;
}

/** Joins the runs of a row with those above that they touch. */
function joinRow({ first, left, right, region }: Runs, row: number): void {
  let above = first[row - 1] as number;
  let run = first[row] as number;
  const aboveEnd = run;
  const end = first[row + 1] as number;
  while (above < aboveEnd && run < end) {
    const aboveRight = right[above] as number;
    const runRight = right[run] as number;
    if ((left[above] as number) < runRight && (left[run] as number) < aboveRight) join(region, above, run);
    if (aboveRight < runRight) above++;
    else run++;
  }
}

function join(region: Int32Array, a: number, b: number): void {
  const rootA = rootOf(region, a);
  const rootB = rootOf(region, b);
  if (rootA < rootB) region[rootB] = rootA;
  else region[rootA] = rootB;
}

function rootOf(region: Int32Array, run: number): number {
  let root = run;
  while (region[root] !== root) {
    region[root] = region[region[root] as number] as number;
    root = region[root] as number;
  }
  return root;
}

/** Calls back with each run and its row in the mask. */
export function forRuns({ within, first }: Runs, call: (run: number, y: number) => void): void {
  for (let row = 0; row < within.height; row++)
    for (let run = first[row] as number; run < (first[row + 1] as number); run++) call(run, within.y + row);
}

/** Marks, by `region`, those that lie at an edge of where was looked. */
export function regionsAtEdge(runs: Runs): Uint8Array {
  const { within, left, right, region } = runs;
  const atEdge = new Uint8Array(region.length);
  const bottom = within.y + within.height - 1;
  forRuns(runs, (run, y) => {
    const isAtSide = left[run] === within.x || right[run] === within.x + within.width;
    if (isAtSide || y === within.y || y === bottom) atEdge[region[run] as number] = 1;
  });
  return atEdge;
}

/** A part of the mask that hangs together. */
export type Component = { bounds: Rectangle; pixels: number };

/** The regions of the runs, the largest first. */
export function componentsOf(runs: Runs, isWanted: (region: number) => boolean = () => true): Component[] {
  const { left, right, region } = runs;
  const found = new Map<number, Component>();
  forRuns(runs, (run, y) => {
    const name = region[run] as number;
    if (!isWanted(name)) return;
    const x = left[run] as number;
    const width = (right[run] as number) - x;
    const known = found.get(name);
    if (!known) {
      found.set(name, { bounds: { x, y, width, height: 1 }, pixels: width });
      return;
    }
    const { bounds } = known;
    const end = Math.max(bounds.x + bounds.width, x + width);
    bounds.x = Math.min(bounds.x, x);
    bounds.width = end - bounds.x;
    bounds.height = y - bounds.y + 1;
    known.pixels += width;
  });
  return [...found.values()].sort((a, b) => b.pixels - a.pixels);
}

/** Parts that are at least half free and hang together by their sides, the largest first. */
export const components = (mask: Mask): Component[] => componentsOf(runsOf(mask, halfFree, 255));
