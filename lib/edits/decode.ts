import sharp, { type Metadata, type Sharp } from "sharp";
import { canvasOf } from "#lib/compositing/plan-edit.ts";
import type { Raster } from "#lib/compositing/raster.ts";
import { maxEditPixels, type Outset } from "#lib/edits/view.ts";
import { AppError, type ErrorCode } from "#lib/errors.ts";
import type { Dimensions } from "#lib/images/parameters.ts";
import { createMask, type Mask } from "#lib/masks/mask.ts";

/**
 * A picture for editing: its values as they are stored, whatever its colour profile says, since they go back beside the
 * same profile.
 */
export function openStored(bytes: Uint8Array): Sharp {
  return sharp(bytes, { failOn: "error", limitInputPixels: maxEditPixels, ignoreIcc: true, pages: 1 });
}

/** The size a picture has upright. */
export function uprightSize({ autoOrient }: Metadata): Dimensions {
  return { width: autoOrient.width, height: autoOrient.height };
}

/** Reads with the words `code` when the picture can't be read. */
export async function reading<Value>(code: ErrorCode, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(code, { message: cause instanceof Error ? cause.message : code, cause });
  }
}

/** Upright, 8 bits, RGB or RGBA. */
export async function decodeRaster(picture: Sharp): Promise<Raster> {
  const { data, info } = await picture.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels !== 3 && channels !== 4) throw new Error(`a picture of ${channels} channels`);
  return { width, height, channels, data };
}

export const fromRaster = ({ data, width, height, channels }: Raster): Sharp =>
  sharp(data, { raw: { width, height, channels }, limitInputPixels: maxEditPixels });

/** The source of an edit as it is worked on. */
export function decodeSource(bytes: Uint8Array): Promise<Raster> {
  return reading("edit_source_unreadable", () => decodeRaster(openStored(bytes).autoOrient()));
}

/**
 * The painted mask (null: nothing painted), and all that the outset adds. Errors: `mask_not_grey`, `mask_size_mismatch`.
 */
export async function decodeMask(
  bytes: Uint8Array | null,
  source: Dimensions,
  outset: Outset,
): Promise<Mask> {
  const canvas = canvasOf(source, outset);
  const mask = bytes ? await paintedMask(bytes, canvas) : createMask(canvas.width, canvas.height);
  const { width, height, data } = mask;
  data.fill(255, 0, outset.top * width);
  data.fill(255, (height - outset.bottom) * width);
  if (outset.left === 0 && outset.right === 0) return mask;
  for (let y = 0; y < height; y++) {
    data.fill(255, y * width, y * width + outset.left);
    data.fill(255, (y + 1) * width - outset.right, (y + 1) * width);
  }
  return mask;
}

async function paintedMask(bytes: Uint8Array, canvas: Dimensions): Promise<Mask> {
  const { data, info } = await reading("mask_not_grey", async () => {
    const { channels, depth, format } = await openStored(bytes).metadata();
    if (format !== "png" || channels !== 1 || depth !== "uchar") throw new AppError("mask_not_grey");
    return openStored(bytes).toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
  });
  const { width, height } = info;
  if (width !== canvas.width || height !== canvas.height)
    throw new AppError("mask_size_mismatch", {
      params: { width, height, wantedWidth: canvas.width, wantedHeight: canvas.height },
    });
  return { width, height, data };
}
