import sharp from "sharp";
import { fromRaster, type Raster, toRaster } from "./drift.ts";
import type { Box } from "./mask-area.ts";

const grid = 72;
const rounds = 70;

/** The part of the picture in `box`, its masked pixels filled from what surrounds them, softly. */
export async function healedPart(picture: Raster, weight: Buffer, box: Box): Promise<Raster> {
  const { width, height } = picture;
  const size = { width: grid, height: grid, fit: "fill", kernel: "linear" } as const;
  const [colours, holes] = await Promise.all([
    fromRaster(picture).resize(size).raw().toBuffer(),
    sharp(weight, { raw: { width, height, channels: 1 } })
      .resize(size)
      .toColourspace("b-w")
      .raw()
      .toBuffer(),
  ]);
  const filled = diffuse(colours, holes);
  const soft = await toRaster(fromRaster({ data: filled, width: grid, height: grid }).blur(1));
  return toRaster(fromRaster(soft).resize(width, height, { fit: "fill", kernel: "cubic" }).extract(box));
}

/** Lets the known cells flow into the unknown ones (Jacobi steps of the heat equation). */
function diffuse(colours: Buffer, holes: Buffer): Buffer {
  const values = Float32Array.from(colours);
  const unknown: number[] = [];
  const mean = [0, 0, 0];
  let known = 0;
  for (let cell = 0; cell < holes.length; cell += 1) {
    if ((holes[cell] ?? 0) > 12) unknown.push(cell);
    else {
      known += 1;
      for (let channel = 0; channel < 3; channel += 1)
        mean[channel] = (mean[channel] ?? 0) + (values[cell * 3 + channel] ?? 0);
    }
  }
  for (const cell of unknown)
    for (let channel = 0; channel < 3; channel += 1)
      values[cell * 3 + channel] = known ? (mean[channel] ?? 0) / known : 200;
  for (let round = 0; round < rounds; round += 1) {
    for (const cell of unknown) {
      const left = cell % grid ? cell - 1 : cell;
      const right = cell % grid < grid - 1 ? cell + 1 : cell;
      const up = cell >= grid ? cell - grid : cell;
      const down = cell < grid * (grid - 1) ? cell + grid : cell;
      for (let channel = 0; channel < 3; channel += 1) {
        values[cell * 3 + channel] =
          ((values[left * 3 + channel] ?? 0) +
            (values[right * 3 + channel] ?? 0) +
            (values[up * 3 + channel] ?? 0) +
            (values[down * 3 + channel] ?? 0)) /
          4;
      }
    }
  }
  return Buffer.from(values.map((value) => Math.round(value)));
}
