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
  const unknown = [...holes.keys()].filter((cell) => (holes[cell] ?? 0) > 12);
  const hidden = new Set(unknown);
  const start = meanOf(colours, hidden);
  for (const cell of unknown) values.set(start, cell * 3);
  const around = unknown.map(neighbours);
  for (let round = 0; round < rounds; round += 1) {
    for (let at = 0; at < unknown.length; at += 1)
      blend(values, (unknown[at] ?? 0) * 3, around[at] ?? [0, 0, 0, 0]);
  }
  return Buffer.from(values.map(Math.round));
}

function blend(values: Float32Array, offset: number, [left, right, up, down]: Neighbours): void {
  for (let channel = 0; channel < 3; channel += 1) {
    const sides = (values[left * 3 + channel] ?? 0) + (values[right * 3 + channel] ?? 0);
    const ends = (values[up * 3 + channel] ?? 0) + (values[down * 3 + channel] ?? 0);
    values[offset + channel] = (sides + ends) / 4;
  }
}

type Neighbours = readonly [left: number, right: number, up: number, down: number];

/** The four cells around one; at the edge of the picture a cell is its own neighbour. */
function neighbours(cell: number): Neighbours {
  const column = cell % grid;
  return [
    column > 0 ? cell - 1 : cell,
    column < grid - 1 ? cell + 1 : cell,
    cell >= grid ? cell - grid : cell,
    cell < grid * (grid - 1) ? cell + grid : cell,
  ];
}

function meanOf(colours: Buffer, hidden: ReadonlySet<number>): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  const known = grid * grid - hidden.size;
  if (!known) return [200, 200, 200];
  colours.forEach((value, at) => {
    const channel = (at % 3) as 0 | 1 | 2;
    if (!hidden.has((at - channel) / 3)) sum[channel] += value / known;
  });
  return sum;
}
