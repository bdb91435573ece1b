import { bounds } from "#lib/masks/bounds.ts";
import type { Combination, Mask, Rectangle, Touch } from "#lib/masks/mask.ts";
import { intersection, union, wholeOf } from "#lib/masks/rectangle.ts";

/** A piece of a mask and its place in it; nothing is selected outside. What tools draw and workers send. */
export type Selection = Rectangle & { readonly data: Uint8Array };

export function createSelection(rectangle: Rectangle): Selection {
  return { ...rectangle, data: new Uint8Array(rectangle.width * rectangle.height) };
}

/** What of the mask lies in the rectangle, which must not reach beyond it. */
export function copyOf(mask: Mask, rectangle: Rectangle): Selection {
  const copy = createSelection(rectangle);
  copyInto(copy.data, mask, rectangle);
  return copy;
}

/** The same, to the beginning of `target`. */
export function copyInto(target: Uint8Array, mask: Mask, { x, y, width, height }: Rectangle): void {
  for (let row = 0; row < height; row++) {
    const start = (y + row) * mask.width + x;
    target.set(mask.data.subarray(start, start + width), row * width);
  }
}

/**
 * Draws a selection into the mask; null selects nothing, which clears the mask on replace and intersect. Answers what
 * may have changed.
 */
export function combine(
  mask: Mask,
  selection: Selection | null,
  combination: Combination,
  touch?: Touch,
): Rectangle | null {
  const inside = intersection(selection, wholeOf(mask));
  const clears = combination === "replace" || combination === "intersect";
  const dirty = clears ? union(inside, bounds(mask)) : inside;
  if (!dirty) return null;
  touch?.(dirty);
  const right = inside ? inside.x + inside.width : 0;
  for (let y = dirty.y; y < dirty.y + dirty.height; y++) {
    const row = y * mask.width;
    const isInside = inside && selection && y >= inside.y && y < inside.y + inside.height;
    if (isInside) {
      const from = (y - selection.y) * selection.width - selection.x;
      blend[combination](mask.data, selection.data, row + inside.x, row + right, from - row);
    }
    if (!clears) continue;
    mask.data.fill(0, row + dirty.x, row + (isInside ? inside.x : dirty.x + dirty.width));
    if (isInside) mask.data.fill(0, row + right, row + dirty.x + dirty.width);
  }
  return dirty;
}

/** From `start` to before `end` of the mask; the selection's byte for each lies `shift` further. */
type Blend = (data: Uint8Array, selected: Uint8Array, start: number, end: number, shift: number) => void;

const blend: Record<Combination, Blend> = {
  replace(data, selected, start, end, shift) {
    data.set(selected.subarray(start + shift, end + shift), start);
  },
  add(data, selected, start, end, shift) {
    for (let index = start; index < end; index++) {
      const value = selected[index + shift] as number;
      if (value > (data[index] as number)) data[index] = value;
    }
  },
  subtract(data, selected, start, end, shift) {
    for (let index = start; index < end; index++) {
      const value = 255 - (selected[index + shift] as number);
      if (value < (data[index] as number)) data[index] = value;
    }
  },
  intersect(data, selected, start, end, shift) {
    for (let index = start; index < end; index++) {
      const value = selected[index + shift] as number;
      if (value < (data[index] as number)) data[index] = value;
    }
  },
};
