import type { PreviewOpening } from "#components/editor/results/preview/preview-job.ts";
import { createPreview, type Preview } from "#lib/compositing/preview.ts";
import type { Raster } from "#lib/compositing/raster.ts";
import type { Rectangle } from "#lib/edits/view.ts";
import type { Mask } from "#lib/masks/mask.ts";

type Size = { width: number; height: number };

/** Reads what a preview is made of. Runs in a worker. */
export async function openPreview(opening: PreviewOpening): Promise<Preview> {
  const { plan, mode, registration, area, width, height } = opening;
  const [came, mask] = await Promise.all([readAnswer(opening), readMask(opening)]);
  const old = readSource(opening);
  return createPreview({ plan, mode, registration, area, old, mask: { width, height, data: mask }, came });
}

async function fetchBitmap(url: string, options: ImageBitmapOptions = {}): Promise<ImageBitmap> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for a picture`);
  return createImageBitmap(await response.blob(), { premultiplyAlpha: "none", ...options });
}

function contextOf({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("The browser gives no 2D canvas.");
  context.imageSmoothingQuality = "high";
  return context;
}

const rasterOf = (context: OffscreenCanvasRenderingContext2D, { width, height }: Size): Raster => ({
  width,
  height,
  channels: 4,
  data: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer),
});

/** What the provider sent, at the size it was asked for. */
async function readAnswer({ rawUrl, plan: { modelSize } }: PreviewOpening): Promise<Raster> {
  const bitmap = await fetchBitmap(rawUrl);
  const context = contextOf(modelSize);
  context.drawImage(bitmap, 0, 0, modelSize.width, modelSize.height);
  bitmap.close();
  return rasterOf(context, modelSize);
}

type Turn = -1 | 0 | 1;
const turns: readonly Turn[] = [-1, 1, 0];

/** -1 and 1: turned over at its start or end; 0: as it is. */
const turned = (turn: Turn, start: number, length: number): [direction: number, origin: number] => {
  if (turn === 0) return [1, start];
  return [-1, turn < 0 ? start : start + 2 * length];
};

/** The source within the area; where the canvas goes on beyond it, as in a mirror. */
function readSource({ source: { bitmap, at }, width, height }: PreviewOpening): Raster {
  const context = contextOf({ width, height });
  for (const across of turns)
    for (const down of turns) {
      const [scaleX, x] = turned(across, at.x, at.width);
      const [scaleY, y] = turned(down, at.y, at.height);
      context.setTransform(scaleX, 0, 0, scaleY, x, y);
      context.drawImage(bitmap, 0, 0, at.width, at.height);
    }
  bitmap.close();
  return rasterOf(context, { width, height });
}

/** The painted mask within the area, and all that the outset adds. */
async function readMask({ maskUrl, area, plan, width, height }: PreviewOpening): Promise<Mask["data"]> {
  const context = contextOf({ width, height });
  context.fillStyle = "black";
  context.fillRect(0, 0, width, height);
  const place = ({ x, y, ...size }: Rectangle) =>
    [
      ((x - area.x) * width) / area.width,
      ((y - area.y) * height) / area.height,
      (size.width * width) / area.width,
      (size.height * height) / area.height,
    ] as const;
  if (maskUrl) {
    const bitmap = await fetchBitmap(maskUrl, { colorSpaceConversion: "none" });
    context.drawImage(bitmap, ...place({ x: 0, y: 0, ...plan.canvas }));
    bitmap.close();
  }
  const { left, top, right, bottom } = plan.outset;
  const { width: across, height: down } = plan.canvas;
  context.fillStyle = "white";
  context.fillRect(...place({ x: 0, y: 0, width: across, height: top }));
  context.fillRect(...place({ x: 0, y: down - bottom, width: across, height: bottom }));
  context.fillRect(...place({ x: 0, y: 0, width: left, height: down }));
  context.fillRect(...place({ x: across - right, y: 0, width: right, height: down }));
  const { data } = context.getImageData(0, 0, width, height);
  return Uint8Array.from({ length: width * height }, (_, at) => data[at * 4] as number);
}
