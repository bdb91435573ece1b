import sharp from "sharp";

/** Where to draw anew: one byte a pixel, 255 in the transparent part of the mask. */
export type MaskArea = { weight: Buffer; box: Box | null; share: number };

/** Pixels. */
export type Box = { left: number; top: number; width: number; height: number };

const probe = 256;

/** Reads a mask, fitted to the picture as its source was. */
export async function readMaskArea(mask: Uint8Array, width: number, height: number): Promise<MaskArea> {
  const fitted = await sharp(mask)
    .autoOrient()
    .resize(width, height, { fit: "cover", kernel: "linear" })
    .ensureAlpha()
    .extractChannel(3)
    .negate()
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  const feather = Math.min(width, height) / 420;
  const one = { raw: { width, height, channels: 1 as const } };
  const weight =
    feather >= 0.4 ? await sharp(fitted, one).blur(feather).toColourspace("b-w").raw().toBuffer() : fitted;
  const small = await sharp(fitted, one)
    .resize(probe, probe, { fit: "fill", kernel: "linear" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  let [left, top, right, bottom, covered] = [probe, probe, -1, -1, 0];
  for (let at = 0; at < small.length; at += 1) {
    if ((small[at] ?? 0) < 100) continue;
    covered += 1;
    const x = at % probe;
    const y = (at / probe) | 0;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (right < 0) return { weight, box: null, share: 0 };
  const scaleX = width / probe;
  const scaleY = height / probe;
  // One probe cell and the feather more on every side, so that the soft edge is not cut off.
  const pad = Math.ceil(feather * 3);
  const x = Math.max(0, Math.floor((left - 1) * scaleX) - pad);
  const y = Math.max(0, Math.floor((top - 1) * scaleY) - pad);
  const box = {
    left: x,
    top: y,
    width: Math.min(width, Math.ceil((right + 2) * scaleX) + pad) - x,
    height: Math.min(height, Math.ceil((bottom + 2) * scaleY) + pad) - y,
  };
  return { weight, box, share: covered / (probe * probe) };
}
