import { blendInto, type Fresh } from "#lib/compositing/blend.ts";
import { movedInto, ring } from "#lib/compositing/compose.ts";
import { blendOf, openArea } from "#lib/compositing/feather.ts";
import { cutOut, type Raster } from "#lib/compositing/raster.ts";
import { toneOf } from "#lib/compositing/tone.ts";
import type { CompositeProof, CompositeSettings, EditMode, EditPlan, Rectangle } from "#lib/edits/view.ts";
import type { Mask } from "#lib/masks/mask.ts";
import { intersection, widened } from "#lib/masks/rectangle.ts";

/** What a preview is made of: the part `area` of the canvas, as large as it is shown. */
export type PreviewParts = {
  plan: EditPlan;
  mode: EditMode;
  /** As it was found when the result was put together. */
  registration: CompositeProof["registration"];
  /** In pixels of the canvas; reaches beyond the crop, where the canvas does. */
  area: Rectangle;
  /** Picture and mask within `area`, both of one size, which may be a smaller one. */
  old: Raster;
  mask: Mask;
  /** What the model drew, of the model's size; changed in place. */
  came: Raster;
};

/**
 * What shows in `bounds` of the preview, RGBA. Pixels that stay as they were are transparent, to be laid over the
 * original; but where pictures are see-through themselves, `whole`: all of the preview, to be put in its place.
 */
export type PreviewPatch = { bounds: Rectangle; pixels: Uint8ClampedArray<ArrayBuffer>; whole: boolean };

/** Puts a result together with these settings; null where nothing of it shows. */
export type Preview = (settings: CompositeSettings) => PreviewPatch | null;

const around = 8;
const most = 2048;

/** The part of the canvas a preview shows, and its size there: at most 2048 pixels wide and high. */
export function previewArea({ crop, canvas }: EditPlan): { area: Rectangle; width: number; height: number } {
  const area = widened(crop, around, canvas) ?? crop;
  const scale = Math.min(1, most / Math.max(area.width, area.height));
  return { area, width: Math.round(area.width * scale), height: Math.round(area.height * scale) };
}

/**
 * The last steps of `compose` again and again: what the model drew is moved and toned once, then only blended. Lengths
 * of the settings are pixels of the canvas.
 */
export function createPreview(parts: PreviewParts): Preview {
  const { plan, mode, registration, area, old, mask, came } = parts;
  const scale = old.width / area.width;
  const isSeeThrough = hasAlpha(old) || hasAlpha(came);
  const crop = scaled(plan.crop, area, scale);
  const whole = intersection(crop, { x: 0, y: 0, width: old.width, height: old.height });
  const moved = whole && movedInto(came, whole, { ...plan, crop }, registration);
  const known = scaled({ x: plan.outset.left, y: plan.outset.top, ...plan.source }, area, scale);
  let kept: { key: string; fresh: Fresh } | null = null;

  /** Tone depends on where old and new are compared, which moves with the band only. */
  function freshOf(part: Rectangle): Fresh | null {
    if (!whole || !moved) return null;
    const key = JSON.stringify(part);
    if (kept?.key === key) return kept.fresh;
    const picture = cutOut(moved, { ...part, x: part.x - whole.x, y: part.y - whole.y });
    const fresh = { picture, part, tone: toneOf(old, picture, mask, part), known };
    kept = { key, fresh };
    return fresh;
  }

  return (asked) => {
    const settings = {
      feather: asked.feather * scale,
      shift: asked.shift * scale,
      strength: asked.strength,
      band: asked.band * scale,
    };
    const open = openArea(mask, mode, settings, crop);
    const blend = blendOf(mask, open, settings);
    const part = blend && whole && intersection(widened(blend.bounds, Math.ceil(ring * scale), old), whole);
    const fresh = part && freshOf(part);
    if (!blend || !fresh) return null;
    const canvas = { ...old, data: old.data.slice() };
    blendInto(canvas, fresh, blend);
    const bounds = { x: 0, y: 0, width: old.width, height: old.height };
    if (isSeeThrough) return { bounds, pixels: rgbaOf(canvas), whole: true };
    return { bounds: blend.bounds, pixels: patchOf(canvas, blend), whole: false };
  };
}

function scaled({ x, y, width, height }: Rectangle, area: Rectangle, scale: number): Rectangle {
  return {
    x: (x - area.x) * scale,
    y: (y - area.y) * scale,
    width: width * scale,
    height: height * scale,
  };
}

function hasAlpha({ channels, data }: Raster): boolean {
  if (channels === 4) for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}

function rgbaOf({ channels, data }: Raster): Uint8ClampedArray<ArrayBuffer> {
  if (channels === 4) return new Uint8ClampedArray(data);
  const pixels = new Uint8ClampedArray((data.length / 3) * 4).fill(255);
  for (let from = 0, at = 0; from < data.length; from += 3, at += 4)
    pixels.set(data.subarray(from, from + 3), at);
  return pixels;
}

function patchOf(
  { width, channels, data }: Raster,
  { bounds, alpha }: { bounds: Rectangle; alpha: Float32Array },
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(bounds.width * bounds.height * 4);
  for (let y = 0, at = 0; y < bounds.height; y++)
    for (let x = 0; x < bounds.width; x++, at++) {
      if ((alpha[at] as number) <= 0) continue;
      const from = ((bounds.y + y) * width + bounds.x + x) * channels;
      pixels[at * 4] = data[from] as number;
      pixels[at * 4 + 1] = data[from + 1] as number;
      pixels[at * 4 + 2] = data[from + 2] as number;
      pixels[at * 4 + 3] = channels === 4 ? (data[from + 3] as number) : 255;
    }
  return pixels;
}
