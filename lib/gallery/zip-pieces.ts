import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { BlobReader } from "#lib/blobs/blob-store.ts";
import type { ZipEntry } from "#lib/gallery/zip-format.ts";
import type { Context } from "#lib/studio/context.ts";

const pieceBytes = 1024 * 1024;

/** Takes a piece and resolves when its bytes are no longer needed; rejects when nobody takes any more. */
export type Sink = (piece: Uint8Array) => Promise<void>;

export type ExportZip = {
  /** Of the whole file. */
  bytes: number;
  /** Once. Whatever happens, nothing stays open. */
  writeTo(sink: Sink): Promise<void>;
};

/** Fills one buffer while the other is on its way. */
export type Pieces = {
  next(): Promise<Buffer>;
  send(piece: Uint8Array): void;
  done(): Promise<void>;
};

export function createPieces(sink: Sink): Pieces {
  const buffers = [Buffer.allocUnsafe(pieceBytes), Buffer.allocUnsafe(pieceBytes)];
  const sent: Promise<void>[] = [];
  let turn = 0;
  return {
    async next() {
      turn = 1 - turn;
      await sent[turn];
      return buffers[turn] as Buffer;
    },
    send(piece) {
      const sending = sink(piece);
      // Whoever waits for this buffer is told; until then nobody may be listening.
      sending.catch(() => undefined);
      sent[turn] = sending;
    },
    async done() {
      await Promise.all(sent);
    },
  };
}

/** Exactly as many bytes as were promised: what the disk does not give is filled up. Says whether they were the picture's. */
export async function writePicture(
  { studio }: Context,
  { sha256, bytes }: { sha256: string; bytes: number },
  entry: ZipEntry,
  pieces: Pieces,
): Promise<boolean> {
  const hash = createHash("sha256");
  let reader: BlobReader | null = null;
  let isWhole = true;
  try {
    for (let position = 0; position < bytes; ) {
      const room = (await pieces.next()).subarray(0, Math.min(pieceBytes, bytes - position));
      let read = 0;
      try {
        reader ??= await studio.blobs.open(sha256);
        read = isWhole ? await reader.read(room, position) : 0;
      } catch (error) {
        studio.logger.warn({ err: error, sha256 }, "a picture could not be read for a download");
      }
      if (read === 0) {
        isWhole = false;
        read = room.fill(0).length;
      }
      const piece = room.subarray(0, read);
      hash.update(piece);
      entry.crc32 = crc32(piece, entry.crc32);
      position += read;
      pieces.send(piece);
    }
    await pieces.done();
  } finally {
    await reader?.close();
  }
  return isWhole && hash.digest("hex") === sha256;
}
