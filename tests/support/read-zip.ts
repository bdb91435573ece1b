import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { fromBuffer, type ZipFile } from "yauzl";

export type ZipEntry = { name: string; bytes: Buffer; flags: number };

/** Every file of a zip, checked against its checksum. */
export async function readZip(zip: Buffer): Promise<ZipEntry[]> {
  const file = await promisify<Buffer, object, ZipFile>(fromBuffer as never)(zip, { lazyEntries: true });
  const entries: ZipEntry[] = [];
  return new Promise((resolve, reject) => {
    file.on("error", reject).on("end", () => resolve(entries));
    file.on("entry", (entry) => {
      file.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        buffer(stream).then((bytes) => {
          entries.push({ name: entry.fileName, bytes, flags: entry.generalPurposeBitFlag });
          file.readEntry();
        }, reject);
      });
    });
    file.readEntry();
  });
}

/** Cells of a CSV as a spreadsheet reads it. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g;
  for (const [whole, raw = "", end] of text.matchAll(cells)) {
    if (whole === "") break;
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
