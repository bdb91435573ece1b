import { bounds } from "#lib/masks/bounds.ts";
import { halfFree, type Mask } from "#lib/masks/mask.ts";
import { componentsOf, forRuns, type Runs, regionsAtEdge, runsOf } from "#lib/masks/regions.ts";
import { copyOf, createSelection, type Selection } from "#lib/masks/selection.ts";

// What counts as open: all that is not fully free, soft edges of strokes included; and, where that leaks through a
// weak edge, what is not half free.
const openings = [254, halfFree - 1] as const;

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

/** What is painted around a place, up to the middle of the strokes; null where the place is painted itself. */
export function selectEnclosed(mask: Mask, x: number, y: number): Selection | null {
  if ((mask.data[y * mask.width + x] ?? 255) >= halfFree) return null;
  const [tight, loose] = openings;
  return enclosed(mask, x, y, tight, false) ?? enclosed(mask, x, y, loose, true);
}

function enclosed(mask: Mask, x: number, y: number, highest: number, mayLeak: boolean): Selection | null {
  const runs = runsOf(mask, 0, highest);
  const wanted = regionAt(runs, x, y);
  if (!mayLeak && regionsAtEdge(runs)[wanted] === 1) return null;
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
