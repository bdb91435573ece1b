import type { Rectangle } from "#lib/masks/mask.ts";

/** Decoded pixels, one byte a channel, row by row from the top left: RGB, or RGB with alpha that is not premultiplied. */
export type Raster = {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
};

/** Brightness as the eye weighs it, 0-255, of the pixel that begins at byte `at`. */
export function lumaAt(data: Uint8Array, at: number): number {
  const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** A copy of one part. */
export function cutOut({ width, channels, data }: Raster, part: Rectangle): Raster {
  const out = new Uint8Array(part.width * part.height * channels);
  const row = part.width * channels;
  for (let y = 0; y < part.height; y++) {
    const from = ((part.y + y) * width + part.x) * channels;
    out.set(data.subarray(from, from + row), y * row);
  }
  return { width: part.width, height: part.height, channels, data: out };
}

/** The same over white, without alpha. */
export function flattened(picture: Raster): Raster {
  if (picture.channels === 3) return picture;
  const { width, height, data } = picture;
  const out = new Uint8Array(width * height * 3);
  for (let at = 0, into = 0; at < data.length; at += 4, into += 3) {
    const share = (data[at + 3] as number) / 255;
    for (let channel = 0; channel < 3; channel++)
      out[into + channel] = 255.5 + ((data[at + channel] as number) - 255) * share;
  }
  return { width, height, channels: 3, data: out };
}

/** Colours weighed by their alpha, or back: between pixels only weighed ones may be mixed. Changes `data` in place. */
export function weighAlpha({ channels, data }: Raster, way: "weigh" | "restore"): void {
  if (channels === 3) return;
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] as number;
    if (alpha === 255) continue;
    const factor = way === "weigh" ? alpha / 255 : alpha === 0 ? 0 : 255 / alpha;
    for (let channel = 0; channel < 3; channel++)
      data[at + channel] = Math.min(255, (data[at + channel] as number) * factor + 0.5);
  }
}

/** A larger picture with this one in it; around it the picture goes on as in a mirror. */
export function mirrored(
  { width, height, channels, data }: Raster,
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
): Raster {
  const [across, down] = [width + left + right, height + top + bottom];
  const out = new Uint8Array(across * down * channels);
  for (let y = 0; y < down; y++) {
    const row = reflect(y - top, height) * width;
    const start = y * across;
    out.set(data.subarray(row * channels, (row + width) * channels), (start + left) * channels);
    for (let x = 0; x < across; x++) {
      if (x === left) x += width;
      if (x >= across) break;
      const from = (row + reflect(x - left, width)) * channels;
      for (let channel = 0; channel < channels; channel++)
        out[(start + x) * channels + channel] = data[from + channel] as number;
    }
  }
  return { width: across, height: down, channels, data: out };
}

/** -1 is 0, -2 is 1 and so on, to and fro however far. */
function reflect(at: number, length: number): number {
  const place = ((at % (2 * length)) + 2 * length) % (2 * length);
  return place < length ? place : 2 * length - 1 - place;
}
