/** rows: every picture whole, rows filled from edge to edge. grid: squares of one size. */
export type GalleryMode = "rows" | "grid";

/** What a layout is made for. Lengths in CSS pixels. */
export type Room = {
  mode: GalleryMode;
  width: number;
  /** Height of a row, or edge of a square, before rows are stretched to fill the width. */
  target: number;
  gap: number;
  /** Height of the line that names a day; 0 for none. */
  header: number;
};

/** Rows from top to bottom. Where a picture stands within its row follows from its ratio (`tileAt`). */
export type Rows = {
  /** First picture of each row; one more entry, the number of pictures, at the end. */
  start: Uint32Array;
  /** Upper edge of each row. */
  top: Float64Array;
  height: Float32Array;
  /** Upper edge of each day's line. */
  headers: Float64Array;
  count: number;
  /** Of everything. */
  bottom: number;
};

/**
 * Breaks pictures into rows, day by day. `ratios` are width / height * 1000, as they are laid out; `days` how many
 * pictures each day has. Names nothing outside of itself: its text also runs in the page before anything is painted
 * (first-paint.tsx), so that nothing moves when React comes.
 */
export function justify(ratios: ArrayLike<number>, days: ArrayLike<number>, room: Room): Rows {
  const { mode, width, target, gap, header } = room;
  const total = ratios.length;
  const start = new Uint32Array(total + 1);
  const top = new Float64Array(total);
  const height = new Float32Array(total);
  const headers = new Float64Array(days.length);
  const columns = Math.max(1, Math.round((width + gap) / (target + gap)));
  const square = (width - gap * (columns - 1)) / columns;
  let row = 0;
  let y = 0;
  const close = (from: number, tall: number) => {
    start[row] = from;
    top[row] = y;
    height[row] = tall;
    y += tall + gap;
    row++;
  };
  const squares = (from: number, end: number) => {
    for (let at = from; at < end; at += columns) close(at, square);
  };
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one walk; its text must stand alone.
  const stretched = (from: number, end: number) => {
    let first = from;
    let sum = 0;
    for (let at = from; at < end; at++) {
      const ratio = (ratios[at] ?? 1000) / 1000;
      const others = at - first;
      const without = others > 0 ? (width - gap * (others - 1)) / sum : Number.POSITIVE_INFINITY;
      sum += ratio;
      const withIt = (width - gap * others) / sum;
      if (withIt > target) continue;
      // Whichever row comes nearer to the height that is wanted.
      const isTooMany = without / target < target / withIt;
      close(first, isTooMany ? without : withIt);
      first = isTooMany ? at : at + 1;
      sum = isTooMany ? ratio : 0;
      if (!isTooMany || width / ratio > target) continue;
      close(at, width / ratio);
      first = at + 1;
      sum = 0;
    }
    // What is left over keeps the height that is wanted, so that one picture does not fill the window.
    if (first < end) close(first, target);
  };
  let from = 0;
  for (let day = 0; day < days.length; day++) {
    headers[day] = y;
    y += header;
    const end = Math.min(total, from + (days[day] ?? 0));
    if (mode === "grid") squares(from, end);
    else stretched(from, end);
    from = end;
  }
  start[row] = total;
  return { start, top, height, headers, count: row, bottom: Math.max(0, y - gap) };
}
