import { availableParallelism } from "node:os";
import { AppError } from "#lib/errors.ts";
import { createLimit } from "#lib/gallery/limit.ts";
import { makeVariant, type VariantWidth, variantKey } from "#lib/gallery/variants.ts";
import type { Studio } from "#lib/studio/context.ts";

// Per studio, and only ever used by the server's copy of lib: the other one never serves bytes.
const inTheMaking = new WeakMap<Studio, Map<string, Promise<Uint8Array>>>();
// Each holds an original in memory; a gallery that is scrolled fast asks for hundreds.
const oneOfFew = createLimit(availableParallelism() + 1);
const undrawable = new Set(["image/svg+xml", "text/html", "application/pdf", "application/octet-stream"]);

/** A small version of a blob: the kept one, or made now, once however many ask for it. */
export async function keptVariant(
  studio: Studio,
  { sha256, mime }: { sha256: string; mime: string },
  width: VariantWidth,
): Promise<Uint8Array> {
  // The decoder would draw an SVG, scripts, links and all.
  if (undrawable.has(mime)) throw new AppError("thumbnail_impossible");
  const key = variantKey(sha256, width);
  const kept = await studio.blobs.readVariant(key);
  if (kept) return kept;
  const making = inTheMaking.get(studio) ?? new Map<string, Promise<Uint8Array>>();
  inTheMaking.set(studio, making);
  const running = making.get(key);
  if (running) return running;
  const made = oneOfFew(() => make(studio, sha256, width)).finally(() => making.delete(key));
  making.set(key, made);
  return made;
}

async function make(studio: Studio, sha256: string, width: VariantWidth): Promise<Uint8Array> {
  const original = await studio.blobs.read(sha256);
  let variant: Uint8Array;
  try {
    variant = await makeVariant(original, width);
  } catch (cause) {
    throw new AppError("thumbnail_impossible", { message: `No variant of ${sha256} can be made.`, cause });
  }
  await studio.blobs.writeVariant(variantKey(sha256, width), variant).catch((error: unknown) => {
    studio.logger.warn({ err: error, sha256 }, "a thumbnail could not be kept");
  });
  return variant;
}
