import { decodeMask, readStrips } from "#components/editor/engine/decode-picture.ts";
import type { MaskChange, MaskJob, MaskJobResults, SlowDeed } from "#components/editor/engine/mask-job.ts";
import { createMirroredMask, type MirroredMask } from "#components/editor/engine/mirrored-mask.ts";
import { selectShape } from "#components/editor/engine/select-shape.ts";
import type { Pixels } from "#lib/masks/color-match.ts";
import { fillHoles, selectEnclosed } from "#lib/masks/fill.ts";
import type { Combination, Mask } from "#lib/masks/mask.ts";
import { feather, grow, shrink, smooth } from "#lib/masks/morph.ts";
import { wholeOf } from "#lib/masks/rectangle.ts";
import { floodSelect, selectByColor } from "#lib/masks/select.ts";
import type { Selection } from "#lib/masks/selection.ts";
import { changesBy, type Strips, stripsOf } from "#lib/masks/strips.ts";
import type { TileChange } from "#lib/masks/tile-change.ts";

type Outcome = { result: MaskJobResults[keyof MaskJobResults]; transfer: Transferable[] };
type Drawing = { selected: Strips | null; combination: Combination };

/** Does the jobs of a worker, which keeps the picture's pixels and the mask between them. */
export function createMaskJobs(): (job: MaskJob) => Promise<Outcome> {
  let pixels: Pixels | null = null;
  let mirror: MirroredMask | null = null;
  /** What the last job changed, if the page has not said anything since. */
  let latest: TileChange[] = [];

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
        return { selected: afterDeed(mask, change.deed), combination: "replace" };
      case "shape":
        return { selected: asStrips(selectShape(mask, change.shape)), combination: change.combination };
      case "fill":
        return { selected: asStrips(selectEnclosed(mask, change.x, change.y)), combination: "add" };
      case "import": {
        const found = await decodeMask(change.file, { ...mask, from: change.from, outset: change.outset });
        if (typeof found === "string") return found;
        return { selected: stripsOf({ ...wholeOf(mask), data: found.data }), combination: "replace" };
      }
      default: {
        if (!pixels) throw new Error("The worker has no picture.");
        const { x, y, tolerance, combination } = change;
        const selected = change.contiguous
          ? asStrips(floodSelect(pixels, x, y, tolerance))
          : selectByColor(pixels, x, y, tolerance);
        return { selected, combination };
      }
    }
  }

  return async (job) => {
    if (job.kind === "strip") {
      takeStrip(job);
      return { result: null, transfer: [] };
    }
    if (job.kind === "code") {
      const coded = mirror?.adopt(latest) ?? [];
      latest = [];
      const transfer = coded.flatMap(([, runs]) => (runs ? [runs.buffer as ArrayBuffer] : []));
      return { result: coded, transfer };
    }
    latest = [];
    mirror ??= createMirroredMask(job.news);
    const png = mirror.hear(job.news);
    if (job.kind === "prepare") return { result: png.prepare(), transfer: [] };
    if (job.kind === "encode") {
      const file = new Blob([png.encode(job.outset)], { type: "image/png" });
      return { result: file, transfer: [] };
    }
    const mask = mirror.pixels();
    const { change } = job;
    const drawing = await drawingOf(mask, change);
    if (typeof drawing === "string") return { result: drawing, transfer: [] };
    const changes = changesBy(mask, drawing.selected, drawing.combination);
    latest = changes.map((one) => ({ ...one, runs: one.runs.slice() }));
    return { result: changes, transfer: changes.map(({ runs }) => runs.buffer as ArrayBuffer) };
  };
}

const asStrips = (selection: Selection | null): Strips | null => selection && stripsOf(selection);

function afterDeed(mask: Mask, deed: SlowDeed): Strips | null {
  switch (deed.kind) {
    case "fill-holes":
      return asStrips(fillHoles(mask));
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
