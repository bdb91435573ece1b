import { availableParallelism } from "node:os";
import sharp, { type Sharp } from "sharp";
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

let running = 0;
const waiting: (() => void)[] = [];

/** Runs `work` when a processor is free for it: a decoded picture takes up to 200 MB. Pictures are decoded by the server's copy of lib only. */
export async function whileDecoding<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= availableParallelism()) await new Promise<void>((resume) => waiting.push(resume));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
