import type { Outset } from "#lib/edits/view.ts";
import type { Mask } from "#lib/masks/mask.ts";
import { withoutOutset } from "#lib/masks/outset.ts";

const stripHeight = 512;

/** Reads a picture's pixels strip by strip, so that no canvas is larger than a strip. RGBA, not premultiplied. */
export function readStrips(bitmap: ImageBitmap, take: (pixels: Uint8ClampedArray, y: number) => void): void {
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, Math.min(stripHeight, height));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("The browser gives no 2D canvas.");
  for (let y = 0; y < height; y += stripHeight) {
    const rows = Math.min(stripHeight, height - y);
    context.clearRect(0, 0, width, rows);
    context.drawImage(bitmap, 0, -y);
    take(context.getImageData(0, 0, width, rows).data, y);
  }
}

type Wanted = { from: "lightness" | "alpha"; width: number; height: number; outset: Outset };

/**
 * A mask from any picture the browser can decode, if it has the wanted size, or that size with the outset, which is
 * then left out.
 */
export async function decodeMask(file: Blob, wanted: Wanted): Promise<Mask | "other-size" | "unreadable"> {
  let bitmap: ImageBitmap;
  try {
    // As it is stored: a mask has no colours that a screen's profile should shift.
    bitmap = await createImageBitmap(file, { colorSpaceConversion: "none", premultiplyAlpha: "none" });
  } catch {
    return "unreadable";
  }
  const { from, width, height, outset } = wanted;
  try {
    const isExtended =
      bitmap.width === width + outset.left + outset.right &&
      bitmap.height === height + outset.top + outset.bottom;
    if ((bitmap.width !== width || bitmap.height !== height) && !isExtended) return "other-size";
    const data = new Uint8Array(bitmap.width * bitmap.height);
    readStrips(bitmap, (pixels, y) => {
      let target = y * bitmap.width;
      for (let index = 0; index < pixels.length; index += 4)
        data[target++] = from === "alpha" ? (pixels[index + 3] as number) : lightnessAt(pixels, index);
    });
    const mask = { width: bitmap.width, height: bitmap.height, data };
    return isExtended ? withoutOutset(mask, outset) : mask;
  } finally {
    bitmap.close();
  }
}

/** Rec. 601 weights, as for a grey copy; what is transparent is as locked as black. */
function lightnessAt(pixels: Uint8ClampedArray, index: number): number {
  const red = pixels[index] as number;
  const green = pixels[index + 1] as number;
  const blue = pixels[index + 2] as number;
  const alpha = pixels[index + 3] as number;
  return Math.round(((0.299 * red + 0.587 * green + 0.114 * blue) * alpha) / 255);
}
