import { bounds } from "#lib/masks/bounds.ts";
import { halfFree, type Mask } from "#lib/masks/mask.ts";
import { componentsOf, forRuns, type Runs, regionsAtEdge, runsOf } from "#lib/masks/regions.ts";
import { copyOf, createSelection, type Selection } from "#lib/masks/selection.ts";

// What counts as open: all that is not fully free, soft edges of strokes included; and, where that leaks, all but the
// middle of a soft stroke; at last what is not half free.
const openings = [254, 223, halfFree - 1];

/** What the mask becomes when everything that it encloses is free too; null when it is empty. */
export function fillHoles(mask: Mask): Selection | null {
  const used = bounds(mask);
  if (!used) return null;
  const filled = copyOf(mask, used);
  for (const highest of openings) {
    const runs = runsOf(filled, 0, highest);
    const atEdge = regionsAtEdge(runs);
    fillRuns(runs, (region) => atEdge[region] === 0, { ...filled, x: 0, y: 0 });
  }
  return filled;
}

/**
 * What the contour around a place encloses, up to the middle of its strokes; all there is around it where the contour
 * is open. Null where the place is painted itself, or outside.
 */
export function selectEnclosed(mask: Mask, x: number, y: number): Selection | null {
  if (x < 0 || y < 0 || x >= mask.width || y >= mask.height) return null;
  if ((mask.data[y * mask.width + x] as number) >= halfFree) return null;
  for (const highest of openings) {
    const runs = runsOf(mask, 0, highest);
    const wanted = regionAt(runs, x, y);
    const leaks = regionsAtEdge(runs)[wanted] === 1;
    if (!leaks || highest === openings.at(-1)) return selectionOf(runs, wanted);
  }
  return null;
}

function selectionOf(runs: Runs, wanted: number): Selection | null {
  const [component] = componentsOf(runs, (region) => region === wanted);
  if (!component) return null;
  const selection = createSelection(component.bounds);
  fillRuns(runs, (region) => region === wanted, selection);
  return selection;
}

function regionAt({ first, right, region }: Runs, x: number, y: number): number {
  let run = first[y] as number;
  while (x >= (right[run] as number)) run++;
  return region[run] as number;
}

function fillRuns(runs: Runs, isWanted: (region: number) => boolean, target: Selection): void {
  const { left, right, region } = runs;
  forRuns(runs, (run, y) => {
    if (!isWanted(region[run] as number)) return;
    const start = (y - target.y) * target.width - target.x;
    target.data.fill(255, start + (left[run] as number), start + (right[run] as number));
  });
}
