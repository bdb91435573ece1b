import type {
  PreviewAnswer,
  PreviewMessage,
  PreviewOpening,
} from "#components/editor/results/preview/preview-job.ts";
import { previewArea } from "#lib/compositing/preview.ts";
import type { CompositeSettings, EditResultView, EditView, Rectangle } from "#lib/edits/view.ts";
import { intersection } from "#lib/masks/rectangle.ts";

/** Draws settings in a worker; while one drawing is made only the newest wish is remembered. */
export type PreviewHost = { draw(settings: CompositeSettings): void; close(): void };

/** `area` in pixels of the canvas; null where nothing of the new picture shows. */
export type Show = (patch: { area: Rectangle; bitmap: ImageBitmap; whole: boolean } | null) => void;

/** `picture`: the source as the page has decoded it. `failed`: there is no preview, the picture itself can be made. */
export function startPreview(
  picture: ImageBitmap,
  { edit, result }: { edit: EditView; result: EditResultView },
  { show, failed }: { show: Show; failed: () => void },
): PreviewHost {
  const { area, width } = previewArea(edit.plan);
  const scale = width / area.width;
  const worker = new Worker(new URL("./preview-worker.ts", import.meta.url), { type: "module" });
  const post = (message: PreviewMessage, transfer: Transferable[] = []) =>
    worker.postMessage(message, transfer);
  let wish: CompositeSettings | null = null;
  let isReady = false;
  let isBusy = false;
  let isClosed = false;

  function next(): void {
    if (!isReady || isBusy || !wish) return;
    isBusy = true;
    post({ kind: "draw", settings: wish });
    wish = null;
  }

  worker.onmessage = ({ data }: { data: PreviewAnswer }) => {
    isBusy = false;
    if ("failed" in data) return failed();
    const { patch } = data;
    show(patch && { ...patch, area: onCanvas(patch.bounds) });
    next();
  };
  worker.onerror = failed;

  const onCanvas = ({ x, y, width: across, height }: Rectangle): Rectangle => ({
    x: area.x + x / scale,
    y: area.y + y / scale,
    width: across / scale,
    height: height / scale,
  });

  opening(picture, { edit, result })
    .then((message) => {
      if (isClosed || !message) return;
      post(message, [message.source.bitmap]);
      isReady = true;
      next();
    })
    .catch(failed);

  return {
    draw(settings) {
      wish = settings;
      next();
    },
    close() {
      isClosed = true;
      worker.terminate();
    },
  };
}

async function opening(
  picture: ImageBitmap,
  { edit, result }: { edit: EditView; result: EditResultView },
): Promise<PreviewOpening | null> {
  const { plan, mode, mask } = edit;
  const { area, width, height } = previewArea(plan);
  const { left, top } = plan.outset;
  const part = intersection(area, { x: left, y: top, ...plan.source });
  if (!part || !result.proof) return null;
  const scale = width / area.width;
  const at = {
    x: (part.x - area.x) * scale,
    y: (part.y - area.y) * scale,
    width: part.width * scale,
    height: part.height * scale,
  };
  const bitmap = await createImageBitmap(picture, part.x - left, part.y - top, part.width, part.height, {
    resizeWidth: Math.max(1, Math.round(at.width)),
    resizeHeight: Math.max(1, Math.round(at.height)),
    resizeQuality: "high",
  });
  const absolute = (url: string) => new URL(url, location.href).href;
  return {
    kind: "open",
    plan,
    mode,
    registration: result.proof.registration,
    area,
    width,
    height,
    source: { bitmap, at },
    maskUrl: mask && absolute(mask.url),
    rawUrl: absolute(result.raw.url),
  };
}
