import { heicTo } from "heic-to/csp";

/**
 * HEIC -> PNG with its orientation applied. Safari decodes it by itself; elsewhere libheif does, in its own worker.
 * Loaded only when the first HEIC file arrives. Rejects when the file cannot be read.
 */
export async function convertHeic(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return heicTo({ blob: file, type: "image/png" });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: "image/png" });
}
