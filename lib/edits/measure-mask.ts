import { defaultFeather } from "#lib/compositing/feather.ts";
import { decodeMask } from "#lib/edits/decode.ts";
import type { MaskFacts, PixelTasks } from "#lib/edits/pixel-tasks.ts";
import { bounds } from "#lib/masks/bounds.ts";

/** What a mask and an outset leave free. */
export async function measureMask(input: PixelTasks["measure"]["input"]): Promise<MaskFacts> {
  const mask = await decodeMask(input.mask, input.source, input.outset);
  let pixels = 0;
  for (let at = 0; at < mask.data.length; at++) if (mask.data[at]) pixels++;
  return { pixels, bounds: bounds(mask), whole: pixels === mask.data.length, feather: defaultFeather(mask) };
}
