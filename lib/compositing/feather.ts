import type { CompositeSettings, EditMode, Rectangle } from "#lib/edits/view.ts";
import { bounds } from "#lib/masks/bounds.ts";
import { distanceInside } from "#lib/masks/distance.ts";
import { createMask, type Mask } from "#lib/masks/mask.ts";
import { dilate } from "#lib/masks/morph.ts";
import { intersection, widened } from "#lib/masks/rectangle.ts";

/** How much of the new picture shows in each pixel of `bounds`, 0-1; outside of them nothing. */
export type Blend = { bounds: Rectangle; alpha: Float32Array };

const mostFeather = 24;

/** The feather one gets without choosing: a quarter of the mask's greatest inner distance, at most 24 pixels. */
export function defaultFeather(mask: Mask): number {
  const free = bounds(mask);
  if (!free) return 0;
  // What lies deeper changes nothing.
  const distance = distanceInside(mask, free, mostFeather * 4);
  let deepest = 0;
  for (let at = 0; at < distance.length; at++) deepest = Math.max(deepest, distance[at] as number);
  return Math.min(mostFeather, Math.round(deepest / 4));
}

/**
 * What may change in this mode: in `exact` the mask itself, in `soft` the mask widened by the band. Every pixel that is
 * 0 here stays. `crop` is what the model saw.
 */
export function openArea(
  mask: Mask,
  mode: EditMode,
  { band }: Pick<CompositeSettings, "band">,
  crop: Rectangle,
): Mask {
  const width = Math.round(band);
  if (mode !== "soft" || width < 1) return mask;
  const free = bounds(mask);
  // The model has seen nothing beyond the crop.
  const around = free && intersection(widened(free, width, mask), crop);
  if (!around) return mask;
  const part = createMask(around.width, around.height);
  for (let y = 0; y < around.height; y++)
    for (let x = 0, from = (around.y + y) * mask.width + around.x; x < around.width; x++, from++)
      if (mask.data[from]) part.data[y * around.width + x] = 255;
  const wide = dilate(part, width);
  const whole = createMask(mask.width, mask.height);
  for (let y = 0; y < around.height; y++)
    whole.data.set(
      wide.data.subarray(y * around.width, (y + 1) * around.width),
      (around.y + y) * mask.width + around.x,
    );
  return whole;
}

/**
 * The blend of an open area (`openArea` of the mask): it rises from the edge of the open area inward, smoothly over `feather` (and, in soft mode, the band), so
 * that it is 0 at and outside the edge whatever the settings. null when nothing is open.
 */
export function blendOf(mask: Mask, open: Mask, settings: CompositeSettings): Blend | null {
  const free = bounds(open);
  if (!free) return null;
  const width = settings.feather + (open === mask ? 0 : settings.band);
  const distance = distanceInside(open, free, Math.max(1, width - settings.shift));
  const alpha = new Float32Array(free.width * free.height);
  for (let y = 0, at = 0; y < free.height; y++)
    for (let x = 0, from = (free.y + y) * open.width + free.x; x < free.width; x++, at++, from++) {
      const value = open.data[from] as number;
      if (value === 0) continue;
      const depth = (distance[at] as number) + settings.shift;
      alpha[at] = (rise(depth, width) * value * settings.strength) / 255;
    }
  return { bounds: free, alpha };
}

/** 0 to 1 over `width` pixels, level at both ends. */
function rise(depth: number, width: number): number {
  if (depth <= 0) return 0;
  if (depth >= width) return 1;
  const share = depth / width;
  return share * share * (3 - 2 * share);
}
