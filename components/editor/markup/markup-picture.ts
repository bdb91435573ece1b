import { drawMark, inkOf } from "#components/editor/markup/draw-mark.ts";
import { type Mark, movedBy } from "#components/editor/markup/mark.ts";
import { readMarks } from "#components/editor/markup/read-marks.ts";
import type { Outset } from "#lib/edits/view.ts";
import type { Dimensions } from "#lib/images/parameters.ts";
import { markupChunk, readExtra, rgbaPng } from "#lib/masks/png.ts";

const stripHeight = 256;

/** Places count from the picture's corner; the outset is what the canvas has beyond it. */
export type MarkupJob = { marks: readonly Mark[]; picture: Dimensions; outset: Outset };

/**
 * The marks as a transparent PNG of the canvas' size, drawn strip by strip, so that no canvas is larger than a strip
 * however large the picture is.
 */
export function markupPng({ marks, picture, outset }: MarkupJob): Uint8Array<ArrayBuffer> {
  const width = picture.width + outset.left + outset.right;
  const height = picture.height + outset.top + outset.bottom;
  const canvas = new OffscreenCanvas(width, Math.min(stripHeight, height));
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) throw new Error("The browser gives no 2D canvas.");
  const placed = marks.map((mark) => movedBy(mark, outset.left, outset.top));
  const ink = placed.map((mark) => ({ mark, box: inkOf(mark) }));
  let strip: Uint8ClampedArray | null = null;

  function drawStrip(top: number): Uint8ClampedArray | null {
    const inked = ink.filter(({ box }) => box.y < top + stripHeight && box.y + box.height > top);
    if (inked.length === 0 || !pen) return null;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, width, canvas.height);
    pen.setTransform(1, 0, 0, 1, 0, -top);
    for (const { mark } of inked) drawMark(pen, mark);
    return pen.getImageData(0, 0, width, Math.min(stripHeight, height - top)).data;
  }

  const data = new TextEncoder().encode(JSON.stringify({ outset, marks }));
  return rgbaPng({ width, height, extra: { type: markupChunk, data } }, (y, row) => {
    const line = y % stripHeight;
    if (line === 0) strip = drawStrip(y);
    if (strip) row.set(strip.subarray(line * row.length, (line + 1) * row.length));
    else row.fill(0);
  });
}

/** The marks that a markup was drawn from; none in a picture that came from elsewhere. */
export function marksIn(png: Uint8Array): Mark[] {
  const data = readExtra(png, markupChunk);
  if (!data) return [];
  try {
    return readMarks((JSON.parse(new TextDecoder().decode(data)) as { marks?: unknown }).marks);
  } catch {
    return [];
  }
}
