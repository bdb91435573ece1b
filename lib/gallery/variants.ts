import sharp from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { openPicture, whileDecoding } from "#lib/gallery/open-picture.ts";
import type { Studio } from "#lib/studio/context.ts";

/** Widths in pixels that a picture can be had in, beside its own. A picture is never enlarged. */
export const variantWidths = [256, 512, 1024, 2048] as const;
export type VariantWidth = (typeof variantWidths)[number];

const encoding = { quality: 80, effort: 3 };

/** Where the blob store keeps a variant. */
export function variantKey(sha256: string, width: VariantWidth): string {
  return `${variantFolder(sha256)}/${width}.webp`;
}

/** Where all variants of a blob are. */
export function variantFolder(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}

/** A WebP of at most this width, upright. Throws what the decoder throws. */
export function makeVariant(bytes: Uint8Array, width: VariantWidth): Promise<Uint8Array> {
  return whileDecoding(() =>
    openPicture(bytes).autoOrient().resize({ width, withoutEnlargement: true }).webp(encoding).toBuffer(),
  );
}

/**
 * The ThumbHash of a picture, base64, from one whole decode, which also leaves the variant every list shows. Throws
 * what the decoder throws; a variant that cannot be kept is made again when it is asked for.
 */
export function previewPicture(studio: Studio, sha256: string, bytes: Uint8Array): Promise<string> {
  const width = 512;
  return whileDecoding(async () => {
    const { data, info } = await openPicture(bytes)
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { height, channels } = info;
    const small = () => sharp(data, { raw: { width: info.width, height, channels } });
    const webp = await small().webp(encoding).toBuffer();
    await studio.blobs.writeVariant(variantKey(sha256, width), webp).catch((error: unknown) => {
      studio.logger.warn({ err: error, sha256 }, "a thumbnail could not be kept");
    });
    const tiny = await small()
      .resize(100, 100, { fit: "inside" })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return Buffer.from(rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data)).toString("base64");
  });
}
