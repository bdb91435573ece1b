/** How the cards stand, in CSS pixels: as the style sheet made it in this window. */
export type CardGrid = { columns: number; width: number; height: number; gap: number };

export type Box = { left: number; top: number; width: number; height: number };
export type Step = "left" | "right" | "up" | "down" | "first" | "last" | "pageUp" | "pageDown";

/** Height of all of them. */
export function heightOf({ columns, height, gap }: CardGrid, total: number): number {
  const rows = Math.ceil(total / columns);
  return Math.max(0, rows * (height + gap) - gap);
}

export function boxAt({ columns, width, height, gap }: CardGrid, position: number): Box {
  const column = position % columns;
  const row = Math.floor(position / columns);
  return { left: column * (width + gap), top: row * (height + gap), width, height };
}

/** Positions of the rows that reach into a stretch of the height. */
export function positionsIn(
  { columns, height, gap }: CardGrid,
  stretch: { above: number; below: number },
  total: number,
): { from: number; to: number } {
  const row = height + gap;
  const from = Math.max(0, Math.floor(stretch.above / row)) * columns;
  const to = Math.max(0, Math.ceil(stretch.below / row)) * columns;
  return { from: Math.min(from, total), to: Math.min(to, total) };
}

/** Where a key leads from a card; never outside of them. */
export function stepFrom(
  { columns, height, gap }: CardGrid,
  position: number,
  step: Step,
  { total, page }: { total: number; page: number },
): number {
  const rows = Math.max(1, Math.floor(page / (height + gap)));
  const by = {
    left: -1,
    right: 1,
    up: -columns,
    down: columns,
    pageUp: -rows * columns,
    pageDown: rows * columns,
    first: -position,
    last: total - 1 - position,
  }[step];
  const next = position + by;
  if (next < 0) return step === "pageUp" ? position % columns : step === "up" ? position : 0;
  if (next < total) return next;
  // A last row that is not full: down leads to its end, and no further.
  const lastRow = Math.floor((total - 1) / columns);
  const isBelow = Math.floor(position / columns) < lastRow;
  return step === "right" || (step === "down" && !isBelow) ? position : total - 1;
}
