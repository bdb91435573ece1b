import sharp, { type Sharp } from "sharp";
import { modelMask } from "#lib/compositing/model-mask.ts";
import { mirrored, type Raster } from "#lib/compositing/raster.ts";
import {
  decodeMask,
  decodeRaster,
  decodeSource,
  fromRaster,
  openStored,
  reading,
} from "#lib/edits/decode.ts";
import type { PixelTasks, PreparedPictures } from "#lib/edits/pixel-tasks.ts";
import type { EditPlan } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import { dilate } from "#lib/masks/morph.ts";

/** The API refuses larger masks (wire.md 1.3). */
const maxMaskBytes = 4 * 1024 * 1024;
const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/**
 * What the model is shown, as the plan says. Errors: `edit_source_unreadable`, `mask_not_grey`, `mask_size_mismatch`,
 * `markup_empty`.
 */
export async function preparePictures(input: PixelTasks["prepare"]["input"]): Promise<PreparedPictures> {
  const { source, mask, plan, transparent } = input;
  const crop = await drawCrop(source, plan, transparent);
  const marks = input.markup && plan.markup !== "none" ? await drawMarkup(input.markup, plan) : null;
  const png = (picture: Sharp) => picture.png({ compressionLevel: 6 }).toBuffer();
  return {
    crop: await png(fromRaster(crop)),
    mask: plan.maskSent ? await drawMask(mask, plan) : null,
    markup: marks && plan.markup === "field" ? await png(fromRaster(marks)) : null,
    burned: marks && plan.markup === "burned" ? await png(burned(crop, marks)) : null,
  };
}

const burned = (crop: Raster, marks: Raster): Sharp => {
  const { width, height, channels } = marks;
  return fromRaster(crop)
    .composite([{ input: Buffer.from(marks.data), raw: { width, height, channels } }])
    .removeAlpha();
};

/**
 * The crop at the model's size. Transparency is laid over white: the model sees the colours hidden under it. With
 * `transparent` it stays, over white.
 */
async function drawCrop(bytes: Uint8Array, plan: EditPlan, transparent: boolean): Promise<Raster> {
  const { crop, placed, modelSize, outset } = plan;
  const isLarger = outset.left + outset.top + outset.right + outset.bottom > 0;
  const canvas = isLarger
    ? fromRaster(await withOutset(await decodeSource(bytes), plan))
    : openStored(bytes).autoOrient();
  const { x: left, y: top, width, height } = crop;
  const fitted = await reading("edit_source_unreadable", () => {
    const part = canvas
      .extract({ left, top, width, height })
      .resize(placed.width, placed.height, { fit: "fill", kernel: "lanczos3" });
    return decodeRaster(transparent ? part : part.flatten({ background: "#ffffff" }));
  });
  if (placed.width === modelSize.width && placed.height === modelSize.height) return fitted;
  return mirrored(fitted, frameOf(plan));
}

function frameOf({ placed: { x, y, width, height }, modelSize }: EditPlan) {
  return { left: x, top: y, right: modelSize.width - x - width, bottom: modelSize.height - y - height };
}

/** New ground is not left empty, or the model would keep the emptiness: it gets a blurred mirror of what is beside it. */
async function withOutset(source: Raster, { canvas, outset }: EditPlan): Promise<Raster> {
  const larger = mirrored(source, outset);
  const scale = Math.min(1, 384 / Math.max(canvas.width, canvas.height));
  const small = await decodeRaster(
    fromRaster(larger)
      .resize(Math.max(1, Math.round(canvas.width * scale)), Math.max(1, Math.round(canvas.height * scale)), {
        fit: "fill",
      })
      .blur(5),
  );
  const soft = await decodeRaster(
    fromRaster(small).resize(canvas.width, canvas.height, { fit: "fill", kernel: "cubic" }),
  );
  const row = source.width * source.channels;
  for (let y = 0; y < source.height; y++)
    soft.data.set(
      source.data.subarray(y * row, (y + 1) * row),
      ((outset.top + y) * canvas.width + outset.left) * source.channels,
    );
  return soft;
}

/**
 * RGBA of the size of the crop as it is sent: transparent exactly where the widened mask is free, and white there, black
 * elsewhere. GPT Image goes by the transparency; servers that go by the brightness (white: change) read the same.
 */
async function drawMask(bytes: Uint8Array | null, plan: EditPlan): Promise<Uint8Array> {
  const mask = await decodeMask(bytes, plan.source, plan.outset);
  const { width, height, data } = dilate(modelMask(mask, plan), plan.dilation);
  const pixels = Buffer.alloc(width * height * 4);
  for (let at = 0; at < data.length; at++) {
    if (data[at]) pixels.fill(255, at * 4, at * 4 + 3);
    else pixels[at * 4 + 3] = 255;
  }
  const picture = sharp(pixels, { raw: { width, height, channels: 4 } });
  for (const compressionLevel of [6, 9]) {
    const png = await picture.clone().png({ compressionLevel, palette: false }).toBuffer();
    if (png.length < maxMaskBytes) return png;
  }
  throw new Error("the mask is too large to be sent");
}

/** The part of the markup that lies over the crop, RGBA, of the size of the crop as it is sent. */
async function drawMarkup(bytes: Uint8Array, plan: EditPlan): Promise<Raster> {
  const { x: left, y: top, width, height } = plan.crop;
  const frame = frameOf(plan);
  const marks = await reading("markup_empty", async () => {
    const part = await decodeRaster(
      openStored(bytes)
        .ensureAlpha()
        .extract({ left, top, width, height })
        .resize(plan.placed.width, plan.placed.height, { fit: "fill", kernel: "lanczos3" }),
    );
    return decodeRaster(fromRaster(part).extend({ ...frame, background: clear }));
  });
  let [shown, open] = [false, false];
  for (let at = 3; at < marks.data.length; at += 4) {
    const alpha = marks.data[at] as number;
    shown ||= alpha > 8;
    open ||= alpha < 255;
  }
  if (!shown || !open) throw new AppError("markup_empty");
  return marks;
}
