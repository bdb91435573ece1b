/** Width and height in CSS pixels, or for a picture in its own. */
export type Size = { width: number; height: number };
/** A place on the stage in CSS pixels, from its middle. */
export type Point = { x: number; y: number };

/**
 * How a picture lies on the stage. `scale`: CSS pixels per pixel of the picture, 1 for 100 %. `x`, `y`: the middle of the
 * picture, from the middle of the stage. `fits`: it follows the stage's size.
 */
export type View = { scale: number; x: number; y: number; fits: boolean };

export const maxScale = 32;
const levels = [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, maxScale];

/** Above this the pixels are what one wants to see. */
export const pixelatedAbove = 2;

/** The whole picture, never enlarged. */
export function fitScale(stage: Size, picture: Size): number {
  if (picture.width <= 0 || picture.height <= 0 || stage.width <= 0 || stage.height <= 0) return 1;
  return Math.min(1, stage.width / picture.width, stage.height / picture.height);
}

export function fitted(stage: Size, picture: Size): View {
  return { scale: fitScale(stage, picture), x: 0, y: 0, fits: true };
}

/** No edge of the picture comes further in than the stage's, and what is smaller than the stage stays in its middle. */
export function clamped(view: View, stage: Size, picture: Size): View {
  const room = (shown: number, there: number) => Math.max(0, (shown * view.scale - there) / 2);
  const within = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value)) + 0;
  return {
    ...view,
    x: within(view.x, room(picture.width, stage.width)),
    y: within(view.y, room(picture.height, stage.height)),
  };
}

/** Another scale, with the pixel of the picture that lies at `point` staying there. Smaller than fitted it never gets. */
export function zoomedAt(view: View, scale: number, point: Point, stage: Size, picture: Size): View {
  const fit = fitScale(stage, picture);
  const next = Math.min(maxScale, Math.max(fit, scale));
  if (next <= fit) return fitted(stage, picture);
  const ratio = next / view.scale;
  const moved = { x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio };
  return clamped({ ...moved, scale: next, fits: false }, stage, picture);
}

export function panned(view: View, by: Point, stage: Size, picture: Size): View {
  return clamped({ ...view, x: view.x + by.x, y: view.y + by.y }, stage, picture);
}

/** The next round level above or below. */
export function nextLevel(scale: number, direction: 1 | -1): number {
  // A scale that was reached by steps is a level but for its last digits.
  const nearly = 1e-6 * scale;
  return direction > 0
    ? (levels.find((level) => level > scale + nearly) ?? maxScale)
    : (levels.findLast((level) => level < scale - nearly) ?? 0);
}

/** What one turn of a wheel means, whatever it counts in: lines and pages are a mouse's, pixels a touchpad's. */
export function wheelFactor({
  deltaY,
  deltaMode,
  ctrlKey,
}: Pick<WheelEvent, "deltaY" | "deltaMode" | "ctrlKey">): number {
  const pixels = deltaY * ([1, 16, 400][deltaMode] ?? 1);
  // A pinch on a touchpad comes as a wheel with Ctrl, in small numbers.
  const speed = ctrlKey ? 0.01 : 0.002;
  return Math.exp(-Math.min(240, Math.max(-240, pixels)) * speed);
}

/** Two fingers as one hand: where they hold, and how far apart they are. */
export function gripOf(one: Point, other: Point): { middle: Point; spread: number } {
  return {
    middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
    spread: Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)),
  };
}
