import type { EditPlan } from "#lib/edits/view.ts";
import type { Mask } from "#lib/masks/mask.ts";

/**
 * The mask in pixels of the model's picture: 255 where any pixel of the canvas below is 1 or more, else 0. What frames
 * the crop is 0.
 */
export function modelMask(mask: Mask, { crop, placed, modelSize }: EditPlan): Mask {
  const data = new Uint8Array(modelSize.width * modelSize.height);
  const columns = spans(crop.width, placed.width);
  const rows = spans(crop.height, placed.height);
  // A byte for each column of the crop: whether any of the rows below is free.
  const below = new Uint8Array(crop.width);
  for (let y = 0; y < placed.height; y++) {
    below.fill(0);
    let isFree = false;
    for (let row = rows.first[y] as number; row <= (rows.last[y] as number); row++) {
      const start = (crop.y + row) * mask.width + crop.x;
      if (markFree(mask.data.subarray(start, start + crop.width), below)) isFree = true;
    }
    if (!isFree) continue;
    const start = (placed.y + y) * modelSize.width + placed.x;
    for (let x = 0; x < placed.width; x++)
      if (hasFree(below, columns.first[x] as number, columns.last[x] as number)) data[start + x] = 255;
  }
  return { ...modelSize, data };
}

function markFree(row: Uint8Array, into: Uint8Array): boolean {
  let isFree = false;
  for (let x = 0; x < row.length; x++)
    if (row[x]) {
      into[x] = 1;
      isFree = true;
    }
  return isFree;
}

function hasFree(columns: Uint8Array, first: number, last: number): boolean {
  for (let column = first; column <= last; column++) if (columns[column]) return true;
  return false;
}

/** The first and last of `from` pixels that lie under each of `to` pixels. */
function spans(from: number, to: number): { first: Int32Array; last: Int32Array } {
  const first = new Int32Array(to);
  const last = new Int32Array(to);
  for (let index = 0; index < to; index++) {
    first[index] = Math.min(from - 1, Math.floor((index * from) / to));
    last[index] = Math.min(
      from - 1,
      Math.max(first[index] as number, Math.ceil(((index + 1) * from) / to) - 1),
    );
  }
  return { first, last };
}
