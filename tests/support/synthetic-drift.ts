import sharp from "sharp";
import type { Raster } from "#lib/compositing/raster.ts";
import type { EditPlan } from "#lib/edits/view.ts";
import { distanceInside } from "#lib/masks/distance.ts";
import { createMask, type Mask } from "#lib/masks/mask.ts";

/** The same numbers for the same seed, 0-1. */
export function pseudoRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A picture like a photograph: cloudy at all scales, with some hard edges. */
export async function syntheticPhoto(width: number, height: number): Promise<Raster> {
  const random = pseudoRandom(7);
  const sums = new Float32Array(width * height * 3);
  const longest = Math.max(width, height);
  for (const [cells, weight] of [
    [6, 70],
    [24, 45],
    [96, 30],
    [384, 18],
    [1536, 10],
    [4096, 6],
  ] as const) {
    const small = [width, height].map((edge) =>
      Math.max(2, Math.round((Math.min(cells, longest) * edge) / longest)),
    );
    const [across = 2, down = 2] = small;
    const noise = Uint8Array.from(
      { length: across * down * 3 },
      () => 128 + 190 * (random() + random() + random() - 1.5) * 0.5,
    );
    const large = await sharp(noise, { raw: { width: across, height: down, channels: 3 } })
      .resize(width, height, { kernel: "cubic", fit: "fill" })
      .raw()
      .toBuffer();
    for (let at = 0; at < sums.length; at++)
      sums[at] = (sums[at] as number) + (((large[at] as number) - 128) / 55) * weight;
  }
  const data = Uint8Array.from(sums, (sum) => Math.min(255, Math.max(0, 125 + sum * 0.55)));
  for (let count = 0; count < 60; count++) {
    const [left, top] = [Math.floor(random() * width), Math.floor(random() * height)];
    const right = Math.min(width, left + Math.floor((60 + random() * 500) * (longest / 4096)));
    const bottom = Math.min(height, top + Math.floor((40 + random() * 300) * (longest / 4096)));
    const colour = [random() * 200, random() * 200, random() * 200];
    for (let y = top; y < bottom; y++)
      for (let at = (y * width + left) * 3; at < (y * width + right) * 3; at++)
        data[at] = (data[at] as number) * 0.35 + (colour[at % 3] as number) * 0.65;
  }
  return { width, height, channels: 3, data };
}

/** A blob with a wavy, anti-aliased edge around a middle; `radius` in pixels. */
export function wavyMask(width: number, height: number, x: number, y: number, radius: number): Mask {
  const mask = createMask(width, height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const angle = Math.atan2(row - y, column - x);
      const edge = radius * (1 + Math.sin(3 * angle) / 6 + Math.sin(7 * angle + 1) / 10);
      const inside = edge + 0.5 - Math.hypot((column - x) / 1.35, row - y);
      mask.data[row * width + column] = Math.min(1, Math.max(0, inside)) * 255;
    }
  return mask;
}

/** How the drawn picture differs from what was to be kept; pixels of the model's picture. */
export const drifted = {
  dx: 1.6,
  dy: -1.1,
  zoom: 1.004,
  gain: [1.03, 0.99, 0.96],
  bias: [2, 0, -3],
  blur: 0.7,
};

/** What a model answers: everything a little elsewhere and in another tone, softer, shaded, with a red disc in the middle of the mask. */
export async function drawDrifted(
  sent: Raster,
  middle: { x: number; y: number; radius: number },
): Promise<Raster> {
  const { width, height, channels } = sent;
  const soft = await sharp(sent.data, { raw: { width, height, channels } })
    .removeAlpha()
    .blur(drifted.blur)
    .raw()
    .toBuffer();
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const across = clamp((x - width / 2) * drifted.zoom + width / 2 + drifted.dx, width);
      const down = clamp((y - height / 2) * drifted.zoom + height / 2 + drifted.dy, height);
      const shade = 4 * Math.sin((x / width) * 3.1 + 1) + 3 * Math.cos((y / height) * 2.3);
      const isDisc = Math.hypot(x - middle.x, y - middle.y) < middle.radius;
      const corner = (Math.floor(down) * width + Math.floor(across)) * 3;
      const [fx, fy] = [across % 1, down % 1];
      for (let channel = 0; channel < 3; channel++) {
        const value = (offset: number) => soft[corner + offset + channel] as number;
        const upper = value(0) * (1 - fx) + value(3) * fx;
        const lower = value(width * 3) * (1 - fx) + value(width * 3 + 3) * fx;
        const kept = (upper * (1 - fy) + lower * fy) * (drifted.gain[channel] as number);
        const drawn = isDisc ? [220, 60, 50][channel] : kept + (drifted.bias[channel] as number) + shade;
        data[(y * width + x) * 3 + channel] = Math.min(255, Math.max(0, drawn as number));
      }
    }
  return { width, height, channels: 3, data };
}

const clamp = (value: number, length: number): number => Math.min(Math.max(value, 0), length - 1.001);

/** How visible the seam is. Both pictures whole; `band` is compared where nothing new was drawn. */
export type Seam = { step: number; band: number };

/**
 * step: mean error of the difference between neighbours on both sides of the mask's edge. band: mean absolute
 * difference 2-40 pixels inside of it.
 */
export function seamOf(before: Raster, after: Raster, mask: Mask, { crop }: EditPlan): Seam {
  const distance = distanceInside(mask, crop, 64);
  const step = new Mean();
  const band = new Mean();
  for (let y = 1; y < crop.height - 1; y++)
    for (let x = 1; x < crop.width - 1; x++) {
      const at = (crop.y + y) * mask.width + crop.x + x;
      if (!mask.data[at]) continue;
      const depth = distance[y * crop.width + x] as number;
      if (depth >= 2 && depth <= 40) addBand(band, before, after, at);
      if (depth < 2) addSteps(step, before, after, mask, at);
    }
  return { step: step.value, band: band.value };
}

class Mean {
  #sum = 0;
  #count = 0;
  add(value: number): void {
    this.#sum += value;
    this.#count++;
  }
  get value(): number {
    return this.#sum / this.#count;
  }
}

const channelOf = ({ data, channels }: Raster, at: number, channel: number) =>
  data[at * channels + channel] as number;

function addBand(band: Mean, before: Raster, after: Raster, at: number): void {
  for (let channel = 0; channel < 3; channel++)
    band.add(Math.abs(channelOf(after, at, channel) - channelOf(before, at, channel)));
}

function addSteps(step: Mean, before: Raster, after: Raster, mask: Mask, at: number): void {
  for (const beside of [at - 1, at + 1, at - mask.width, at + mask.width]) {
    if (mask.data[beside]) continue;
    for (let channel = 0; channel < 3; channel++) {
      const was = channelOf(before, at, channel) - channelOf(before, beside, channel);
      step.add(Math.abs(channelOf(after, at, channel) - channelOf(after, beside, channel) - was));
    }
  }
}
