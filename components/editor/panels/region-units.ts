import type { Dimensions } from "#lib/images/parameters.ts";
import type { Rectangle } from "#lib/masks/mask.ts";

export const regionUnits = ["percent", "pixels"] as const;
export type RegionUnit = (typeof regionUnits)[number];
export type RegionEdge = keyof Rectangle;
export const regionEdges = ["x", "y", "width", "height"] as const satisfies RegionEdge[];

const lengthOf = (edge: RegionEdge, picture: Dimensions) =>
  edge === "x" || edge === "width" ? picture.width : picture.height;

/** Pixels as the list shows them: whole, or per cent of the picture's edge with at most two decimals. */
export function shownEdge(pixels: number, edge: RegionEdge, unit: RegionUnit, picture: Dimensions): number {
  return unit === "pixels" ? pixels : Math.round((10_000 * pixels) / lengthOf(edge, picture)) / 100;
}

/** What was typed, as whole pixels inside the picture; a region keeps at least one pixel. */
export function withTypedEdge(
  region: Rectangle,
  edge: RegionEdge,
  typed: number,
  unit: RegionUnit,
  picture: Dimensions,
): Rectangle {
  const length = lengthOf(edge, picture);
  const pixels = Math.round(unit === "pixels" ? typed : (typed * length) / 100);
  if (edge === "x" || edge === "y") {
    const size = edge === "x" ? "width" : "height";
    const at = Math.min(Math.max(pixels, 0), length - 1);
    return { ...region, [edge]: at, [size]: Math.min(region[size], length - at) };
  }
  const from = edge === "width" ? region.x : region.y;
  return { ...region, [edge]: Math.min(Math.max(pixels, 1), length - from) };
}

/** One cell of a grid that fills the picture to the last pixel. */
export function gridCell(column: number, row: number, columns: number, picture: Dimensions): Rectangle {
  const edge = (index: number, length: number) => Math.round((index * length) / columns);
  const x = edge(column, picture.width);
  const y = edge(row, picture.height);
  return {
    x,
    y,
    width: Math.max(1, edge(column + 1, picture.width) - x),
    height: Math.max(1, edge(row + 1, picture.height) - y),
  };
}
