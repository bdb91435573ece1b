import type { OverlayStyle, View } from "#components/editor/engine/engine.ts";
import { type OverlayPaint, outlineReach, paintOverlay } from "#components/editor/engine/overlay-paint.ts";
import { type Axis, axisOf, sample } from "#components/editor/engine/sampling.ts";
import { censusTile, type TileCensus, tileStates } from "#components/editor/engine/tile-census.ts";
import type { Mask, Rectangle } from "#lib/masks/mask.ts";

type Overlay = { style: OverlayStyle; color: string; opacity: number };

/** Where pixels are put: a 2D context of a canvas of the view's size in device pixels. */
export type PixelTarget = Pick<CanvasRenderingContext2D, "putImageData">;

/**
 * Draws the part of the mask that can be seen, in device pixels, and only what changed. All rectangles of `invalidate`
 * are mask pixels, all of `paint` device pixels.
 */
export type ViewCompositor = {
  resize(width: number, height: number, pixelRatio: number): void;
  look(view: View): void;
  dress(overlay: Overlay): void;
  invalidate(area: Rectangle): void;
  invalidateAll(): void;
  /** Whether `paint` has something to do. */
  readonly stale: boolean;
  /** True while the picture is drawn coarsely and wants to be refined when there is time. */
  readonly coarse: boolean;
  /** Takes but a few samples a pixel where much is to be drawn. */
  paint(targets: readonly PixelTarget[]): void;
  /** Draws in full what is coarse, about as much as fits into some milliseconds; false when all is. */
  refine(targets: readonly PixelTarget[], milliseconds: number): boolean;
  /** Draws this part of the mask as it is now, without counting it as painted: for what is taken back at once. */
  show(area: Rectangle, targets: readonly PixelTarget[]): void;
};

type Box = { left: number; top: number; right: number; bottom: number };

/** Mask pixels that may be averaged in one go before the drawing becomes coarse: about 3 ms. */
const fineBudget = 2_000_000;
const coarseSamples = 2;
/** Device pixels that are refined in one go. */
const refinedRows = 32;
const allSamples = 4096;

export function createViewCompositor(mask: Mask, census: TileCensus): ViewCompositor {
  let width = 0;
  let height = 0;
  let pixelRatio = 1;
  let view: View = { scale: 1, x: 0, y: 0 };
  let overlay: Overlay = { style: "tint", color: "#ff0033", opacity: 0.5 };
  let stale: Box[] = [];
  let coarse = false;
  /** Device rows from the top that are drawn in full. */
  let refined = 0;
  let values = new Uint8Array(0);
  let colours = new Uint32Array(0);

  const scale = () => view.scale * pixelRatio;
  const all = (): Box => ({ left: 0, top: 0, right: width, bottom: height });

  function invalidateAll(): void {
    stale = [all()];
  }

  function deviceBoxOf(area: Rectangle): Box | null {
    const ratio = scale();
    const reach = outlineReach({ style: overlay.style, pixelRatio }) + 1;
    const box = {
      left: Math.max(0, Math.floor(area.x * ratio + view.x * pixelRatio) - reach),
      top: Math.max(0, Math.floor(area.y * ratio + view.y * pixelRatio) - reach),
      right: Math.min(width, Math.ceil((area.x + area.width) * ratio + view.x * pixelRatio) + reach),
      bottom: Math.min(height, Math.ceil((area.y + area.height) * ratio + view.y * pixelRatio) + reach),
    };
    return box.right > box.left && box.bottom > box.top ? box : null;
  }

  function invalidate(area: Rectangle): void {
    const box = deviceBoxOf(area);
    if (!box) return;
    const last = stale.at(-1);
    const joined = last && around(last, box);
    // Two boxes that overlap are cheaper as one; a long diagonal is cheaper in pieces.
    if (last && joined && sizeOf(joined) <= 1.25 * (sizeOf(last) + sizeOf(box)))
      stale[stale.length - 1] = joined;
    else stale.push(box);
    if (stale.length > 48) stale = [stale.reduce(around)];
  }

  /** Draws one box; tells whether it was coarse. */
  function draw(box: Box, targets: readonly PixelTarget[], quick: boolean): boolean {
    const wide = box.right - box.left;
    const tall = box.bottom - box.top;
    const perPixel = Math.max(1, 1 / scale());
    const tooMuch = quick && wide * tall * perPixel * perPixel > fineBudget;
    if (colours.length < wide * tall) colours = new Uint32Array(wide * tall);
    const out = colours.subarray(0, wide * tall);
    if (overlay.style === "hidden") out.fill(0);
    else fill(box, wide, tall, tooMuch ? coarseSamples : allSamples, out);
    const bytes = new Uint8ClampedArray(out.buffer as ArrayBuffer, 0, wide * tall * 4);
    const image = new ImageData(bytes, wide, tall);
    for (const target of targets) target.putImageData(image, box.left, box.top);
    return tooMuch && perPixel > coarseSamples;
  }

  function fill(box: Box, wide: number, tall: number, samples: number, out: Uint32Array): void {
    const paint: OverlayPaint = {
      ...overlay,
      pixelRatio,
      phaseX: view.x * pixelRatio,
      phaseY: view.y * pixelRatio,
    };
    const margin = outlineReach(paint);
    const broad = wide + 2 * margin;
    const high = tall + 2 * margin;
    if (values.length < broad * high) values = new Uint8Array(broad * high);
    const block = values.subarray(0, broad * high);
    const columns = axisOf(box.left - margin, broad, view.x * pixelRatio, scale(), mask.width);
    const rows = axisOf(box.top - margin, high, view.y * pixelRatio, scale(), mask.height);
    sampleByTiles(mask, census, columns, rows, block, samples);
    paintOverlay({ values: block, width: broad, height: high, margin }, paint, box.left, box.top, out);
    if (overlay.style === "black-white") clearOutside(columns, rows, wide, margin, out);
  }

  return {
    resize(newWidth, newHeight, newRatio) {
      width = newWidth;
      height = newHeight;
      pixelRatio = newRatio;
      invalidateAll();
    },
    look(newView) {
      if (newView.scale === view.scale && newView.x === view.x && newView.y === view.y) return;
      view = newView;
      invalidateAll();
    },
    dress(newOverlay) {
      overlay = newOverlay;
      invalidateAll();
    },
    invalidate,
    invalidateAll,
    get stale() {
      return stale.length > 0;
    },
    get coarse() {
      return coarse;
    },
    paint(targets) {
      const boxes = stale;
      stale = [];
      for (const box of boxes) {
        if (!draw(box, targets, true)) continue;
        coarse = true;
        refined = 0;
      }
    },
    refine(targets, milliseconds) {
      const until = performance.now() + milliseconds;
      // One piece at least, or it would never end where there is hardly any time.
      while (coarse) {
        const bottom = Math.min(height, refined + refinedRows);
        draw({ left: 0, top: refined, right: width, bottom }, targets, false);
        refined = bottom;
        coarse = refined < height;
        if (performance.now() >= until) break;
      }
      return coarse;
    },
    show(area, targets) {
      const box = deviceBoxOf(area);
      if (box) draw(box, targets, true);
    },
  };
}

const sizeOf = ({ left, top, right, bottom }: Box): number => (right - left) * (bottom - top);
const around = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** Samples strip by strip between tile borders and leaves strips alone that lie over empty or full tiles only. */
function sampleByTiles(
  mask: Mask,
  census: TileCensus,
  columns: Axis,
  rows: Axis,
  block: Uint8Array,
  samples: number,
): void {
  const width = columns.from.length;
  const strips = stripsOf(columns);
  for (const band of stripsOf(rows))
    for (const strip of strips) {
      const state = stateBelow(band, strip, census);
      const part = { left: strip.start, right: strip.end, top: band.start, bottom: band.end };
      if (state === tileStates.mixed) sample(mask, columns, rows, block, samples, part);
      else {
        const value = state === tileStates.free ? 255 : 0;
        for (let y = band.start; y < band.end; y++)
          block.fill(value, y * width + strip.start, y * width + strip.end);
      }
    }
}

/** Device pixels in a row over the same tile; over two tiles at once: `tile` is `several`; beside the picture: `none`. */
type Strip = { start: number; end: number; tile: number };
const several = -1;
const none = -2;

function stripsOf({ from, to }: Axis): Strip[] {
  const strips: Strip[] = [];
  for (let index = 0; index < from.length; index++) {
    const tile = tileBelow(from[index] as number, (to[index] as number) - 1);
    const open = strips.at(-1);
    if (open?.tile === tile) open.end = index + 1;
    else strips.push({ start: index, end: index + 1, tile });
  }
  return strips;
}

function tileBelow(first: number, last: number): number {
  if (last < first) return none;
  const tile = Math.floor(first / censusTile);
  return tile === Math.floor(last / censusTile) ? tile : several;
}

function stateBelow(band: Strip, strip: Strip, census: TileCensus): number {
  if (band.tile === none || strip.tile === none) return tileStates.locked;
  if (band.tile === several || strip.tile === several) return tileStates.mixed;
  return census.states[band.tile * census.columns + strip.tile] ?? tileStates.mixed;
}

/** Black and white covers the picture, not what lies beside it. */
function clearOutside(columns: Axis, rows: Axis, wide: number, margin: number, out: Uint32Array): void {
  for (let y = 0; y < out.length / wide; y++) {
    const noRow = (rows.to[y + margin] as number) <= (rows.from[y + margin] as number);
    for (let x = 0; x < wide; x++)
      if (noRow || (columns.to[x + margin] as number) <= (columns.from[x + margin] as number))
        out[y * wide + x] = 0;
  }
}
