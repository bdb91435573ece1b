import type { OverlayStyle } from "#components/editor/engine/engine.ts";

/** A block of coverage values with a margin around it, so that an outline sees its neighbours. */
export type Coverage = { values: Uint8Array; width: number; height: number; margin: number };

/**
 * How coverage becomes colour. `pixelRatio`: device pixels in a CSS pixel. `phaseX`, `phaseY`: where stripes and dashes
 * are anchored, so that they move with the picture.
 */
export type OverlayPaint = {
  style: OverlayStyle;
  color: string;
  opacity: number;
  pixelRatio: number;
  phaseX: number;
  phaseY: number;
};

const free = 128;

/** Device pixels an outline looks around itself. */
export const outlineReach = (paint: Pick<OverlayPaint, "style" | "pixelRatio">): number =>
  paint.style === "outline" ? Math.max(1, Math.round(paint.pixelRatio)) : 0;

/** Colours the inside of the block into `out`: RGBA words as ImageData keeps them on little-endian machines. */
export function paintOverlay(
  coverage: Coverage,
  paint: OverlayPaint,
  x: number,
  y: number,
  out: Uint32Array,
): void {
  const { width, height, margin } = coverage;
  const colours = coloursOf(paint);
  const stripe = Math.max(4, Math.round(8 * paint.pixelRatio));
  const row: Row = { at: 0, target: 0, length: width - 2 * margin, phase: 0, stripe };
  for (let line = 0; line < height - 2 * margin; line++) {
    row.at = (line + margin) * width + margin;
    row.target = line * row.length;
    row.phase = mod(x - paint.phaseX + (y + line - paint.phaseY), stripe);
    if (paint.style === "outline") outlineRow(coverage, row, out);
    else if (paint.style === "hatch") hatchRow(coverage, row, colours, out);
    else
      for (let column = 0; column < row.length; column++)
        out[row.target + column] = colours[coverage.values[row.at + column] as number] as number;
  }
}

/** Where a row begins in the block and in the outcome, and where in its stripes. */
type Row = { at: number; target: number; length: number; phase: number; stripe: number };

function outlineRow({ values, width, margin }: Coverage, row: Row, out: Uint32Array): void {
  for (let column = 0; column < row.length; column++)
    out[row.target + column] = isEdge(values, row.at + column, width, margin)
      ? dash(row.phase + column, row.stripe)
      : 0;
}

function hatchRow({ values }: Coverage, row: Row, colours: Uint32Array, out: Uint32Array): void {
  for (let column = 0; column < row.length; column++) {
    const isLit = (row.phase + column) % row.stripe < row.stripe >> 1;
    out[row.target + column] = colours[(isLit ? 256 : 0) + (values[row.at + column] as number)] as number;
  }
}

/** A colour for each coverage 0-255; for the hatch two such rows, between and on the stripes. */
function coloursOf({ style, color, opacity }: OverlayPaint): Uint32Array {
  const rgb = rgbOf(color);
  const colours = new Uint32Array(512);
  for (let value = 0; value < 256; value++) {
    if (style === "black-white") colours[value] = (0xff000000 | (value * 0x010101)) >>> 0;
    else if (style === "tint") colours[value] = tinted(rgb, value * opacity);
    else if (style === "hatch") {
      colours[value] = tinted(rgb, value * opacity * 0.3);
      colours[256 + value] = tinted(rgb, value * Math.min(1, opacity * 1.6));
    }
  }
  return colours;
}

const tinted = (rgb: number, alpha: number): number => ((Math.round(alpha) << 24) | rgb) >>> 0;

/** `#rrggbb` as the low three bytes of a little-endian RGBA word. */
function rgbOf(color: string): number {
  const value = Number.parseInt(color.slice(1), 16) || 0;
  return ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16);
}

function isEdge(values: Uint8Array, at: number, width: number, reach: number): boolean {
  return (
    (values[at] as number) >= free &&
    ((values[at - reach] as number) < free ||
      (values[at + reach] as number) < free ||
      (values[at - reach * width] as number) < free ||
      (values[at + reach * width] as number) < free)
  );
}

const dash = (phase: number, stripe: number): number =>
  phase % stripe < stripe >> 1 ? 0xffffffff : 0xff000000;

const mod = (value: number, by: number): number => ((Math.round(value) % by) + by) % by;
