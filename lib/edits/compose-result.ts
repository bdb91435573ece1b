import { createHash } from "node:crypto";
import { compose } from "#lib/compositing/compose.ts";
import { mirrored, type Raster } from "#lib/compositing/raster.ts";
import { type Hasher, verifyLocked } from "#lib/compositing/verify.ts";
import {
  decodeMask,
  decodeRaster,
  decodeSource,
  fromRaster,
  openStored,
  reading,
  uprightSize,
} from "#lib/edits/decode.ts";
import type { Composite, PixelTasks } from "#lib/edits/pixel-tasks.ts";
import { withProfile } from "#lib/edits/png-profile.ts";
import { AppError } from "#lib/errors.ts";
import type { Dimensions } from "#lib/images/parameters.ts";

/** A shape that differs by more cannot be laid over the crop. */
const mostStretch = 0.02;

/**
 * Puts a drawn picture back into its source and proves it: the PNG is decoded again, and every locked pixel of it
 * compared with the source's. Errors: `edit_source_unreadable`, `edit_result_unreadable`, `edit_result_shape`,
 * `edit_outside_changed`, those of the mask.
 */
export async function composeResult(input: PixelTasks["compose"]["input"]): Promise<Composite> {
  const { plan, mode, settings } = input;
  const mask = await decodeMask(input.mask, plan.source, plan.outset);
  const sent = await decodeRaster(openStored(input.sent));
  const { picture: came, resized } = await decodeAnswer(input.raw, plan.modelSize);
  const before = await decodeCanvas(input, came.channels);
  const canvas: Raster = { ...before, data: before.data.slice() };
  const { open, drift, driftMean, registration, tone } = compose({
    canvas,
    mask,
    sent,
    came,
    plan,
    mode,
    settings,
  });
  const profile = (await openStored(input.source).metadata()).icc;
  const encoded = await fromRaster(canvas).png({ compressionLevel: 1, adaptiveFiltering: false }).toBuffer();
  const png = profile ? withProfile(encoded, profile) : encoded;
  const after = await decodeRaster(openStored(png));
  const verdict = verifyLocked(before, after, open, sha256);
  if (verdict.changed > 0 || verdict.before !== verdict.after)
    throw new AppError("edit_outside_changed", { params: { changed: verdict.changed } });
  const { width, height } = plan.canvas;
  return { width, height, png, proof: { ...verdict, drift, driftMean, registration, tone, resized } };
}

/** The source on the canvas. It has an alpha channel when it, or what was drawn, has one. */
async function decodeCanvas(
  { source, plan }: PixelTasks["compose"]["input"],
  channels: Raster["channels"],
): Promise<Raster> {
  const picture = await decodeSource(source);
  const { left, top, right, bottom } = plan.outset;
  const canvas = left + top + right + bottom > 0 ? mirrored(picture, plan.outset) : picture;
  if (canvas.width !== plan.canvas.width || canvas.height !== plan.canvas.height)
    throw new AppError("edit_source_unreadable", {
      message: "the source has another size than the plan says",
    });
  return channels === 4 && canvas.channels === 3 ? withAlpha(canvas) : canvas;
}

function withAlpha({ width, height, data }: Raster): Raster {
  const out = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0, into = 0; at < data.length; at += 3, into += 4) out.set(data.subarray(at, at + 3), into);
  return { width, height, channels: 4, data: out };
}

/** What the provider sent, at the size it was asked for; `resized` is the size it had, where that was another. */
async function decodeAnswer(
  bytes: Uint8Array,
  wanted: Dimensions,
): Promise<{ picture: Raster; resized: Dimensions | null }> {
  return reading("edit_result_unreadable", async () => {
    const metadata = await openStored(bytes).metadata();
    const size = uprightSize(metadata);
    const stretch = size.width / size.height / (wanted.width / wanted.height);
    if (Math.abs(stretch - 1) > mostStretch)
      throw new AppError("edit_result_shape", {
        params: { ...size, wantedWidth: wanted.width, wantedHeight: wanted.height },
      });
    const isOther = size.width !== wanted.width || size.height !== wanted.height;
    const upright = openStored(bytes).autoOrient();
    const picture = await decodeRaster(
      isOther ? upright.resize(wanted.width, wanted.height, { fit: "fill", kernel: "lanczos3" }) : upright,
    );
    return {
      picture: isOpaque(picture) ? await withoutAlpha(picture) : picture,
      resized: isOther ? size : null,
    };
  });
}

function isOpaque({ channels, data }: Raster): boolean {
  if (channels === 3) return true;
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

async function withoutAlpha(picture: Raster): Promise<Raster> {
  return picture.channels === 3 ? picture : decodeRaster(fromRaster(picture).removeAlpha());
}

const sha256 = (): Hasher => {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
};
