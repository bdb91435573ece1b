import sharp, { type Sharp } from "sharp";
import type { Random } from "./random.ts";

/** Pixels without alpha: three bytes each. */
export type Raster = { data: Buffer; width: number; height: number };

export function fromRaster({ data, width, height }: Raster) {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Computes a picture and keeps its pixels, without alpha. */
export async function toRaster(picture: Sharp): Promise<Raster> {
  const { data, info } = await picture
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * What a real model does to the pixels it was asked to keep: it draws them again, a fraction of a pixel aside and in a
 * slightly other tone, so that most of them differ and hardly any visibly. One channel rises and another falls, so that
 * flat black, flat white and every flat colour change too.
 */
export async function drift(picture: Raster, random: Random): Promise<Raster> {
  const { width, height } = picture;
  const means = (await fromRaster(picture).stats()).channels.map((channel) => channel.mean);
  const warm = random.chance(0.5);
  const rise = { slope: 0.994, lift: random.between(1.9, 2.7) };
  const fall = { slope: random.between(0.984, 0.989), lift: -0.7 };
  const blueLike = (means[warm ? 2 : 0] ?? 0) < 128 ? rise : fall;
  const tones = warm ? [rise, fall, blueLike] : [blueLike, fall, rise];
  return toRaster(
    fromRaster(picture)
      .resize(width + 1, height + 1, { fit: "fill", kernel: "cubic" })
      .extract({ left: random.whole(0, 1), top: random.whole(0, 1), width, height })
      .linear(
        tones.map((tone) => tone.slope),
        tones.map((tone) => tone.lift),
      ),
  );
}
