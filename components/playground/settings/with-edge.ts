import type { Dimensions } from "#lib/images/parameters.ts";

/** One edge set by hand; with a locked ratio (width over height) the other follows, on the model's grid. */
export function withEdge(
  { width, height }: Dimensions,
  edge: keyof Dimensions,
  value: number,
  ratio: number | null,
  multiple: number,
): Dimensions {
  const onGrid = (length: number) => Math.max(multiple, Math.round(length / multiple) * multiple);
  if (edge === "width") return { width: value, height: ratio === null ? height : onGrid(value / ratio) };
  return { width: ratio === null ? width : onGrid(value * ratio), height: value };
}
