import type { Sharp } from "sharp";
import { type Dimensions, maxUploadPixels } from "#lib/images/parameters.ts";
import { quotedList } from "#lib/simulator/json-kind.ts";
import type { Upload } from "#lib/simulator/uploads.ts";
import { userError, type WireError } from "#lib/simulator/wire-error.ts";

/** A picture that can be decoded, with its stored dimensions. */
export type Picture = Dimensions & { bytes: Uint8Array; hasAlpha: boolean };

const pictureTypes = ["image/png", "image/jpeg", "image/webp"];
const decodable = ["png", "jpeg", "webp"];

/** Decodes the pictures to edit; the media type of each is judged before its bytes. */
export async function inspectImages(uploads: readonly Upload[]): Promise<Picture[]> {
  for (const upload of uploads) checkType(upload, pictureTypes);
  const pictures: Picture[] = [];
  for (const [index, upload] of uploads.entries()) {
    const picture = await decode(await upload.bytes());
    if (!picture) throw broken(index + 1);
    pictures.push(picture);
  }
  return pictures;
}

/** Decodes a mask and holds it against the first picture: a PNG with alpha, of the same size. */
export async function inspectMask(upload: Upload, first: Dimensions): Promise<Picture> {
  checkType(upload, ["image/png"]);
  const mask = await decode(await upload.bytes());
  if (!mask) throw badMask("please check your mask image file");
  if (!mask.hasAlpha) throw badMask("mask image missing alpha channel");
  if (mask.width !== first.width || mask.height !== first.height) {
    throw badMask("mask size does not match image size");
  }
  return mask;
}

/** Decodes a markup: a PNG overlay that lets the picture below show through. */
export async function inspectMarkup(upload: Upload): Promise<Picture> {
  checkType(upload, ["image/png"]);
  const markup = await decode(await upload.bytes());
  if (!markup) throw badMarkup("please check your markup image file");
  if (!markup.hasAlpha || (await isOpaque(markup.bytes))) {
    throw badMarkup("markup image must contain transparent pixels");
  }
  return markup;
}

function checkType(upload: Upload, supported: readonly string[]): void {
  if (supported.includes(upload.mime)) return;
  throw userError(
    "unsupported_file_mimetype",
    upload.param,
    `Invalid file '${upload.param}': unsupported mimetype ('${upload.mime}'). Supported file formats are ${quotedList(supported, "and")}.`,
  );
}

/** null when the bytes are no picture, are cut short, or hold more pixels than an upload may. */
async function decode(bytes: Uint8Array): Promise<Picture | null> {
  try {
    const picture = await open(bytes);
    const { format, width, height, hasAlpha } = await picture.metadata();
    if (!format || !decodable.includes(format) || !width || !height) return null;
    // The header alone says nothing about a file that was cut: every row has to be read once.
    await picture.resize(8, 8, { fit: "fill", kernel: "nearest", fastShrinkOnLoad: false }).raw().toBuffer();
    return { bytes, width, height, hasAlpha: hasAlpha ?? false };
  } catch {
    return null;
  }
}

async function isOpaque(bytes: Uint8Array): Promise<boolean> {
  return (await (await open(bytes)).stats()).isOpaque;
}

/** sharp brings a native library along; it is loaded with the first edit, not with the server. */
async function open(bytes: Uint8Array): Promise<Sharp> {
  const { default: sharp } = await import("sharp");
  return sharp(bytes, { failOn: "truncated", limitInputPixels: maxUploadPixels });
}

function broken(position: number): WireError {
  return userError(
    "invalid_image_file",
    "image",
    `Invalid image file or mode for image ${position}, please check your image file.`,
  );
}

function badMask(reason: string): WireError {
  return userError("invalid_mask_image_format", "mask", `Invalid mask image format - ${reason}`);
}

function badMarkup(reason: string): WireError {
  return userError("invalid_markup_image_format", "markup", `Invalid markup image format - ${reason}`);
}
