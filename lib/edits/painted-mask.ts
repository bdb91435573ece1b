import { AppError } from "#lib/errors.ts";
import { openPicture, whileDecoding } from "#lib/gallery/open-picture.ts";
import type { Context } from "#lib/studio/context.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";

/**
 * The mask an edit takes (8-bit grey, 255 free) of one that may be as the Images API has it (PNG, free where it is
 * transparent). Answers its image id: the same one when it is grey already. Errors: `reference_missing`, `mask_not_png`,
 * `mask_without_alpha`.
 */
export async function paintedMask(
  context: Context,
  { imageId, field }: { imageId: string; field: string },
): Promise<string> {
  const { studio, workspaceId } = context;
  const image = await studio.database.client.image.findFirst({
    where: { id: imageId, workspaceId, deletedAt: null, purgedAt: null },
    select: { sha256: true, name: true, blob: { select: { mime: true } } },
  });
  if (!image) throw new AppError("reference_missing", { field, params: { position: 1 } });
  if (image.blob.mime !== "image/png") throw new AppError("mask_not_png", { field });
  const bytes = await studio.blobs.read(image.sha256);
  const { channels, depth, hasAlpha } = await openPicture(bytes).metadata();
  if (channels === 1 && depth === "uchar") return imageId;
  if (!hasAlpha) throw new AppError("mask_without_alpha", { field });
  const grey = await whileDecoding(() => freeWhereTransparent(bytes));
  const stored = await storeUpload(context, {
    source: once(grey),
    declaredMime: "image/png",
    name: image.name,
    purpose: "edit-mask",
  });
  return stored.id;
}

const freeWhereTransparent = (png: Uint8Array): Promise<Buffer> =>
  openPicture(png)
    .extractChannel("alpha")
    .negate()
    .toColourspace("b-w")
    .png({ compressionLevel: 6 })
    .toBuffer();

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
