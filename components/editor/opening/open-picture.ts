import { maxEditEdge, maxEditPixels } from "#lib/edits/view.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { Dimensions } from "#lib/images/parameters.ts";

/** Why a picture cannot be edited; `unreachable` may be tried again. */
export type OpeningFailure = ErrorView | "unreachable" | "trashed";
export type OpenedPicture = { bitmap: ImageBitmap } | { failure: OpeningFailure };

const failed = (code: ErrorView["code"], params: ErrorView["params"] = {}): { failure: ErrorView } => ({
  failure: { code, params, field: null, requestId: null },
});

/** Whether a picture of this size may be opened at all; told before a byte of it is fetched. */
export function sizeFailure({ width, height }: Dimensions): ErrorView | null {
  const fits = Math.max(width, height) <= maxEditEdge && width * height <= maxEditPixels;
  return fits ? null : failed("edit_too_large", { width, height }).failure;
}

/**
 * Fetches and decodes the working copy, upright. `told` hears how much of it is there, 0-1. The size must be that of
 * the service's working copy, or painted pixels would not be those that are sent.
 */
export async function openPicture(
  url: string,
  size: Dimensions,
  { signal, told }: { signal: AbortSignal; told: (progress: number) => void },
): Promise<OpenedPicture> {
  const blob = await fetchBlob(url, signal, told);
  if ("failure" in blob) return blob;
  const bitmap = await createImageBitmap(blob.value, { imageOrientation: "from-image" }).catch(() => null);
  if (!bitmap) return failed("edit_source_unreadable");
  if (bitmap.width === size.width && bitmap.height === size.height) return { bitmap };
  bitmap.close();
  return failed("edit_source_unreadable");
}

async function fetchBlob(
  url: string,
  signal: AbortSignal,
  told: (progress: number) => void,
): Promise<{ value: Blob } | { failure: OpeningFailure }> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) return failed(response.status === 410 ? "blob_missing" : "not_found");
    const total = Number(response.headers.get("content-length") ?? 0);
    let received = 0;
    const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        received += chunk.byteLength;
        if (total > 0) told(Math.min(1, received / total));
        controller.enqueue(chunk);
      },
    });
    const type = response.headers.get("content-type") ?? "";
    return {
      value: await new Response(response.body.pipeThrough(counted), {
        headers: { "content-type": type },
      }).blob(),
    };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return { failure: "unreachable" };
  }
}
