import { crc32 } from "node:zlib";
import { type ByteState, manifest, prompts } from "#lib/gallery/export-manifest.ts";
import type { ExportedPicture, LoadedExport } from "#lib/gallery/load-export.ts";
import { directory, fileHead, fileTail, layOut, type ZipEntry } from "#lib/gallery/zip-format.ts";
import { createPieces, type ExportZip, type Sink, writePicture } from "#lib/gallery/zip-pieces.ts";
import type { Context } from "#lib/studio/context.ts";

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
