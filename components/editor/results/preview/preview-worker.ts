import { openPreview } from "#components/editor/results/preview/open-preview.ts";
import type { PreviewAnswer, PreviewMessage } from "#components/editor/results/preview/preview-job.ts";
import type { Preview } from "#lib/compositing/preview.ts";
import type { CompositeSettings } from "#lib/edits/view.ts";

/** The part of the worker's global scope that is used here. */
type Scope = {
  onmessage: ((event: { data: PreviewMessage }) => void) | null;
  postMessage(answer: PreviewAnswer, transfer: Transferable[]): void;
};

const scope = globalThis as unknown as Scope;
let preview: Promise<Preview> | null = null;

scope.onmessage = async ({ data }) => {
  try {
    if (data.kind === "open") {
      preview = openPreview(data);
      await preview;
    } else if (preview) await answer(await preview, data.settings);
  } catch (error) {
    scope.postMessage({ failed: String(error) }, []);
  }
};

async function answer(draw: Preview, settings: CompositeSettings): Promise<void> {
  const patch = draw(settings);
  if (!patch) return scope.postMessage({ patch: null }, []);
  const { bounds, pixels, whole } = patch;
  const bitmap = await createImageBitmap(new ImageData(pixels, bounds.width, bounds.height));
  scope.postMessage({ patch: { bounds, bitmap, whole } }, [bitmap]);
}
