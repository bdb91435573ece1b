import type { Rectangle } from "#lib/masks/mask.ts";

export const markKinds = ["arrow", "ellipse", "rectangle", "pen", "text"] as const;
export type MarkKind = (typeof markKinds)[number];

/** Told apart on any picture; each is drawn inside of an edge of the opposite lightness. */
export const markColors = {
  red: "#ff2d20",
  yellow: "#ffd60a",
  green: "#22c55e",
  blue: "#0a84ff",
  white: "#ffffff",
  black: "#000000",
} as const;
export type MarkColor = keyof typeof markColors;
export const markColorNames = Object.keys(markColors) as MarkColor[];

/** A place in image pixels; outside of the picture where that is extended. */
export type Place = { x: number; y: number };

/**
 * Something that points at a part of the picture. All lengths in image pixels.
 * points: of an arrow its two ends, the tip last; of ellipse and rectangle two opposite corners; of a pen its way; of a
 * text its upper left corner. size: the line's width, of a text the height of its letters.
 */
export type Mark = {
  id: string;
  kind: MarkKind;
  color: MarkColor;
  size: number;
  points: readonly Place[];
  text: string;
};

/** What one mark may hold, so that a damaged store or a hostile file stays bounded. */
export const mostPoints = 20_000;
export const mostText = 500;
export const mostMarks = 500;
export const leastSize = 1;
export const mostSize = 1000;

/** Names in the messages: `editor.markup.deeds.<label>`. */
export type MarkDeed = `add-${MarkKind}` | "move" | "resize" | "color" | "size" | "text" | "remove" | "clear";

/** Smallest box around the points. A text needs its letters measured: see `boxOfMark`. */
export function boxOfPoints(points: readonly Place[]): Rectangle {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export const movedBy = (mark: Mark, dx: number, dy: number): Mark => ({
  ...mark,
  points: mark.points.map(({ x, y }) => ({ x: x + dx, y: y + dy })),
});

/** The mark stretched from one box into another; a text grows with the height. */
export function fittedInto(mark: Mark, from: Rectangle, to: Rectangle): Mark {
  if (mark.kind === "text") {
    const scale = from.height > 0 ? to.height / from.height : 1;
    return { ...mark, size: boundedSize(mark.size * scale), points: [{ x: to.x, y: to.y }] };
  }
  const across = from.width > 0 ? to.width / from.width : 1;
  const down = from.height > 0 ? to.height / from.height : 1;
  return {
    ...mark,
    points: mark.points.map(({ x, y }) => ({
      x: to.x + (x - from.x) * across,
      y: to.y + (y - from.y) * down,
    })),
  };
}

export const boundedSize = (size: number): number => Math.min(mostSize, Math.max(leastSize, size));

/** Sizes that suit a picture: of lines, and of letters. */
export function usualSizes({ width, height }: { width: number; height: number }) {
  const edge = Math.max(width, height);
  return { line: Math.max(2, Math.round(edge / 160)), letters: Math.max(12, Math.round(edge / 28)) };
}
