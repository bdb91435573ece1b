import { blendInto } from "#lib/compositing/blend.ts";
import { driftOf } from "#lib/compositing/drift.ts";
import { blendOf, openArea } from "#lib/compositing/feather.ts";
import { modelMask } from "#lib/compositing/model-mask.ts";
import { flattened, type Raster, weighAlpha } from "#lib/compositing/raster.ts";
import { type Registration, register } from "#lib/compositing/register.ts";
import { type Axis, resample } from "#lib/compositing/resample.ts";
import { toneOf } from "#lib/compositing/tone.ts";
import type { CompositeProof, CompositeSettings, EditMode, EditPlan, Rectangle } from "#lib/edits/view.ts";
import type { Mask } from "#lib/masks/mask.ts";
import { dilate } from "#lib/masks/morph.ts";
import { intersection, widened } from "#lib/masks/rectangle.ts";

export type Composition = {
  /** The picture edited, of the canvas' size; changed in place. */
  canvas: Raster;
  /** Of the canvas' size, what the outset adds included. */
  mask: Mask;
  /** What the model was shown, and what it drew: both of the model's size. */
  sent: Raster;
  came: Raster;
  plan: EditPlan;
  mode: EditMode;
  settings: CompositeSettings;
};

/** What was found out on the way, and what was open: every other pixel has to be as it was. */
export type Composed = Pick<CompositeProof, "drift" | "driftMean" | "registration" | "tone"> & { open: Mask };

/** How far around the mask old and new are compared. */
export const ring = 64;

/**
 * Puts what the model drew back into the picture: moved to where it belongs, in the tone of what is around it, blended
 * from the edge of the mask inward. Only pixels of the open area change.
 */
export function compose({ canvas, mask, sent, came, plan, mode, settings }: Composition): Composed {
  const [shown, drawn] = [flattened(sent), flattened(came)];
  const small = modelMask(mask, plan);
  const { share, mean } = driftOf(shown, drawn, small, plan);
  const found = register(shown, drawn, withFrame(dilate(small, plan.dilation), plan.placed));
  const open = openArea(mask, mode, settings, plan.crop);
  const measured = {
    drift: share,
    driftMean: mean,
    registration: {
      dx: found.dx,
      dy: found.dy,
      zoom: found.zoom,
      gain: found.gain,
      accepted: found.accepted,
    },
    open,
  };
  const blend = blendOf(mask, open, settings);
  const part = blend && intersection(widened(blend.bounds, ring, canvas), plan.crop);
  if (!blend || !part) return { ...measured, tone: "none" };
  const picture = movedInto(came, part, plan, found);
  const tone = toneOf(canvas, picture, mask, part);
  const { source, outset } = plan;
  const known = { x: outset.left, y: outset.top, ...source };
  blendInto(canvas, { picture, part, tone, known }, blend);
  return { ...measured, tone: tone.kind };
}

/** What frames the crop in the model's picture says nothing of how it moved. */
function withFrame(free: Mask, { x, y, width, height }: Rectangle): Mask {
  if (width === free.width && height === free.height) return free;
  const data = new Uint8Array(free.data.length).fill(255);
  for (let row = y; row < y + height; row++) {
    const start = row * free.width + x;
    data.set(free.data.subarray(start, start + width), start);
  }
  return { width: free.width, height: free.height, data };
}

/** The model's picture in pixels of the canvas, within `part`. Weighs `came` by its alpha, in place. */
export function movedInto(
  came: Raster,
  part: Rectangle,
  plan: EditPlan,
  { dx, dy, zoom }: Pick<Registration, "dx" | "dy" | "zoom">,
): Raster {
  const { crop, placed } = plan;
  const axis = (
    [start, cropStart, cropLength]: [number, number, number],
    [placedStart, placedLength]: [number, number],
    length: number,
    shift: number,
  ): Axis => {
    const scale = placedLength / cropLength;
    const offset = placedStart + (start - cropStart + 0.5) * scale - 0.5;
    return { scale: scale * (1 + zoom), offset: offset + (offset - (length - 1) / 2) * zoom + shift };
  };
  weighAlpha(came, "weigh");
  const moved = resample(
    came,
    part,
    axis([part.x, crop.x, crop.width], [placed.x, placed.width], came.width, dx),
    axis([part.y, crop.y, crop.height], [placed.y, placed.height], came.height, dy),
  );
  weighAlpha(moved, "restore");
  return moved;
}
