import sharp, { type OverlayOptions } from "sharp";

const most = 3;

/** Cards with the further references, for the lower left corner. */
export async function inlaysOf(
  extra: readonly Uint8Array[],
  width: number,
  height: number,
): Promise<OverlayOptions[]> {
  const short = Math.min(width, height);
  const side = Math.round(short * 0.13);
  if (side < 24) return [];
  const border = Math.max(2, Math.round(side * 0.055));
  const corner = Math.round(side * 0.12);
  const shape = (size: number, radius: number, fill: string) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" rx="${radius}" fill="${fill}"/></svg>`,
    );
  const inner = side - border * 2;
  return Promise.all(
    extra.slice(0, most).map(async (bytes, at) => {
      const photo = await sharp(bytes)
        .autoOrient()
        .resize(inner, inner, { fit: "cover" })
        .flatten({ background: "#ffffff" })
        .ensureAlpha()
        .composite([{ input: shape(inner, Math.max(1, corner - border), "#fff"), blend: "dest-in" }])
        .png()
        .toBuffer();
      const card = await sharp(shape(side, corner, "#fffdf8"))
        .composite([{ input: photo, left: border, top: border }])
        .png()
        .toBuffer();
      return {
        input: card,
        left: Math.round(short * 0.03 + at * side * 1.12),
        top: Math.round(height - short * 0.03 - side),
      };
    }),
  );
}

/** The colour that stands out in a reference, for pictures whose prompt names none. */
export async function colourOf(reference: Uint8Array): Promise<string> {
  const { dominant } = await sharp(
    await sharp(reference).resize(64, 64, { fit: "cover" }).removeAlpha().png().toBuffer(),
  ).stats();
  return `#${[dominant.r, dominant.g, dominant.b].map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}
