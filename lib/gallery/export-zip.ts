import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { type ByteState, manifest, prompts } from "#lib/gallery/export-manifest.ts";
import type { ExportedPicture, LoadedExport } from "#lib/gallery/load-export.ts";
import type { Context } from "#lib/studio/context.ts";

export type ExportZip = {
  /** Of the whole file. */
  bytes: number;
  stream: Readable;
  /** Closes what is open. Call it however the reading ended. */
  close(): void;
};

/**
 * The download as a zip that is made while it is read: originals as they are, one open at a time, then manifest.csv and
 * prompts.txt. Its size is known before: nothing is compressed, and the texts are measured first. What can't be read
 * breaks nothing: the manifest says so.
 */
export async function exportZip(context: Context, { createdAt, pictures }: LoadedExport): Promise<ExportZip> {
  const states = new Map<ExportedPicture, ByteState>();
  const stateOf = (picture: ExportedPicture) => states.get(picture) ?? (picture.absent ? "absent" : "intact");
  const table = () => manifest(context, pictures, stateOf);
  const texts = () => prompts(context, pictures);
  const tableBytes = await lengthOf(table());
  const textBytes = await lengthOf(texts());
  const zip = new ZipFile();
  let open: Readable | null = null;
  const add = (name: string, size: number, mtime: Date, source: () => AsyncIterable<Uint8Array | string>) =>
    zip.addReadStreamLazy(name, { size, mtime, compress: false, mode: 0o100644 }, (hand) => {
      open = Readable.from(source(), { objectMode: false, highWaterMark: 256 * 1024 });
      // Its end is close()'s business: a download that was broken off is no error.
      open.on("error", (error) => zip.emit("error", error));
      hand(null, open);
    });
  for (const picture of pictures) {
    if (picture.absent) continue;
    const note = (state: ByteState) => states.set(picture, state);
    add(picture.name, picture.bytes, picture.createdAt, () => wholeFile(context, picture, note));
  }
  add("manifest.csv", tableBytes, createdAt, table);
  add("prompts.txt", textBytes, createdAt, texts);
  const stream = zip.outputStream as Readable;
  zip.on("error", (error: Error) => stream.destroy(error));
  const bytes = await new Promise<number>((resolve) => {
    // Its types forget that the size is handed over.
    const hand: (size: number) => void = resolve;
    zip.end({ forceZip64Format: false, comment: "" }, hand as () => void);
  });
  return {
    bytes,
    stream,
    close() {
      stream.destroy();
      open?.destroy();
    },
  };
}

/** Exactly as many bytes as were promised: what the disk does not give is filled up, and noted as broken. */
async function* wholeFile(
  { studio }: Context,
  { sha256, bytes }: ExportedPicture,
  note: (state: ByteState) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let sent = 0;
  try {
    for await (const chunk of studio.blobs.stream(sha256)) {
      const part = (chunk as Uint8Array).subarray(0, bytes - sent);
      hash.update(part);
      sent += part.length;
      yield part;
    }
  } catch (error) {
    studio.logger.warn({ err: error, sha256 }, "a picture could not be read for a download");
  }
  if (sent === bytes && hash.digest("hex") === sha256) return;
  note("broken");
  for (let part = 0; sent < bytes; sent += part) {
    part = Math.min(64 * 1024, bytes - sent);
    yield new Uint8Array(part);
  }
}

async function lengthOf(pieces: AsyncIterable<string>): Promise<number> {
  let bytes = 0;
  for await (const piece of pieces) bytes += Buffer.byteLength(piece);
  return bytes;
}
