import type { Mask } from "#lib/masks/mask.ts";

const signature = [137, 80, 78, 71, 13, 10, 26, 10];
// Bytes that are handed to the compressor at once.
const chunkBytes = 1 << 20;
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
): Promise<Uint8Array<ArrayBuffer>> {
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
export function maskPng(mask: Mask): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, data } = mask;
  if (!isBinary(data))
    return encode({ width, height, bitDepth: 8, color: "grey" }, width, (y, row) =>
      row.set(data.subarray(y * width, (y + 1) * width)),
    );
  return encode({ width, height, bitDepth: 1, color: "grey" }, Math.ceil(width / 8), (y, row) => {
    row.fill(0);
    for (let x = 0, index = y * width; x < width; x++, index++)
      row[x >> 3] = (row[x >> 3] as number) | (((data[index] as number) >> 7) << (7 - (x & 7)));
  });
}

function isBinary(data: Uint8Array): boolean {
  for (let index = 0; index < data.length; index++) if (((data[index] as number) + 1) % 256 > 1) return false;
  return true;
}

/** `writeRow` fills a row of pixels; the array it gets is used for all rows. */
async function encode(
  layout: Layout,
  rowBytes: number,
  writeRow: (y: number, row: Uint8Array) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  // All zero but these: deflated, filtered, not interlaced.
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, layout.width);
  view.setUint32(4, layout.height);
  header[8] = layout.bitDepth;
  header[9] = layout.color === "rgba" ? 6 : 0;
  const packed = await packedRows(layout.height, rowBytes, writeRow);
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
async function packedRows(
  height: number,
  rowBytes: number,
  writeRow: (y: number, row: Uint8Array) => void,
): Promise<Uint8Array> {
  const { readable, writable } = new CompressionStream("deflate");
  const packed = new Response(readable).arrayBuffer();
  const writer = writable.getWriter();
  const rowsAtOnce = Math.max(1, Math.floor(chunkBytes / (rowBytes + 1)));
  let row = new Uint8Array(rowBytes);
  let above = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, height - y);
    const bytes = new Uint8Array(rows * (rowBytes + 1));
    for (let index = 0; index < rows; index++) {
      writeRow(y + index, row);
      const start = index * (rowBytes + 1);
      bytes[start] = 2;
      for (let x = 0; x < rowBytes; x++) bytes[start + 1 + x] = (row[x] as number) - (above[x] as number);
      [row, above] = [above, row];
    }
    await writer.write(bytes);
  }
  await writer.close();
  return new Uint8Array(await packed);
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
