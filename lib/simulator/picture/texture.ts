import sharp, { type OverlayOptions, type Sharp } from "sharp";
import type { Random } from "./random.ts";

/** A square of grey noise around 128, `size` pixels wide. */
function noise(random: Random, size: number, strength: number): Buffer {
  const bytes = Buffer.alloc(size * size * 3);
  for (let at = 0; at < size * size; at += 1)
    bytes.fill(Math.round(128 + (random.next() + random.next() - 1) * strength), at * 3, at * 3 + 3);
  return bytes;
}

async function tile(random: Random, size: number, strength: number, scale: number): Promise<Buffer> {
  const side = Math.round(size * scale);
  return sharp(noise(random, size, strength), { raw: { width: size, height: size, channels: 3 } })
    .resize(side, side, { kernel: "cubic" })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** Film: fine grain, the same on every machine. */
export async function withGrain(picture: Sharp, random: Random, strength: number): Promise<Sharp> {
  const grain = await tile(random, 160, strength, 1.5);
  return flattened(await flattened(picture), [{ input: grain, tile: true, blend: "soft-light" }]);
}

/** Watercolour: pools of pigment, paper tooth, and a ragged white margin. */
export async function withPigment(
  picture: Sharp,
  random: Random,
  width: number,
  height: number,
): Promise<Sharp> {
  // Paint is soft: a small sheet is enough, and the filters cost by the pixel.
  const shrink = Math.min(1, Math.sqrt(600_000 / (width * height)));
  const sheet = [Math.round(width * shrink), Math.round(height * shrink)] as const;
  const small = await flattened((await flattened(picture)).resize(...sheet, { fit: "fill" }).median(3));
  return (await sheetOf(small, random, ...sheet)).resize(width, height, { fit: "fill", kernel: "cubic" });
}

async function sheetOf(painted: Sharp, random: Random, width: number, height: number): Promise<Sharp> {
  const short = Math.min(width, height);
  const pools = await sharp(noise(random, 9, 84), { raw: { width: 9, height: 9, channels: 3 } })
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const tooth = await tile(random, 170, 62, Math.max(1, short / 700));
  const margin = Buffer.from(raggedMargin(random, width, height));
  return flattened(painted, [
    { input: pools, blend: "soft-light" },
    { input: tooth, tile: true, blend: "soft-light" },
    { input: margin },
  ]);
}

async function flattened(picture: Sharp, overlays: OverlayOptions[] = []): Promise<Sharp> {
  const { data, info } = await (overlays.length ? picture.composite(overlays) : picture)
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } });
}

function raggedMargin(random: Random, width: number, height: number): string {
  const edge = Math.min(width, height) * 0.035;
  const points: string[] = [];
  const along = (x1: number, y1: number, x2: number, y2: number) => {
    const count = 22;
    for (let at = 0; at < count; at += 1) {
      const [x, y] = [x1 + ((x2 - x1) * at) / count, y1 + ((y2 - y1) * at) / count];
      points.push(
        `${(x + random.between(-0.16, 0.16) * edge).toFixed(1)} ${(y + random.between(-0.16, 0.16) * edge).toFixed(1)}`,
      );
    }
  };
  along(edge, edge, width - edge, edge);
  along(width - edge, edge, width - edge, height - edge);
  along(width - edge, height - edge, edge, height - edge);
  along(edge, height - edge, edge, edge);
  const inner = `M${points.join("L")}Z`;
  const rim = `<path d="${inner}" fill="none" stroke="#5a4a3a" stroke-opacity="0.12" stroke-width="${(edge * 0.14).toFixed(1)}" stroke-linejoin="round"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path fill-rule="evenodd" fill="#fdfaf3" d="M0 0H${width}V${height}H0Z${inner}"/>${rim}</svg>`;
}
