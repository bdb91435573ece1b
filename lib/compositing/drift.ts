import type { Raster } from "#lib/compositing/raster.ts";
import type { EditPlan } from "#lib/edits/view.ts";
import type { Mask } from "#lib/masks/mask.ts";

/** A difference that nobody calls a change: what an encoder or a rounding does. */
const unnoticed = 2;
/** The map shows a difference this many times larger. */
const contrast = 6;

export type Drift = { share: number; mean: number };

/**
 * What the model changed of the locked pixels it was shown. Both pictures have the size of the model's; `free` is the
 * mask in those pixels. `share` 0-1, `mean` absolute difference 0-255 over all channels.
 */
export function driftOf(sent: Raster, came: Raster, free: Mask, { placed }: EditPlan): Drift {
  let [locked, changed, sum] = [0, 0, 0];
  for (let y = placed.y; y < placed.y + placed.height; y++)
    for (let x = placed.x, at = y * sent.width + x; x < placed.x + placed.width; x++, at++) {
      if (free.data[at]) continue;
      const red = differenceAt(sent, came, at, 0);
      const green = differenceAt(sent, came, at, 1);
      const blue = differenceAt(sent, came, at, 2);
      locked++;
      sum += red + green + blue;
      if (Math.max(red, green, blue) > unnoticed) changed++;
    }
  return locked === 0 ? { share: 0, mean: 0 } : { share: changed / locked, mean: sum / locked / 3 };
}

function differenceAt(sent: Raster, came: Raster, at: number, channel: number): number {
  const was = sent.data[at * sent.channels + channel] as number;
  return Math.abs(was - (came.data[at * came.channels + channel] as number));
}

/**
 * The same as a picture of the crop, 8-bit grey, each edge at most `longest` pixels: the greatest difference of the
 * channels, six times as strong; black where the mask is free.
 */
export function driftPicture(
  sent: Raster,
  came: Raster,
  free: Mask,
  { placed }: EditPlan,
  longest: number,
): Mask {
  const scale = Math.min(1, longest / Math.max(placed.width, placed.height));
  const width = Math.max(1, Math.round(placed.width * scale));
  const height = Math.max(1, Math.round(placed.height * scale));
  const sums = new Float64Array(width * height);
  const counts = new Uint32Array(width * height);
  for (let y = 0; y < placed.height; y++)
    for (let x = 0; x < placed.width; x++) {
      const cell = Math.floor((y * height) / placed.height) * width + Math.floor((x * width) / placed.width);
      counts[cell] = (counts[cell] as number) + 1;
      const at = (placed.y + y) * sent.width + placed.x + x;
      if (free.data[at]) continue;
      const most = Math.max(...[0, 1, 2].map((channel) => differenceAt(sent, came, at, channel)));
      sums[cell] = (sums[cell] as number) + most;
    }
  const data = Uint8Array.from(sums, (sum, cell) =>
    Math.min(255, (contrast * sum) / Math.max(1, counts[cell] as number)),
  );
  return { width, height, data };
}
