import { bounds } from "#lib/masks/bounds.ts";
import { type Combination, createMask, type Mask, type Rectangle } from "#lib/masks/mask.ts";
import { intersection, union } from "#lib/masks/rectangle.ts";
import { combine, type Selection } from "#lib/masks/selection.ts";
import { changeSince, type TileChange } from "#lib/masks/tile-change.ts";
import { forTilesIn, readTile, tileBytes, tileColumns, tileSize } from "#lib/masks/tiles.ts";

/**
 * A selection that is drawn strip by strip: beside a mask of 50 megapixels there need be no second one. A fresh buffer
 * of such a size takes longer to be had than to be filled.
 */
export type Strips = Rectangle & {
  /** How many rows above and below a strip are looked at to draw it: the more, the taller they had better be. */
  readonly reach: number;
  /** Fills `target` with the rows from `y` to before `y + rows`, each as wide as the selection. */
  draw(y: number, rows: number, target: Uint8Array): void;
};

const shortest = 2 * tileSize;

/** A selection that is there already, as strips. */
export function stripsOf({ data, ...place }: Selection): Strips {
  return {
    ...place,
    reach: 0,
    draw(y, rows, target) {
      const start = (y - place.y) * place.width;
      target.set(data.subarray(start, start + rows * place.width));
    },
  };
}

/**
 * What the mask's tiles would become if the selection were drawn into it; null selects nothing. The mask stays as it
 * is.
 */
export function changesBy(mask: Mask, selected: Strips | null, combination: Combination): TileChange[] {
  const clears = combination === "replace" || combination === "intersect";
  // Elsewhere there is nothing, and nothing comes.
  const within = clears ? union(selected, bounds(mask)) : selected;
  const height = shortest * Math.max(1, Math.ceil((4 * (selected?.reach ?? 0)) / shortest));
  const strip = createMask(mask.width, Math.min(height, mask.height));
  const drawn = new Uint8Array(selected ? selected.width * strip.height : 0);
  const changes: TileChange[] = [];
  for (let y = 0; y < mask.height; y += height) {
    const rows = Math.min(height, mask.height - y);
    const place = { x: 0, y, width: mask.width, height: rows };
    if (!intersection(within, place)) continue;
    const selection = drawnIn(place, selected, drawn);
    if (!selection && !clears) continue;
    copyTiles(mask, y, strip, clears ? { ...place, y: 0 } : (selection as Selection));
    const area = combine({ ...strip, height: rows }, selection, combination);
    if (area) addChanges(mask, { ...strip, height: rows }, y, area, changes);
  }
  return changes;
}

/** What is selected in the strip at `place`, counted from its top, without what is empty around it. */
function drawnIn(place: Rectangle, selected: Strips | null, drawn: Uint8Array): Selection | null {
  const part = intersection(selected, place);
  if (!part || !selected) return null;
  selected.draw(part.y, part.height, drawn);
  const used = bounds({ ...part, data: drawn });
  if (!used) return null;
  for (let row = 0; row < used.height; row++) {
    const start = (used.y + row) * part.width + used.x;
    drawn.copyWithin(row * used.width, start, start + used.width);
  }
  return { ...used, x: part.x + used.x, y: part.y - place.y + used.y, data: drawn };
}

/** All of the tiles that the part of the strip meets, which begins at the row `top` of the mask. */
function copyTiles(mask: Mask, top: number, strip: Mask, part: Rectangle): void {
  const whole = (length: number) => Math.ceil(length / tileSize) * tileSize;
  const left = part.x - (part.x % tileSize);
  const right = Math.min(mask.width, whole(part.x + part.width));
  const bottom = Math.min(strip.height, mask.height - top, whole(part.y + part.height));
  for (let row = part.y - (part.y % tileSize); row < bottom; row++) {
    const start = (top + row) * mask.width;
    strip.data.set(mask.data.subarray(start + left, start + right), row * mask.width + left);
  }
}

const before = new Uint8Array(tileBytes);

/** Compares the tiles of a strip, which begins at the row `top`, with those of the mask. */
function addChanges(mask: Mask, strip: Mask, top: number, area: Rectangle, changes: TileChange[]): void {
  const first = (top / tileSize) * tileColumns(mask);
  forTilesIn(strip, area, (tile) => {
    readTile(strip, tile, before);
    const change = changeSince(mask, first + tile, before);
    if (change) changes.push(change);
  });
}
