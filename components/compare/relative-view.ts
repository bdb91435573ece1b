import type { Point, Size } from "#components/viewer/stage/zoom.ts";

/**
 * How pictures lie in their panes, told so that it means the same for pictures of any size. `zoom` 1 shows all of it;
 * `u`, `v` is the place of the picture, 0-1 from its left and top, that lies in the middle of the pane.
 */
export type RelativeView = { zoom: number; u: number; v: number };

export const wholePicture: RelativeView = { zoom: 1, u: 0.5, v: 0.5 };

/** No closer than 32 CSS pixels to a pixel of the picture. */
const maxScale = 32;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** CSS pixels per pixel of a picture that fills its pane, small ones enlarged: else two sizes could not be compared. */
export function fillScale(pane: Size, picture: Size): number {
  if (picture.width <= 0 || picture.height <= 0 || pane.width <= 0 || pane.height <= 0) return 1;
  return Math.min(pane.width / picture.width, pane.height / picture.height);
}

/** Where that puts the picture: its scale, and its left top corner from the pane's, in CSS pixels. */
export function placed(
  view: RelativeView,
  pane: Size,
  picture: Size,
): { scale: number; x: number; y: number } {
  const scale = fillScale(pane, picture) * view.zoom;
  return {
    scale,
    x: pane.width / 2 - view.u * picture.width * scale,
    y: pane.height / 2 - view.v * picture.height * scale,
  };
}

/** Another zoom, with what lies at `point` (CSS pixels from the middle of the pane) staying there. */
export function zoomedAt(
  view: RelativeView,
  factor: number,
  point: Point,
  pane: Size,
  picture: Size,
): RelativeView {
  const fill = fillScale(pane, picture);
  const zoom = clamp(view.zoom * factor, 1, Math.max(1, maxScale / fill));
  const before = fill * view.zoom;
  const after = fill * zoom;
  return clamped(
    {
      zoom,
      u: view.u + point.x / picture.width / before - point.x / picture.width / after,
      v: view.v + point.y / picture.height / before - point.y / picture.height / after,
    },
    pane,
    picture,
  );
}

/** Moved by CSS pixels. */
export function panned(view: RelativeView, by: Point, pane: Size, picture: Size): RelativeView {
  const scale = fillScale(pane, picture) * view.zoom;
  const moved = {
    ...view,
    u: view.u - by.x / picture.width / scale,
    v: view.v - by.y / picture.height / scale,
  };
  return clamped(moved, pane, picture);
}

/** The zoom at which a pixel of the picture is a CSS pixel. */
export const actualZoom = (pane: Size, picture: Size): number => Math.max(1, 1 / fillScale(pane, picture));

/** No edge of the picture comes further in than the pane's; what is smaller stays in the middle. */
function clamped(view: RelativeView, pane: Size, picture: Size): RelativeView {
  const scale = fillScale(pane, picture) * view.zoom;
  const within = (value: number, there: number, shown: number) => {
    const half = there / shown / 2;
    return half >= 0.5 ? 0.5 : clamp(value, half, 1 - half);
  };
  return {
    zoom: view.zoom,
    u: within(view.u, pane.width, picture.width * scale),
    v: within(view.v, pane.height, picture.height * scale),
  };
}
