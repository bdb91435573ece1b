import type { Dimensions } from "#lib/images/parameters.ts";

export type Place = { x: number; y: number };

/** What of a key press decides how far the crosshair goes. */
type Arrow = { key: string; shiftKey: boolean; altKey: boolean };

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Where an arrow key takes the crosshair: 1 % of the edge, with Shift 10 %, with Alt one pixel; it stops at the edges.
 * Null for any other key. Places are the middles of pixels.
 */
export function movedCrosshair(from: Place, picture: Dimensions, arrow: Arrow): Place | null {
  const direction = directions[arrow.key];
  if (!direction) return null;
  const step = (edge: number) =>
    arrow.altKey ? 1 : Math.max(1, Math.round(edge * (arrow.shiftKey ? 0.1 : 0.01)));
  const along = (at: number, sign: number, edge: number) =>
    Math.min(edge - 0.5, Math.max(0.5, at + sign * step(edge)));
  return {
    x: along(from.x, direction[0], picture.width),
    y: along(from.y, direction[1], picture.height),
  };
}

/** The middle of the picture, on the middle of a pixel. */
export const middleOf = ({ width, height }: Dimensions): Place => ({
  x: Math.floor(width / 2) + 0.5,
  y: Math.floor(height / 2) + 0.5,
});

/** The whole pixels between two places, both inclusive. */
export function rectangleBetween(one: Place, other: Place) {
  const [left, top] = [Math.min(one.x, other.x), Math.min(one.y, other.y)].map(Math.floor) as [
    number,
    number,
  ];
  const [right, bottom] = [Math.max(one.x, other.x), Math.max(one.y, other.y)].map(Math.floor) as [
    number,
    number,
  ];
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

type View = { scale: number; x: number; y: number };

/** CSS pixels that stay between the crosshair and the edge of the stage. */
const edgePixels = 24;

/** The view, moved just so far that the place is in sight; the very same one when it is already. */
export function revealed<Kept extends View>(place: Place, view: Kept, stage: Dimensions): Kept {
  const out = (at: number, room: number) =>
    at < edgePixels ? edgePixels - at : at > room - edgePixels ? room - edgePixels - at : 0;
  const dx = out(place.x * view.scale + view.x, stage.width);
  const dy = out(place.y * view.scale + view.y, stage.height);
  return dx === 0 && dy === 0 ? view : { ...view, x: view.x + dx, y: view.y + dy };
}
