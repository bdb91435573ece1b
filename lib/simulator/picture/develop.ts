import sharp, { type OverlayOptions, type Sharp } from "sharp";
import { rasterise } from "./finish.ts";
import { labelArt } from "./label.ts";
import { createRandom } from "./random.ts";
import type { Plan } from "./read-prompt.ts";
import type { PictureRequest } from "./request.ts";
import { withGrain, withPigment } from "./texture.ts";

type Compose = (width: number, height: number, label: boolean) => Promise<string>;

/** The corner mark, for pictures whose pixels were worked on. */
export async function labelOverlay(width: number, height: number): Promise<OverlayOptions> {
  const scale = Math.min(width, height) / 1000;
  const [w, h] = [Math.min(width, Math.ceil(180 * scale)), Math.min(height, Math.ceil(72 * scale))];
  const art = await labelArt(w / scale, h / scale);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w / scale} ${h / scale}">${art}</svg>`;
  return { input: Buffer.from(svg), left: width - w, top: height - h };
}

async function withLabel(picture: Sharp, width: number, height: number): Promise<Sharp> {
  const { data, info } = await picture.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: info }).composite([await labelOverlay(width, height)]);
}

/** Turns the drawing into pixels, with what only pixels can do: previews, glow, grain, big pixels. */
export async function develop(compose: Compose, plan: Plan, request: PictureRequest): Promise<Sharp> {
  const { width, height, step } = request;
  if (step) return preview(compose, request, step);
  if (plan.styles.includes("pixel")) {
    const cell = Math.max(4, Math.round(Math.min(width, height) / 128));
    const [w, h] = [Math.max(8, Math.round(width / cell)), Math.max(8, Math.round(height / cell))];
    const small = await rasterise(await compose(w * 2, h * 2, false))
      .resize(w, h, { kernel: "cubic" })
      .png()
      .toBuffer();
    return withLabel(sharp(small).resize(width, height, { kernel: "nearest", fit: "fill" }), width, height);
  }
  if (plan.styles.includes("neon") && !request.transparent) {
    const lines = await rasterise(await compose(width, height, false))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { raw: lines.info };
    const small = await sharp(lines.data, raw)
      .resize(Math.max(8, width >> 2), Math.max(8, height >> 2))
      .blur(Math.max(0.8, Math.min(width, height) / 260))
      .linear(1.25, 0)
      .toBuffer();
    const glow = await sharp(small, {
      raw: {
        width: Math.max(8, width >> 2),
        height: Math.max(8, height >> 2),
        channels: lines.info.channels as 3,
      },
    })
      .resize(width, height, { fit: "fill", kernel: "cubic" })
      .raw()
      .toBuffer();
    return withLabel(
      sharp(lines.data, raw).composite([{ input: glow, raw: lines.info, blend: "screen" }]),
      width,
      height,
    );
  }
  if ((plan.styles.includes("watercolour") || plan.styles.includes("ink")) && !request.transparent) {
    return withLabel(
      await withPigment(
        rasterise(await compose(width, height, false)),
        createRandom(`paper ${request.seed}`),
        width,
        height,
      ),
      width,
      height,
    );
  }
  if ((plan.styles.includes("photo") || plan.styles.includes("vintage")) && !request.transparent) {
    return withGrain(
      rasterise(await compose(width, height, true)),
      createRandom(`grain ${request.seed}`),
      plan.styles.includes("vintage") ? 52 : 36,
    );
  }
  return rasterise(await compose(width, height, true));
}

/** An early look: the same composition, seen through frosted glass that clears from step to step. */
async function preview(
  compose: Compose,
  { width, height }: PictureRequest,
  step: { index: number; of: number },
): Promise<Sharp> {
  const clear = Math.min(1, (step.index + 1) / (step.of + 1));
  const small = Math.max(24, Math.round(Math.min(width, height) * (0.05 + 0.2 * clear * clear)));
  const scale = small / Math.min(width, height);
  const [w, h] = [Math.max(8, Math.round(width * scale)), Math.max(8, Math.round(height * scale))];
  const rough = await rasterise(await compose(w, h, false))
    .blur(1.6 - clear)
    .png()
    .toBuffer();
  return withLabel(sharp(rough).resize(width, height, { fit: "fill", kernel: "cubic" }), width, height);
}
