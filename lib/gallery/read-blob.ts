import { Readable } from "node:stream";
import { AppError } from "#lib/errors.ts";
import { keptVariant } from "#lib/gallery/kept-variant.ts";
import { type VariantWidth, variantWidths } from "#lib/gallery/variants.ts";
import type { Context } from "#lib/studio/context.ts";

export type OpenedBlob = {
  /** Length of the whole body. */
  bytes: number;
  mime: string;
  /** Strong, with its quotes. */
  etag: string;
  /** What to save it as: the image's name or its id, without a promise of an extension. */
  downloadName: string;
  /** Both ends inclusive, within `bytes`. */
  open(range?: { start: number; end: number }): Readable;
};

/**
 * Bytes that belong to the workspace: the original, or with `width` a small WebP of it, made when first asked for.
 * Errors: `not_found` (also for somebody else's), `blob_missing` (the row is there, the file is not or is damaged),
 * `invalid_request` (a width that is not kept), `thumbnail_impossible`.
 */
export async function openBlob(
  { studio, workspaceId }: Context,
  sha256: string,
  { width }: { width?: number } = {},
): Promise<OpenedBlob> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError("not_found");
  if (width !== undefined && !isVariantWidth(width)) throw new AppError("invalid_request", { field: "w" });
  const row = await studio.database.client.blob.findUnique({
    where: { workspaceId_sha256: { workspaceId, sha256 } },
    include: { images: { select: { id: true, name: true }, orderBy: { id: "asc" }, take: 1 } },
  });
  if (!row) throw new AppError("not_found");
  // Another workspace may still have the file.
  if (row.purgedAt) throw new AppError("blob_missing", { message: `The blob ${sha256} was purged.` });
  const [image] = row.images;
  const downloadName = image?.name ?? image?.id ?? sha256.slice(0, 16);
  if (width !== undefined) {
    const bytes = await keptVariant(studio, { sha256, mime: row.mime }, width);
    return {
      bytes: bytes.length,
      mime: "image/webp",
      etag: `"${sha256}-${width}"`,
      downloadName,
      open: (range) => Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]),
    };
  }
  // Found out now: once the headers are sent, a failure can only cut the connection.
  const stat = await studio.blobs.stat(sha256);
  if (stat?.bytes !== row.bytes)
    throw new AppError("blob_missing", {
      message: stat
        ? `The blob ${sha256} has ${stat.bytes} bytes instead of ${row.bytes}.`
        : `The blob ${sha256} is gone.`,
    });
  const open = (range?: { start: number; end: number }) => studio.blobs.stream(sha256, range);
  return { bytes: row.bytes, mime: row.mime, etag: `"${sha256}"`, downloadName, open };
}

function isVariantWidth(width: number): width is VariantWidth {
  return variantWidths.some((known) => known === width);
}
