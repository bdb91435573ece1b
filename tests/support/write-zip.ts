import { crc32 } from "node:zlib";
import { directory, fileHead, fileTail, layOut } from "#lib/gallery/zip-format.ts";

/** A zip of texts and bytes by their paths; `change` may spoil what is said of a file. */
export function writeZip(
  files: Record<string, string | Buffer>,
  change: (bytes: Buffer) => void = () => undefined,
): Buffer {
  const contents = Object.values(files).map((content) => Buffer.from(content as string));
  const names = Object.keys(files);
  const { entries } = layOut(
    contents.map(({ length }, index) => ({
      name: names[index] ?? "",
      bytes: length,
      modifiedAt: new Date(0),
    })),
  );
  const parts = entries.flatMap((entry, index) => {
    const content = contents[index] ?? Buffer.alloc(0);
    entry.crc32 = crc32(content);
    return [fileHead(entry), content, fileTail(entry)];
  });
  const body = Buffer.concat(parts);
  const bytes = Buffer.concat([body, directory(entries, body.length)]);
  change(bytes);
  return bytes;
}
