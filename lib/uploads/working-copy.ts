import type { Metadata, Sharp } from "sharp";
import { AppError } from "#lib/errors.ts";
import { openPicture, whileDecoding } from "#lib/gallery/open-picture.ts";
import { markupChunk } from "#lib/masks/png.ts";
import { measured } from "#lib/uploads/refuse-type.ts";
import { stripMetadata } from "#lib/uploads/strip-metadata.ts";

export type WorkingCopy = {
  bytes: Uint8Array;
  mime: string;
  width: number;
  height: number;
  /** What the file was, where the copy has other values. */
  convertedFrom: "cmyk" | null;
};

/**
 * What the studio works with of an uploaded file: upright, RGB or grey, without personal metadata. The file's own
 * bytes where they are that already; a turned or CMYK picture is encoded anew (JPEG quality 95, else lossless).
 */
export async function workingCopy(file: Uint8Array, purpose: string): Promise<WorkingCopy> {
  const { mime } = measured(file);
  if (purpose === "edit-mask" && mime !== "image/png") throw new AppError("mask_not_grey");
  if (purpose === "mask" && mime !== "image/png") throw new AppError("mask_not_png");
  // The marks that a markup was drawn from stay, to be opened again.
  const stripped = stripMetadata(file, purpose === "markup" ? [markupChunk] : []);
  if (!stripped)
    throw new AppError("upload_unreadable", { message: "The file is cut or its parts do not fit." });
  const copy = await whileDecoding(async () => {
    try {
      const metadata = await openPicture(file).metadata();
      checkMask(metadata, purpose);
      const bytes = isReady(metadata) ? stripped : await encodedAnew(file, mime, metadata);
      return { bytes, convertedFrom: metadata.space === "cmyk" ? ("cmyk" as const) : null };
    } catch (cause) {
      throw cause instanceof AppError ? cause : new AppError("upload_unreadable", { cause });
    }
  });
  const { width, height } = measured(copy.bytes);
  return { ...copy, mime, width, height };
}

function checkMask({ hasAlpha, channels, depth }: Metadata, purpose: string): void {
  if (purpose === "mask" && !hasAlpha) throw new AppError("mask_without_alpha");
  if (purpose === "edit-mask" && (channels !== 1 || depth !== "uchar")) throw new AppError("mask_not_grey");
}

const isReady = ({ orientation = 1, space }: Metadata) => orientation === 1 && space !== "cmyk";

function encodedAnew(file: Uint8Array, mime: string, { space }: Metadata): Promise<Buffer> {
  const upright = openPicture(file).autoOrient();
  // A CMYK profile would not fit the RGB that comes out.
  const picture = space === "cmyk" ? upright.toColourspace("srgb") : upright.keepIccProfile();
  return encoded(picture, mime).toBuffer();
}

function encoded(picture: Sharp, mime: string): Sharp {
  if (mime === "image/jpeg") return picture.jpeg({ quality: 95, chromaSubsampling: "4:4:4" });
  return mime === "image/webp" ? picture.webp({ lossless: true }) : picture.png({ compressionLevel: 6 });
}
