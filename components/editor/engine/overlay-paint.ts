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
  const { values, width, height, margin } = coverage;
  const inner = width - 2 * margin;
  const colours = coloursOf(paint);
  const stripe = Math.max(4, Math.round(8 * paint.pixelRatio));
  for (let row = 0; row < height - 2 * margin; row++) {
    const base = (row + margin) * width + margin;
    const target = row * inner;
    const phase = mod(x - paint.phaseX + (y + row - paint.phaseY), stripe);
    if (paint.style === "outline") {
      for (let column = 0; column < inner; column++)
        out[target + column] = isEdge(values, base + column, width, margin)
          ? dash(phase + column, stripe)
          : 0;
    } else if (paint.style === "hatch") {
      for (let column = 0; column < inner; column++) {
        const lit = (phase + column) % stripe < stripe >> 1;
        out[target + column] = colours[(lit ? 256 : 0) + (values[base + column] as number)] as number;
      }
    } else {
      for (let column = 0; column < inner; column++)
        out[target + column] = colours[values[base + column] as number] as number;
    }
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
