import sharp, { type Sharp } from "sharp";
import { withPngText } from "./png-text.ts";
import type { PictureRequest } from "./request.ts";

const softwareMark = "Pentimento simulator";

/** Encodes as the request asks and marks a PNG as simulated. */
export async function encode(
  picture: Sharp,
  { format, compression, transparent, width, height }: PictureRequest,
): Promise<Uint8Array> {
  const opaque = transparent && format !== "jpeg" ? picture : picture.flatten({ background: "#ffffff" });
  const quality = Math.max(1, compression ?? 92);
  switch (format) {
    case "png": {
      const large = width * height > 3_000_000;
      const png = await opaque.png({ compressionLevel: large ? 3 : 6, adaptiveFiltering: false }).toBuffer();
      return withPngText(png, "Software", softwareMark);
    }
    case "jpeg":
      return opaque.jpeg({ quality, chromaSubsampling: quality >= 90 ? "4:4:4" : "4:2:0" }).toBuffer();
    case "webp":
      return opaque.webp({ quality, effort: 1 }).toBuffer();
  }
}

/** An SVG as a picture of exactly its own size. */
export function rasterise(svg: string): Sharp {
  return sharp(Buffer.from(svg), { unlimited: true });
}
