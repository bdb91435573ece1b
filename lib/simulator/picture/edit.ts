import sharp, { type OverlayOptions, type Sharp } from "sharp";
import { fromRgb } from "./colour.ts";
import { composePicture } from "./compose.ts";
import { drift, fromRaster, type Raster } from "./drift.ts";
import { withLabel } from "./develop.ts";
import { fillHole } from "./fill-hole.ts";
import { encode, rasterise } from "./finish.ts";
import { colourOf, inlaysOf } from "./inlays.ts";
import { type MaskArea, readMaskArea } from "./mask-area.ts";
import { createRandom, type Random } from "./random.ts";
import { type Plan, readPrompt } from "./read-prompt.ts";
import type { EditRequest } from "./request.ts";
import { restyle } from "./restyle.ts";

const adding = /\b(add|put|place|insert|include|draw|give|with|wear|wearing|replace|swap|turn .+ into)\b|加|添|放|画|戴|换|变成|写/i;

/** See `editPicture`. */
export async function editPictureRaster(request: EditRequest): Promise<Uint8Array> {
  const { width, height, prompt, extra } = request;
  const random = createRandom(`edit\n${request.seed}\n${prompt}`);
  const plan = readPrompt(prompt);
  const [reference] = extra;
  if (reference && !plan.theme.length && !plan.background && request.mask) plan.theme.push(await colourOf(reference));
  const data = await sharp(request.source).autoOrient().resize(width, height, { fit: "cover" }).flatten({ background: "#ffffff" }).toColourspace("srgb").raw().toBuffer();
  const source: Raster = { data, width, height };
  const drifted = await drift(source, random.fork("drift"));
  const area = request.mask ? await readMaskArea(request.mask, width, height) : null;
  const changed = area ? await redrawn(source, drifted, area, plan, request, random) : await restyled(drifted, plan, request, random);
  const rough = request.step ? await softened(changed, request.step) : changed;
  const overlays = await inlaysOf(extra, width, height);
  const withInlays = overlays.length ? sharp(await fromRaster(rough).composite(overlays).removeAlpha().raw().toBuffer(), { raw: { width, height, channels: 3 } }) : fromRaster(rough);
  const marked = await withLabel(withInlays, width, height);
  return encode(request.transparent ? await cutAsSource(marked, request) : marked, request);
}

/** Keeps the transparency of the source where a transparent picture is asked for. */
async function cutAsSource(picture: Sharp, { source, width, height }: EditRequest): Promise<Sharp> {
  const alpha = await sharp(source).autoOrient().resize(width, height, { fit: "cover" }).ensureAlpha().extractChannel(3).toColourspace("b-w").raw().toBuffer();
  const flat = await picture.removeAlpha().raw().toBuffer();
  return sharp(flat, { raw: { width, height, channels: 3 } }).joinChannel(alpha, { raw: { width, height, channels: 1 } });
}

async function softened({ data, width, height }: Raster, { index, of }: { index: number; of: number }): Promise<Raster> {
  const clear = (index + 1) / (of + 1);
  const small = 0.05 + 0.2 * clear * clear;
  const [w, h] = [Math.max(8, Math.round(width * small)), Math.max(8, Math.round(height * small))];
  const rough = await sharp(data, { raw: { width, height, channels: 3 } }).resize(w, h, { fit: "fill" }).blur(1.2).png().toBuffer();
  return { data: await sharp(rough).resize(width, height, { fit: "fill", kernel: "cubic" }).raw().toBuffer(), width, height };
}

async function overlay(picture: Raster, overlays: OverlayOptions[]): Promise<Raster> {
  const { width, height } = picture;
  return { data: await fromRaster(picture).composite(overlays).removeAlpha().raw().toBuffer(), width, height };
}

async function meanColour({ data, width, height }: Raster): Promise<string> {
  const { channels } = await sharp(data, { raw: { width, height, channels: 3 } }).stats();
  return fromRgb([channels[0]?.mean ?? 128, channels[1]?.mean ?? 128, channels[2]?.mean ?? 128]);
}

async function restyled(picture: Raster, plan: Plan, request: EditRequest, random: Random): Promise<Raster> {
  const { width, height, quality, seed, prompt } = request;
  const look = await restyle(picture, plan, random.fork("restyle"));
  const known = plan.styles.length + plan.theme.length > 0 || plan.mood !== null || plan.scene !== null;
  const drawn: Plan = { ...plan, items: adding.test(prompt) || !known ? plan.items : [], styles: [], scene: null };
  if (!drawn.items.length && !plan.texts.length && !plan.weather.length) return look;
  const onto = { behind: await meanColour(look), small: true, weather: true };
  const svg = await composePicture(drawn, { width, height, transparent: true, quality, seed: `${seed}\n${prompt}`, label: false, onto });
  return overlay(look, [{ input: Buffer.from(svg) }]);
}

/** New content inside the mask: subjects on the healed background, or a whole scene. */
async function redrawn(source: Raster, drifted: Raster, area: MaskArea, plan: Plan, request: EditRequest, random: Random): Promise<Raster> {
  const { width, height, prompt } = request;
  if (!area.box) return drifted;
  const healed = await fillHole(source, area.weight);
  const content = await contentFor(healed, area, plan, request, random);
  const patch = await fromRaster(content).joinChannel(area.weight, { raw: { width, height, channels: 1 } }).png({ compressionLevel: 0 }).toBuffer();
  return overlay(drifted, [{ input: patch }]);
}

async function contentFor(healed: Raster, area: MaskArea, plan: Plan, request: EditRequest, random: Random): Promise<Raster> {
  const { width, height, quality, seed, prompt } = request;
  const box = area.box ?? { left: 0, top: 0, width, height };
  const removing = plan.items.length === 0 && plan.texts.length === 0 && /\b(remove|erase|delete|clean up|get rid)\b|去掉|移除|删除|去除|擦掉/i.test(prompt);
  if (removing) return healed;
  const things = plan.items.length + plan.texts.length > 0;
  const setting = plan.scene !== null || plan.mood !== null || plan.sky !== null || plan.background !== null || plan.weather.length > 0;
  const whole = !things && setting && area.share > 0.3;
  const frame = whole ? { left: 0, top: 0, width, height } : box;
  const transparent = things && !setting;
  const behind = await meanColour(healed);
  const svg = await composePicture(plan, { width: frame.width, height: frame.height, transparent, quality, seed: `${seed}\n${prompt}`, label: false, ...(transparent ? { onto: { behind, small: false, weather: true } } : {}) });
  const glow = random.pick(["#ffe2b8", "#cfe4ff", "#ffd3d8", "#d8f0d2"]);
  const halo = `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${frame.height}"><defs><radialGradient id="h" r="0.6"><stop stop-color="${plan.theme[0] ?? glow}" stop-opacity="0.55"/><stop offset="1" stop-color="${plan.theme[0] ?? glow}" stop-opacity="0.05"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#h)"/></svg>`;
  const art = await rasterise(svg).png({ compressionLevel: 0 }).toBuffer();
  const place = { left: frame.left, top: frame.top };
  return overlay(healed, transparent ? [{ input: Buffer.from(halo), ...place }, { input: art, ...place }] : [{ input: art, ...place }]);
}
