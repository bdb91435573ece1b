import sharp, { type OverlayOptions, type Sharp } from "sharp";
import { type Colour, fromRgb } from "./colour.ts";
import { type Canvas, composePicture } from "./compose.ts";
import { labelOverlay } from "./develop.ts";
import { drift, fromRaster, type Raster, toRaster } from "./drift.ts";
import { healedPart } from "./fill-hole.ts";
import { encode, rasterise } from "./finish.ts";
import { colourOf, inlaysOf } from "./inlays.ts";
import { type Box, type MaskArea, readMaskArea } from "./mask-area.ts";
import { createRandom, type Random } from "./random.ts";
import { type Plan, readPrompt } from "./read-prompt.ts";
import type { EditRequest } from "./request.ts";
import { restyle } from "./restyle.ts";

const adding =
  /\b(add|put|place|insert|include|draw|give|with|wear|wearing|replace|swap|turn .+ into)\b|加|添|放|画|戴|换|变成|写/i;
const removing = /\b(remove|erase|delete|clean up|get rid)\b|去掉|移除|删除|去除|擦掉/i;

type Changed = { base: Raster; overlays: OverlayOptions[] };

/** See `editPicture`. */
export async function editPictureRaster(request: EditRequest): Promise<Uint8Array> {
  const { width, height, prompt, extra, mask } = request;
  const random = createRandom(`edit\n${request.seed}\n${prompt}`);
  const plan = readPrompt(prompt);
  const [reference] = extra;
  if (reference && mask && !plan.theme.length && !plan.background) plan.theme.push(await colourOf(reference));
  const source = await toRaster(
    sharp(request.source)
      .autoOrient()
      .resize(width, height, { fit: "cover" })
      .flatten({ background: "#ffffff" }),
  );
  const drifted = await drift(source, random.fork("drift"));
  const changed = mask
    ? await redrawn(source, drifted, await readMaskArea(mask, width, height), plan, request, random)
    : await restyled(drifted, plan, request, random);
  const rough = request.step ? { base: await softened(changed, request.step), overlays: [] } : changed;
  const overlays = [
    ...rough.overlays,
    ...(await inlaysOf(extra, width, height)),
    await labelOverlay(width, height),
  ];
  const picture = fromRaster(rough.base).composite(overlays);
  return encode(request.transparent ? await cutAsSource(picture, request) : picture, request);
}

/** Keeps the transparency of the source where a transparent picture is asked for. */
async function cutAsSource(picture: Sharp, { source, width, height }: EditRequest): Promise<Sharp> {
  const alpha = await sharp(source)
    .autoOrient()
    .resize(width, height, { fit: "cover" })
    .ensureAlpha()
    .extractChannel(3)
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  return fromRaster(await toRaster(picture)).joinChannel(alpha, { raw: { width, height, channels: 1 } });
}

async function softened(
  { base, overlays }: Changed,
  { index, of }: { index: number; of: number },
): Promise<Raster> {
  const { width, height } = base;
  const clear = (index + 1) / (of + 1);
  const small = 0.05 + 0.2 * clear * clear;
  const whole = overlays.length ? await toRaster(fromRaster(base).composite(overlays)) : base;
  const rough = await toRaster(
    fromRaster(whole)
      .resize(Math.max(8, Math.round(width * small)), Math.max(8, Math.round(height * small)), {
        fit: "fill",
      })
      .blur(1.2),
  );
  return toRaster(fromRaster(rough).resize(width, height, { fit: "fill", kernel: "cubic" }));
}

async function meanColour(picture: Raster): Promise<Colour> {
  const { channels } = await fromRaster(picture).stats();
  return fromRgb([channels[0]?.mean ?? 128, channels[1]?.mean ?? 128, channels[2]?.mean ?? 128]);
}

function canvasFor(
  { quality, seed, prompt }: EditRequest,
  box: { width: number; height: number },
  more: Pick<Canvas, "transparent" | "onto">,
): Canvas {
  return { width: box.width, height: box.height, quality, seed: `${seed}\n${prompt}`, label: false, ...more };
}

async function restyled(picture: Raster, plan: Plan, request: EditRequest, random: Random): Promise<Changed> {
  const base = await restyle(picture, plan, random.fork("restyle"));
  const known = plan.styles.length + plan.theme.length > 0 || plan.mood !== null || plan.scene !== null;
  const drawn: Plan = {
    ...plan,
    items: adding.test(request.prompt) || !known ? plan.items : [],
    styles: [],
    scene: null,
  };
  if (!drawn.items.length && !plan.texts.length && !plan.weather.length) return { base, overlays: [] };
  const onto = { behind: await meanColour(base), small: true, weather: true };
  return {
    base,
    overlays: [
      {
        input: Buffer.from(
          await composePicture(drawn, canvasFor(request, request, { transparent: true, onto })),
        ),
      },
    ],
  };
}

/** New content inside the mask: subjects on the healed background, or a whole scene. */
async function redrawn(
  source: Raster,
  base: Raster,
  area: MaskArea,
  plan: Plan,
  request: EditRequest,
  random: Random,
): Promise<Changed> {
  const { box } = area;
  if (!box) return { base, overlays: [] };
  const healed = await healedPart(source, area.weight, box);
  const content = await contentFor(healed, box, area.share, plan, request, random);
  const weight = await sharp(area.weight, {
    raw: { width: source.width, height: source.height, channels: 1 },
  })
    .extract(box)
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  const { data, info } = await fromRaster(content)
    .joinChannel(weight, { raw: { width: box.width, height: box.height, channels: 1 } })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    base,
    overlays: [
      {
        input: data,
        raw: { width: info.width, height: info.height, channels: info.channels },
        left: box.left,
        top: box.top,
      },
    ],
  };
}

async function contentFor(
  healed: Raster,
  box: Box,
  share: number,
  plan: Plan,
  request: EditRequest,
  random: Random,
): Promise<Raster> {
  const things = plan.items.length + plan.texts.length > 0;
  if (!things && removing.test(request.prompt)) return healed;
  const setting =
    plan.scene !== null ||
    plan.mood !== null ||
    plan.sky !== null ||
    plan.background !== null ||
    plan.weather.length > 0;
  if (things && !setting) {
    const onto = { behind: await meanColour(healed), small: false, weather: true };
    const art = await composePicture(plan, canvasFor(request, box, { transparent: true, onto }));
    const glow = plan.theme[0] ?? random.pick(["#ffe2b8", "#cfe4ff", "#ffd3d8", "#d8f0d2"]);
    return toRaster(
      fromRaster(healed).composite([{ input: Buffer.from(haloArt(box, glow)) }, { input: Buffer.from(art) }]),
    );
  }
  // A scene for most of the picture is seen from where the picture is seen: the sky stays above, the land below.
  const whole = !things && setting && share > 0.3;
  const svg = await composePicture(plan, canvasFor(request, whole ? request : box, { transparent: false }));
  const drawn = rasterise(svg);
  return toRaster(whole ? drawn.extract(box) : drawn);
}

function haloArt({ width, height }: Box, colour: Colour): string {
  const stops = `<stop stop-color="${colour}" stop-opacity="0.55"/><stop offset="1" stop-color="${colour}" stop-opacity="0.05"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><radialGradient id="h" r="0.6">${stops}</radialGradient></defs><rect width="100%" height="100%" fill="url(#h)"/></svg>`;
}
