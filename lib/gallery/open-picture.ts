import { availableParallelism } from "node:os";
import sharp, { type Sharp } from "sharp";
import { createLimit } from "#lib/gallery/limit.ts";
import { maxUploadPixels } from "#lib/images/parameters.ts";

// Originals are decoded once per variant, and a cache of open files would outlive deleted blobs.
sharp.cache(false);

/**
 * A picture for the decoder, which is told to give up on damage, on more pixels than an upload may have, and after
 * half a minute. Callers have looked at the first bytes: the decoder would take an SVG as well.
 */
export function openPicture(bytes: Uint8Array): Sharp {
  return sharp(bytes, {
    failOn: "error",
    limitInputPixels: maxUploadPixels,
    sequentialRead: true,
    pages: 1,
  }).timeout({ seconds: 30 });
}

/** Waits for a free processor: a decoded picture takes up to 200 MB. Pictures are decoded by the server's copy of lib only. */
export const whileDecoding = createLimit(availableParallelism());
