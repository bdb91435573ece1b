import { openPicture } from "#lib/gallery/open-picture.ts";
import { previewPicture } from "#lib/gallery/variants.ts";
import { sniffImage, sniffOther } from "#lib/images/sniff.ts";
import type { Studio } from "#lib/studio/context.ts";

/** A picture in the blob store, as its own bytes describe it; what nobody can measure has the size 0 x 0. */
export type StoredPicture = {
  sha256: string;
  mime: string;
  width: number;
  height: number;
  bytes: number;
  /** Base64, or null when the picture cannot be decoded here. */
  thumbHash: string | null;
};

// Far beyond any picture; only keeps a runaway answer from filling the disk.
const maxDrawnBytes = 1024 ** 3;

/**
 * Puts what a provider drew into the blob store, byte for byte, whatever it is: it is paid for. Writes no row; the
 * caller does, in its own transaction. Errors: `disk_full`, `storage_failed`.
 */
export async function storeDrawnBytes(
  studio: Studio,
  workspaceId: string,
  bytes: Uint8Array,
): Promise<StoredPicture> {
  const { sha256 } = await studio.blobs.write(once(bytes), maxDrawnBytes);
  const described = await describe(bytes);
  let thumbHash: string | null = null;
  if (described.decodable) {
    thumbHash = await previewPicture(studio, sha256, bytes).catch((error: unknown) => {
      studio.logger.warn({ err: error, sha256, workspaceId }, "a drawn picture cannot be decoded");
      return null;
    });
  }
  const { mime, width, height } = described;
  return { sha256, mime, width, height, bytes: bytes.length, thumbHash };
}

async function describe(bytes: Uint8Array) {
  const sniffed = sniffImage(bytes);
  // An SVG that is drawn as a picture would be a script in our own house: it is named for what it is, and only saved.
  if (!sniffed) {
    const mime = sniffOther(bytes) ?? "application/octet-stream";
    return { mime, width: 0, height: 0, decodable: false };
  }
  const { mime } = sniffed;
  if (sniffed.width > 0) return { mime, width: sniffed.width, height: sniffed.height, decodable: true };
  const { width = 0, height = 0 } = await openPicture(bytes)
    .metadata()
    .catch(() => ({ width: 0, height: 0 }));
  return { mime, width, height, decodable: width > 0 };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
