import { crc32 } from "node:zlib";
import { directory, fileHead, fileTail, layOut } from "#lib/gallery/zip-format.ts";
import { createPieces, type ExportZip, writePicture } from "#lib/gallery/zip-pieces.ts";
import type { Context } from "#lib/studio/context.ts";

/** A file of a zip: a text, or a stored picture. */
export type ZippedFile = { name: string; modifiedAt: Date } & (
  | { text: string }
  | { picture: { sha256: string; bytes: number } }
);

/** Texts and stored pictures as a zip that is made while it is sent; nothing is compressed, so its size is known before. */
export function zipOf(context: Context, files: readonly ZippedFile[]): ExportZip {
  const sized = files.map((file) => ({
    name: file.name,
    modifiedAt: file.modifiedAt,
    bytes: "text" in file ? Buffer.byteLength(file.text) : file.picture.bytes,
  }));
  const { entries, bytes } = layOut(sized);
  return {
    bytes,
    async writeTo(sink) {
      const pieces = createPieces(sink);
      let position = 0;
      for (const [index, entry] of entries.entries()) {
        const file = files[index];
        if (!file) continue;
        const head = fileHead(entry);
        await sink(head);
        if ("picture" in file) await writePicture(context, file.picture, entry, pieces);
        else {
          const text = Buffer.from(file.text);
          entry.crc32 = crc32(text);
          await sink(text);
        }
        const tail = fileTail(entry);
        await sink(tail);
        position += head.length + entry.bytes + tail.length;
      }
      await sink(directory(entries, position));
    },
  };
}
