import sharp, { type Sharp } from "sharp";
import { type Colour, toRgb } from "./colour.ts";
import { fromRaster, type Raster, toRaster } from "./drift.ts";
import type { Style } from "./lexicon/words.ts";
import type { Random } from "./random.ts";
import type { Plan } from "./read-prompt.ts";
import type { Mood } from "./scene.ts";
import { withPigment } from "./texture.ts";

type Step = (picture: Raster) => Promise<Raster>;

const pixels =
  (change: (picture: Sharp) => Sharp): Step =>
  (raster) =>
    toRaster(change(fromRaster(raster)));

/** Light and dark stay, the hue becomes the colour's; `amount` of it. */
function toned(colour: Colour, amount: number): Step {
  const [red, green, blue] = toRgb(colour).map((channel) => 0.35 + (channel / 255) * 0.85) as [
    number,
    number,
    number,
  ];
  const luma = [0.3, 0.59, 0.11] as const;
  const row = (own: number, gain: number) =>
    luma.map((part, at) => part * gain * amount + (at === own ? 1 - amount : 0)) as [number, number, number];
  return pixels((picture) => picture.recomb([row(0, red), row(1, green), row(2, blue)]));
}

/** Dark lines on paper where the picture changes. */
async function outlined(raster: Raster): Promise<Raster> {
  const { width, height } = raster;
  const grey = await fromRaster(raster)
    .greyscale()
    .blur(Math.max(0.7, Math.min(width, height) / 600))
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  const one = { raw: { width, height, channels: 1 as const } };
  const edges = await sharp(grey, one)
    .convolve({ width: 3, height: 3, kernel: [-1, -1, -1, -1, 8, -1, -1, -1, -1], scale: 1, offset: 0 })
    .linear(-14, 300)
    .blur(0.5)
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  return toRaster(sharp(edges, one).toColourspace("srgb"));
}

async function pixelated(raster: Raster): Promise<Raster> {
  const { width, height } = raster;
  const cell = Math.max(4, Math.round(Math.min(width, height) / 110));
  const small = await fromRaster(raster)
    .resize(Math.ceil(width / cell), Math.ceil(height / cell), { fit: "fill" })
    .png()
    .toBuffer();
  return toRaster(sharp(small).resize(width, height, { fit: "fill", kernel: "nearest" }));
}

async function glowing(raster: Raster): Promise<Raster> {
  const lines = await outlined(raster);
  const { data: white } = await toRaster(fromRaster(lines).negate());
  const light = await sharp(white, { raw: { width: lines.width, height: lines.height, channels: 3 } })
    .linear([1.3, 0.55, 1.5], [0, 0, 0])
    .raw()
    .toBuffer();
  const dark = await fromRaster(raster).linear([0.28, 0.2, 0.42], [4, 2, 26]).raw().toBuffer();
  const { width, height } = raster;
  return toRaster(
    sharp(dark, { raw: { width, height, channels: 3 } }).composite([
      { input: light, raw: { width, height, channels: 3 }, blend: "screen" },
    ]),
  );
}

function painted(random: Random): Step {
  return async (raster) => {
    const vivid = fromRaster(raster)
      .median(7)
      .modulate({ saturation: 1.2, brightness: 1.05 })
      .linear(0.9, 24);
    return toRaster(await withPigment(vivid, random, raster.width, raster.height));
  };
}

const styleSteps: Partial<Record<Style, Step>> = {
  mono: pixels((picture) => picture.modulate({ saturation: 0 }).linear(1.08, -8)),
  ink: pixels((picture) => picture.modulate({ saturation: 0.08 }).median(5).linear(1.25, -18)),
  vintage: async (raster) =>
    toned("#d8a868", 0.6)(await pixels((picture) => picture.linear(0.86, 22))(raster)),
  pastel: pixels((picture) => picture.modulate({ saturation: 0.75 }).linear(0.62, 92)),
  photo: pixels((picture) => picture.modulate({ saturation: 1.12 }).linear(1.12, -12).sharpen()),
  line: outlined,
  blueprint: async (raster) =>
    pixels((picture) => picture.linear([0.78, 0.68, 0.44], [28, 76, 142]))(
      await pixels((picture) => picture.negate())(await outlined(raster)),
    ),
  pixel: pixelated,
  neon: glowing,
  minimal: pixels((picture) => picture.median(9).linear(0.85, 34)),
};

const moodSteps: Record<Mood, Step> = {
  night: pixels((picture) => picture.linear([0.32, 0.4, 0.62], [4, 8, 26])),
  sunset: pixels((picture) => picture.linear([1.02, 0.8, 0.66], [28, 8, 10])),
  dawn: pixels((picture) => picture.linear([0.92, 0.84, 0.86], [30, 26, 34])),
  overcast: pixels((picture) => picture.modulate({ saturation: 0.5 }).linear(0.82, 14)),
  day: pixels((picture) => picture.modulate({ saturation: 1.15, brightness: 1.12 })),
};

const sceneSteps: Record<string, Step> = {
  snow: pixels((picture) => picture.modulate({ saturation: 0.55 }).linear([0.76, 0.8, 0.84], [58, 62, 68])),
  underwater: pixels((picture) => picture.linear([0.45, 0.8, 0.9], [0, 26, 48])),
  desert: pixels((picture) => picture.linear([1, 0.86, 0.62], [24, 14, 6])),
};

/** Changes the look of the whole picture as the prompt says and keeps its composition. */
export async function restyle(picture: Raster, plan: Plan, random: Random): Promise<Raster> {
  const steps: Step[] = plan.styles.flatMap((style) => styleSteps[style] ?? []);
  const scene = plan.scene ? sceneSteps[plan.scene] : undefined;
  if (scene) steps.push(scene);
  if (plan.mood) steps.push(moodSteps[plan.mood]);
  if (plan.styles.includes("watercolour")) steps.push(painted(random.fork("paper")));
  const [colour] = [...plan.theme, plan.background, plan.sky].filter((found) => found !== null);
  if (colour) steps.push(toned(colour, 0.72));
  const drawn = plan.items.length + plan.texts.length + plan.weather.length > 0;
  if (!steps.length && !drawn)
    steps.push(
      pixels((raw) =>
        raw.modulate({
          saturation: random.between(1.1, 1.35),
          brightness: random.between(1.02, 1.08),
          hue: Math.round(random.between(8, 24)) * (random.chance(0.5) ? 1 : -1),
        }),
      ),
    );
  let current = picture;
  for (const step of steps) current = await step(current);
  return current;
}
