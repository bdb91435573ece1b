import { AppError } from "#lib/errors.ts";
import { maxUploadPixels } from "#lib/images/parameters.ts";
import { type OtherKind, type SniffedImage, sniffImage, sniffOther } from "#lib/images/sniff.ts";

const kinds: Record<OtherKind, string> = {
  "image/svg+xml": "svg",
  "text/html": "html",
  "application/pdf": "pdf",
  "image/bmp": "bmp",
  "image/tiff": "tiff",
};

/** Enough to tell what a file is. */
export const headBytes = 4096;

/** Throws when the first bytes are of nothing we take, whatever the file calls itself. `params.kind` names it. */
export function refuseType(head: Uint8Array): void {
  const other = sniffOther(head);
  if (other) throw unsupported(kinds[other]);
  const mime = sniffImage(head)?.mime;
  if (mime === "image/heic") throw new AppError("upload_heic_unreadable");
  if (mime === "image/gif") throw unsupported("gif");
  if (mime === "image/avif") throw unsupported("avif");
  if (!mime && !hasSignature(head)) throw unsupported("other");
}

/** What a whole file is, from its header; throws for what is too large to decode, animated or broken. */
export function measured(bytes: Uint8Array): SniffedImage {
  const sniffed = sniffImage(bytes);
  if (!sniffed)
    throw new AppError("upload_unreadable", { message: "The header of the picture cannot be read." });
  const { width, height, animated } = sniffed;
  if (width * height > maxUploadPixels)
    throw new AppError("upload_too_many_pixels", { params: { width, height, maxPixels: maxUploadPixels } });
  if (animated) throw unsupported("animated");
  return sniffed;
}

const unsupported = (kind: string) => new AppError("upload_type_unsupported", { params: { kind } });

/** A header may be longer than the head: then the first bytes must do. */
function hasSignature(head: Uint8Array): boolean {
  const starts = Buffer.from(head.subarray(0, 12)).toString("latin1");
  return (
    starts.startsWith("\x89PNG\r\n\x1a\n") ||
    starts.startsWith("\xff\xd8\xff") ||
    (starts.startsWith("RIFF") && starts.endsWith("WEBP"))
  );
}
