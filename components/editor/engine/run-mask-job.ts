import { decodeMask, readStrips } from "#components/editor/engine/decode-picture.ts";
import type { MaskDeed } from "#components/editor/engine/engine.ts";
import type { MaskJob, MaskJobResults } from "#components/editor/engine/mask-job.ts";
import type { Pixels } from "#lib/masks/color-match.ts";
import { fillHoles, selectEnclosed } from "#lib/masks/fill.ts";
import type { Mask } from "#lib/masks/mask.ts";
import { all, feather, grow, invert, shrink, smooth } from "#lib/masks/morph.ts";
import { maskPng } from "#lib/masks/png.ts";
import { floodSelect, selectByColor } from "#lib/masks/select.ts";
import type { Selection } from "#lib/masks/selection.ts";

type Outcome = { result: MaskJobResults[keyof MaskJobResults]; transfer: Transferable[] };

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

  return async (job) => {
    switch (job.kind) {
      case "strip":
        takeStrip(job);
        return { result: null, transfer: [] };
      case "wand":
      case "color": {
        if (!pixels) throw new Error("The worker has no picture.");
        // Only the wand asks whether the pixels hang together; a colour is looked for everywhere.
        const select = job.contiguous ? floodSelect : selectByColor;
        return selected(select(pixels, job.x, job.y, job.tolerance));
      }
      case "fill":
        return selected(selectEnclosed(job.mask, job.x, job.y));
      case "deed":
        return selected(afterDeed(job.mask, job.deed));
      case "encode": {
        const png = await maskPng(job.mask);
        return { result: png, transfer: [png.buffer] };
      }
      case "decode": {
        const result = await decodeMask(job.file, job);
        return { result, transfer: typeof result === "string" ? [] : [result.data.buffer as ArrayBuffer] };
      }
    }
  };
}

const selected = (selection: Selection | null): Outcome => ({
  result: selection,
  transfer: selection ? [selection.data.buffer as ArrayBuffer] : [],
});

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
