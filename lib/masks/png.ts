import { createDeflater } from "#lib/masks/deflate.ts";
import type { Mask } from "#lib/masks/mask.ts";

const signature = [137, 80, 78, 71, 13, 10, 26, 10];
/** A row as its difference to the one above. */
const upFilter = Uint8Array.of(2);
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

type Layout = { width: number; height: number; bitDepth: 1 | 8; color: "grey" | "rgba"; extra?: Extra };

/** Of a markup: the marks it was drawn from, to be opened again. Private and ancillary, so that other programs pass it by. */
export const markupChunk = "ptMk";

/** A chunk of our own, before the pixels. `type`: four letters, as the PNG specification has it for private ones. */
export type Extra = { type: string; data: Uint8Array };

/** An RGBA PNG, not premultiplied. `writeRow` fills a row of pixels; the array it gets is used for all rows. */
export function rgbaPng(
  { width, height, extra }: { width: number; height: number; extra?: Extra },
  writeRow: (y: number, row: Uint8Array) => void,
): Uint8Array<ArrayBuffer> {
  const layout = { width, height, bitDepth: 8, color: "rgba", ...(extra && { extra }) } as const;
  return encode(layout, width * 4, writeRow);
}

/** What a PNG holds in a chunk of this type; null where it has none, or is no PNG. */
export function readExtra(png: Uint8Array, type: string): Uint8Array | null {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (signature.some((byte, index) => png[index] !== byte)) return null;
  for (let start = signature.length; start + 12 <= png.length; ) {
    const end = start + 12 + view.getUint32(start);
    if (end > png.length) return null;
    if (String.fromCharCode(...png.subarray(start + 4, start + 8)) === type)
      return png.subarray(start + 8, end - 4);
    start = end;
  }
  return null;
}

/** The mask as a grey PNG, 0 locked and white free: 1 bit a pixel if nothing lies between, else 8. */
export function maskPng(mask: Mask): Uint8Array<ArrayBuffer> {
  const { width, height, data } = mask;
  if (!isBinary(data))
    return encode({ width, height, bitDepth: 8, color: "grey" }, width, (y, row) =>
      row.set(data.subarray(y * width, (y + 1) * width)),
    );
  return encode({ width, height, bitDepth: 1, color: "grey" }, Math.ceil(width / 8), (y, row) =>
    packBits(data.subarray(y * width, (y + 1) * width), row),
  );
}

/** One bit for each byte that is 0 or 255, the first one topmost. */
function packBits(bytes: Uint8Array, row: Uint8Array): void {
  let packed = 0;
  if (bytes.byteOffset % 4 === 0) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    for (; 2 * packed + 1 < words.length; packed++)
      row[packed] = (fourBits(words[2 * packed] as number) << 4) | fourBits(words[2 * packed + 1] as number);
  }
  row.fill(0, packed);
  for (let x = 8 * packed; x < bytes.length; x++)
    row[x >> 3] = (row[x >> 3] as number) | (((bytes[x] as number) >> 7) << (7 - (x & 7)));
}

/** The lowest bits of four bytes side by side: each factor's bit shifts one of them to its place. */
const fourBits = (word: number): number => (Math.imul(word & 0x01010101, 0x08040201) >>> 24) & 15;

function isBinary(data: Uint8Array): boolean {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as number;
    // Each byte is its lowest bit eight times.
    if (Math.imul(word & 0x01010101, 255) !== (word | 0)) return false;
  }
  return data.subarray(words.length * 4).every((value) => value === 0 || value === 255);
}

/** `writeRow` fills a row of pixels; the array it gets is used for all rows. */
function encode(
  layout: Layout,
  rowBytes: number,
  writeRow: (y: number, row: Uint8Array) => void,
): Uint8Array<ArrayBuffer> {
  // All zero but these: deflated, filtered, not interlaced.
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, layout.width);
  view.setUint32(4, layout.height);
  header[8] = layout.bitDepth;
  header[9] = layout.color === "rgba" ? 6 : 0;
  const packed = packedRows(layout.height, rowBytes, writeRow);
  const own = layout.extra ? [chunk(layout.extra.type, layout.extra.data)] : [];
  const chunks = [chunk("IHDR", header), ...own, chunk("IDAT", packed), chunk("IEND", new Uint8Array(0))];
  const png = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, signature.length));
  png.set(signature);
  let end = signature.length;
  for (const one of chunks) {
    png.set(one, end);
    end += one.length;
  }
  return png;
}

/** Each row as its difference to the one above, which is nearly always nothing. */
function packedRows(
  height: number,
  rowBytes: number,
  writeRow: (y: number, row: Uint8Array) => void,
): Uint8Array {
  const deflater = createDeflater();
  // Whole words, the last bytes of which are not sent.
  const roomy = () => new Uint32Array(Math.ceil(rowBytes / 4));
  const bytesOf = (words: Uint32Array) => new Uint8Array(words.buffer, 0, rowBytes);
  const difference = roomy();
  let row = roomy();
  let above = roomy();
  for (let y = 0; y < height; y++) {
    writeRow(y, bytesOf(row));
    subtract(row, above, difference);
    deflater.write(upFilter);
    deflater.write(bytesOf(difference));
    [row, above] = [above, row];
  }
  return deflater.end();
}

/** Byte by byte, four at a time: the topmost bits are set so that no byte borrows from the next, and mended after. */
function subtract(from: Uint32Array, words: Uint32Array, into: Uint32Array): void {
  for (let index = 0; index < into.length; index++) {
    const a = from[index] as number;
    const b = words[index] as number;
    into[index] = a === b ? 0 : ((a | 0x80808080) - (b & 0x7f7f7f7f)) ^ ((a ^ ~b) & 0x80808080);
  }
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index++) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc(bytes.subarray(4, data.length + 8)));
  return bytes;
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (let index = 0; index < bytes.length; index++)
    value = (crcTable[(value ^ (bytes[index] as number)) & 255] as number) ^ (value >>> 8);
  return ~value >>> 0;
}
