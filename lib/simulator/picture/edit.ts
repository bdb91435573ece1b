import sharp from "sharp";
import { composePicture } from "./compose.ts";
import { encode } from "./finish.ts";
import { withLabel } from "./develop.ts";
import { readPrompt } from "./read-prompt.ts";
import type { EditRequest } from "./request.ts";

/** See `editPicture`. */
export async function editPictureRaster(request: EditRequest): Promise<Uint8Array> {
  const { width, height } = request;
  const base = await sharp(request.source).rotate().resize(width, height, { fit: "cover" }).removeAlpha().linear([0.985, 0.985, 0.985], [2, 1, 4]).png({ compressionLevel: 0 }).toBuffer();
  const plan = readPrompt(request.prompt);
  const svg = await composePicture(plan, { width, height, transparent: false, quality: request.quality, seed: request.seed + request.prompt, label: false });
  if (!request.mask) return encode(await withLabel(sharp(base), width, height), request);
  const alpha = await sharp(request.mask).resize(width, height, { fit: "fill" }).ensureAlpha().extractChannel("alpha").negate().toColourspace("b-w").raw().toBuffer();
  const patch = await sharp(Buffer.from(svg)).removeAlpha().joinChannel(alpha, { raw: { width, height, channels: 1 } }).png({ compressionLevel: 0 }).toBuffer();
  return encode(await withLabel(sharp(base).composite([{ input: patch }]), width, height), request);
}
