import { boxOfMark } from "#components/editor/markup/draw-mark.ts";
import { boundedSize, fittedInto, type Mark, movedBy } from "#components/editor/markup/mark.ts";
import type { RegionUnit } from "#components/editor/panels/region-units.ts";
import type { Dimensions } from "#lib/images/parameters.ts";

/** What of a mark can be typed: an arrow's ends, the box of the others, the size in pixels. */
export type MarkNumber = "x" | "y" | "toX" | "toY" | "width" | "height" | "size";

type Measure = { unit: RegionUnit; picture: Dimensions };

const isAcross = (name: MarkNumber) => name === "x" || name === "toX" || name === "width";
const edgeOf = (name: MarkNumber, { width, height }: Dimensions) => (isAcross(name) ? width : height);

/** Whole pixels, or per cent of the picture's edge with at most two decimals. */
function shown(pixels: number, name: MarkNumber, { unit, picture }: Measure): number {
  if (unit === "pixels" || name === "size") return Math.round(pixels);
  return Math.round((10_000 * pixels) / edgeOf(name, picture)) / 100;
}

export function numbersOf(
  mark: Mark,
  unit: RegionUnit,
  picture: Dimensions,
): { name: MarkNumber; value: number }[] {
  const pixels = pixelsOf(mark);
  const names = Object.keys(pixels) as MarkNumber[];
  return names.map((name) => ({ name, value: shown(pixels[name] ?? 0, name, { unit, picture }) }));
}

function pixelsOf(mark: Mark): Partial<Record<MarkNumber, number>> {
  const [from, to] = mark.points;
  const { size } = mark;
  if (mark.kind === "arrow" && from && to) return { x: from.x, y: from.y, toX: to.x, toY: to.y, size };
  const { x, y, width, height } = boxOfMark(mark);
  return mark.kind === "text" ? { x, y, size } : { x, y, width, height, size };
}

/** The mark with one number typed. An arrow's ends move by themselves; everything else moves or is stretched. */
export function withNumber(mark: Mark, name: MarkNumber, typed: number, measure: Measure): Mark {
  if (name === "size") return { ...mark, size: boundedSize(Math.round(typed)) };
  const pixels = measure.unit === "pixels" ? typed : (typed * edgeOf(name, measure.picture)) / 100;
  const axis = isAcross(name) ? "x" : "y";
  if (mark.kind === "arrow") {
    const end = name === "toX" || name === "toY" ? 1 : 0;
    const points = mark.points.map((point, index) => (index === end ? { ...point, [axis]: pixels } : point));
    return { ...mark, points };
  }
  const box = boxOfMark(mark);
  if (name === "width" || name === "height")
    return fittedInto(mark, box, { ...box, [name]: Math.max(1, pixels) });
  const by = pixels - box[axis];
  return axis === "x" ? movedBy(mark, by, 0) : movedBy(mark, 0, by);
}
