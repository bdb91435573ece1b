import { createDeflater, type Deflater, type Packed, zlibStream } from "#lib/masks/deflate.ts";

const signature = [137, 80, 78, 71, 13, 10, 26, 10];
/** A row as it is, and as its difference to the one above. */
const noFilter = Uint8Array.of(0);
const upFilter = Uint8Array.of(2);
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

export type Layout = {
  width: number;
  height: number;
  bitDepth: 1 | 8;
  color: "grey" | "rgba";
  extra?: Extra;
};

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
  return pngOf(layout, [packRows(height, width * 4, writeRow)]);
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

/** The file of rows that were packed with `packRows`, band after band. */
export function pngOf(layout: Layout, bands: readonly Packed[]): Uint8Array<ArrayBuffer> {
  // All zero but these: deflated, filtered, not interlaced.
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, layout.width);
  view.setUint32(4, layout.height);
  header[8] = layout.bitDepth;
  header[9] = layout.color === "rgba" ? 6 : 0;
  const own = layout.extra ? [chunk(layout.extra.type, layout.extra.data)] : [];
  const chunks = [
    chunk("IHDR", header),
    ...own,
    chunk("IDAT", joined(zlibStream(bands))),
    chunk("IEND", new Uint8Array(0)),
  ];
  return joined([Uint8Array.from(signature), ...chunks]);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    whole.set(piece, end);
    end += piece.length;
  }
  return whole;
}

/**
 * A band of rows, which needs nothing of the bands above it. Each but the first is kept as its difference to the one
 * above, which is nearly always nothing. `writeRow` fills a row of pixels; the array it gets is used for all rows.
 */
export function packRows(
  height: number,
  rowBytes: number,
  writeRow: (y: number, row: Uint8Array) => void,
  deflater: Deflater = createDeflater(),
): Packed {
  // Whole words, the last bytes of which are not sent.
  const roomy = () => new Uint32Array(Math.ceil(rowBytes / 4));
  const bytesOf = (words: Uint32Array) => new Uint8Array(words.buffer, 0, rowBytes);
  const difference = roomy();
  let row = roomy();
  let above = roomy();
  for (let y = 0; y < height; y++) {
    writeRow(y, bytesOf(row));
    subtract(row, above, difference);
    deflater.write(y === 0 ? noFilter : upFilter);
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
