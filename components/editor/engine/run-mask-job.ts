import { decoded } from "#components/editor/engine/coded-mask.ts";
import { decodeMask, readStrips } from "#components/editor/engine/decode-picture.ts";
import type { MaskDeed } from "#components/editor/engine/engine.ts";
import type { MaskChange, MaskJob, MaskJobResults } from "#components/editor/engine/mask-job.ts";
import { selectShape } from "#components/editor/engine/select-shape.ts";
import type { Pixels } from "#lib/masks/color-match.ts";
import { fillHoles, selectEnclosed } from "#lib/masks/fill.ts";
import type { Combination, Mask } from "#lib/masks/mask.ts";
import { all, feather, grow, invert, shrink, smooth } from "#lib/masks/morph.ts";
import { withOutset } from "#lib/masks/outset.ts";
import { maskPng } from "#lib/masks/png.ts";
import { wholeOf } from "#lib/masks/rectangle.ts";
import { floodSelect, selectByColor } from "#lib/masks/select.ts";
import { combine, type Selection } from "#lib/masks/selection.ts";
import { changesOf } from "#lib/masks/tile-change.ts";

type Outcome = { result: MaskJobResults[keyof MaskJobResults]; transfer: Transferable[] };
type Drawing = { selection: Selection | null; combination: Combination };

/** Does the jobs of a worker, which keeps the picture's pixels between them. */
export function createMaskJobs(): (job: MaskJob) => Promise<Outcome> {
  let pixels: Pixels | null = null;

  function takeStrip({ width, height, y, bitmap }: Extract<MaskJob, { kind: "strip" }>): void {
    if (pixels?.width !== width || pixels.height !== height)
      pixels = { width, height, data: new Uint8ClampedArray(width * height * 4) };
    const { data } = pixels;
    readStrips(bitmap, (strip, row) => data.set(strip, (y + row) * width * 4));
    bitmap.close();
  }

  async function drawingOf(mask: Mask, change: MaskChange): Promise<Drawing | "other-size" | "unreadable"> {
    switch (change.kind) {
      case "deed":
        return { selection: afterDeed(mask, change.deed), combination: "replace" };
      case "shape":
        return { selection: selectShape(mask, change.shape), combination: change.combination };
      case "fill":
        return { selection: selectEnclosed(mask, change.x, change.y), combination: "add" };
      case "import": {
        const found = await decodeMask(change.file, { ...mask, from: change.from, outset: change.outset });
        if (typeof found === "string") return found;
        return { selection: { ...wholeOf(mask), data: found.data }, combination: "replace" };
      }
      default: {
        if (!pixels) throw new Error("The worker has no picture.");
        const select = change.contiguous ? floodSelect : selectByColor;
        const selection = select(pixels, change.x, change.y, change.tolerance);
        return { selection, combination: change.combination };
      }
    }
  }

  return async (job) => {
    if (job.kind === "strip") {
      takeStrip(job);
      return { result: null, transfer: [] };
    }
    if (job.kind === "encode") {
      const png = await maskPng(withOutset(decoded(job.mask), job.outset));
      return { result: png, transfer: [png.buffer] };
    }
    const { change } = job;
    const mask = decoded(job.mask);
    const drawing = await drawingOf(mask, change);
    if (typeof drawing === "string") return { result: drawing, transfer: [] };
    const changes = changesOf(mask, (touch) => {
      combine(mask, drawing.selection, drawing.combination, touch);
    });
    return { result: changes, transfer: changes.map(({ runs }) => runs.buffer as ArrayBuffer) };
  };
}

function afterDeed(mask: Mask, deed: MaskDeed): Selection | null {
  switch (deed.kind) {
    case "clear":
      return null;
    case "all":
      return all(mask);
    case "invert":
      return invert(mask);
    case "fill-holes":
      return fillHoles(mask);
    case "grow":
      return grow(mask, deed.radius);
    case "shrink":
      return shrink(mask, deed.radius);
    case "feather":
      return feather(mask, deed.radius);
    case "smooth":
      return smooth(mask, deed.radius);
  }
}
