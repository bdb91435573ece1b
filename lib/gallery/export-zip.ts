import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { BlobReader } from "#lib/blobs/blob-store.ts";
import { type ByteState, manifest, prompts } from "#lib/gallery/export-manifest.ts";
import type { ExportedPicture, LoadedExport } from "#lib/gallery/load-export.ts";
import { directory, fileHead, fileTail, layOut, type ZipEntry } from "#lib/gallery/zip-format.ts";
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

/**
 * The download as a zip that is made while it is sent: originals as they are, one open at a time, then manifest.csv and
 * prompts.txt. Its size is known before: nothing is compressed, and the texts are measured first. What can't be read
 * breaks nothing: the manifest says so. Reads into two buffers that are used again: a gigabyte of garbage would be the
 * server's memory for a while.
 */
export async function exportZip(context: Context, { createdAt, pictures }: LoadedExport): Promise<ExportZip> {
  const states = new Map<ExportedPicture, ByteState>();
  const stateOf = (picture: ExportedPicture) => states.get(picture) ?? (picture.absent ? "absent" : "intact");
  const texts = [
    { name: "manifest.csv", pieces: () => manifest(context, pictures, stateOf) },
    { name: "prompts.txt", pieces: () => prompts(context, pictures) },
  ];
  const present = pictures.filter(({ absent }) => !absent);
  const files = present.map(({ name, bytes, createdAt: modifiedAt }) => ({ name, bytes, modifiedAt }));
  for (const { name, pieces } of texts)
    files.push({ name, bytes: await lengthOf(pieces()), modifiedAt: createdAt });
  const { entries, bytes } = layOut(files);
  return {
    bytes,
    async writeTo(sink) {
      const write = createPieces(sink);
      for (const [index, entry] of entries.entries()) {
        await sink(fileHead(entry));
        const picture = present[index];
        const text = texts[index - present.length];
        if (picture) {
          const isIntact = await writePicture(context, picture, entry, write);
          if (!isIntact) states.set(picture, "broken");
        } else if (text) await writeText(text.pieces(), entry, sink);
        await sink(fileTail(entry));
      }
      await sink(directory(entries, (entries.at(-1)?.offset ?? 0) + lengthWithin(entries.at(-1))));
    },
  };
}

const lengthWithin = (entry: ZipEntry | undefined) =>
  entry ? fileHead(entry).length + entry.bytes + fileTail(entry).length : 0;

/** Fills one buffer while the other is on its way. */
type Pieces = {
  next(): Promise<Buffer>;
  send(piece: Uint8Array): void;
  done(): Promise<void>;
};

function createPieces(sink: Sink): Pieces {
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
async function writePicture(
  { studio }: Context,
  { sha256, bytes }: ExportedPicture,
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

async function writeText(pieces: AsyncIterable<string>, entry: ZipEntry, sink: Sink): Promise<void> {
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    entry.crc32 = crc32(bytes, entry.crc32);
    await sink(bytes);
  }
}

async function lengthOf(pieces: AsyncIterable<string>): Promise<number> {
  let bytes = 0;
  for await (const piece of pieces) bytes += Buffer.byteLength(piece);
  return bytes;
}
