import type { View } from "#components/editor/engine/engine.ts";
import type { Rectangle } from "#lib/masks/mask.ts";

/** The stage in CSS pixels; `pixelRatio`: device pixels in one of them. */
export type Viewport = { width: number; height: number; pixelRatio: number };

type Size = { width: number; height: number };

const largestScale = 32;
/** CSS pixels of the picture that stay in sight, however far it is pushed. */
const keptInSight = 48;
const margin = 16;

/** The view that shows all of `area` in the middle; never larger than `most`. */
export function viewOf(area: Rectangle, viewport: Viewport, most = largestScale): View {
  const scale = Math.min(
    (viewport.width - 2 * margin) / area.width,
    (viewport.height - 2 * margin) / area.height,
    most,
  );
  const usable = Math.max(scale, 0.001);
  return {
    scale: usable,
    x: viewport.width / 2 - (area.x + area.width / 2) * usable,
    y: viewport.height / 2 - (area.y + area.height / 2) * usable,
  };
}

/** Zooms so that what is at the place (CSS pixels of the stage) stays there. */
export function zoomedAt(view: View, factor: number, at: { x: number; y: number }): View {
  const scale = view.scale * factor;
  return {
    scale,
    x: at.x - ((at.x - view.x) / view.scale) * scale,
    y: at.y - ((at.y - view.y) / view.scale) * scale,
  };
}

/** Zoom steps that a wheel or key rests at when it comes near: full, half and double sizes. */
const rests = [0.25, 0.5, 1, 2, 4, 8];

export const rested = (scale: number): number =>
  rests.find((one) => Math.abs(scale / one - 1) < 0.02) ?? scale;

/**
 * The nearest view that is allowed: scale within limits, the picture in sight, and its corner on a whole device pixel,
 * so that edges stay sharp and panning shifts what is drawn.
 */
export function allowed(view: View, picture: Size, viewport: Viewport): View {
  const fit = viewOf({ x: 0, y: 0, ...picture }, viewport, 1).scale;
  const scale = Math.min(largestScale, Math.max(Math.min(0.05, fit / 2), view.scale));
  // A scale that was cut keeps the middle of the stage where it was.
  const { x, y } =
    scale === view.scale
      ? view
      : zoomedAt(view, scale / view.scale, { x: viewport.width / 2, y: viewport.height / 2 });
  const onPixel = (value: number) => Math.round(value * viewport.pixelRatio) / viewport.pixelRatio;
  const kept = (value: number, length: number, room: number) =>
    Math.max(
      Math.min(keptInSight, room) - length * scale,
      Math.min(room - Math.min(keptInSight, room), value),
    );
  return {
    scale,
    x: onPixel(kept(x, picture.width, viewport.width)),
    y: onPixel(kept(y, picture.height, viewport.height)),
  };
}
