/** A picture as its own first bytes describe it. HEIC and AVIF are only named: their `width` and `height` are 0. */
export type SniffedImage = {
  mime: "image/png" | "image/jpeg" | "image/webp" | "image/gif" | "image/heic" | "image/avif";
  width: number;
  height: number;
  /** More than one frame, as far as the header tells. */
  animated: boolean;
};

/** What a file is instead, when it is no picture we take: enough to name it to the person who chose it. */
export type OtherKind = "image/svg+xml" | "text/html" | "application/pdf" | "image/bmp" | "image/tiff";

// A hostile file may hold millions of tiny segments; no honest one has this many before its size is known.
const maxSteps = 20_000;

/**
 * Reads type and size from the bytes, never from a name. Only headers are looked at: whether the rest decodes is for
 * whoever decodes it. null for anything else, and for a header that is cut, contradictory or of size 0.
 */
export function sniffImage(bytes: Uint8Array): SniffedImage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = png(view) ?? jpeg(view) ?? webp(view) ?? gif(view) ?? heif(view);
  if (!found) return null;
  const isNamedOnly = found.mime === "image/heic" || found.mime === "image/avif";
  return isNamedOnly || (found.width > 0 && found.height > 0) ? found : null;
}

/** Names a file that `sniffImage` does not take, whatever its extension claims; null when nobody knows. */
export function sniffOther(bytes: Uint8Array): OtherKind | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (ascii(view, 0, 5) === "%PDF-") return "application/pdf";
  if (ascii(view, 0, 2) === "BM" && view.byteLength >= 26) return "image/bmp";
  const tiff = ascii(view, 0, 4);
  if (tiff === "II*\0" || tiff === "MM\0*") return "image/tiff";
  const opening = new TextDecoder().decode(bytes.subarray(0, 4096)).replaceAll("\0", "").trimStart();
  // No pattern with nested repetition here: the text is hostile.
  const text = opening.toLowerCase();
  if (!text.startsWith("<")) return null;
  if (/<(?:[a-z]+:)?svg[\s>/]/.test(text) && !text.startsWith("<!doctype html")) return "image/svg+xml";
  return /^<(?:!doctype html|html|head|body|script|!--)/.test(text) ? "text/html" : null;
}

function ascii(view: DataView, offset: number, length: number): string {
  if (offset + length > view.byteLength) return "";
  let text = "";
  for (let index = offset; index < offset + length; index++)
    text += String.fromCharCode(view.getUint8(index));
  return text;
}

function png(view: DataView): SniffedImage | null {
  if (view.byteLength < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a)
    return null;
  if (view.getUint32(8) !== 13 || ascii(view, 12, 4) !== "IHDR") return null;
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  if (width > 0x7fffffff || height > 0x7fffffff) return null;
  return { mime: "image/png", width, height, animated: hasAnimationChunk(view) };
}

/** An animated PNG says so with `acTL` before its pixels. */
function hasAnimationChunk(view: DataView): boolean {
  for (let offset = 33, step = 0; offset + 12 <= view.byteLength && step < maxSteps; step++) {
    const type = ascii(view, offset + 4, 4);
    if (type === "acTL") return true;
    if (type === "IDAT") return false;
    offset += 12 + view.getUint32(offset);
  }
  return false;
}

const isStartOfFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

function jpeg(view: DataView): SniffedImage | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let offset = 2, step = 0; offset + 9 <= view.byteLength && step < maxSteps; step++) {
    const marker = view.getUint8(offset + 1);
    if (view.getUint8(offset) !== 0xff) return null;
    if (isStartOfFrame(marker)) {
      const height = view.getUint16(offset + 5);
      return { mime: "image/jpeg", width: view.getUint16(offset + 7), height, animated: false };
    }
    const length = segmentLength(view, offset, marker);
    if (length === 0) return null;
    offset += length;
  }
  return null;
}

/** Bytes of a JPEG segment with its marker; 0 where pixels begin, the picture ends, or the length is impossible. */
function segmentLength(view: DataView, offset: number, marker: number): number {
  if (marker === 0xff) return 1;
  if (standsAlone(marker)) return 2;
  const length = view.getUint16(offset + 2);
  return marker === 0xda || marker === 0xd9 || length < 2 ? 0 : 2 + length;
}

function webp(view: DataView): SniffedImage | null {
  if (view.byteLength < 30 || ascii(view, 0, 4) !== "RIFF" || ascii(view, 8, 4) !== "WEBP") return null;
  const found = (width: number, height: number, animated = false): SniffedImage => ({
    mime: "image/webp",
    width,
    height,
    animated,
  });
  const uint24 = (offset: number) => view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
  switch (ascii(view, 12, 4)) {
    case "VP8 ":
      if (uint24(23) !== 0x2a019d) return null;
      return found(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case "VP8L": {
      if (view.getUint8(20) !== 0x2f) return null;
      const bits = view.getUint32(21, true);
      return found((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case "VP8X":
      return found(uint24(24) + 1, uint24(27) + 1, (view.getUint8(20) & 0x02) !== 0);
    default:
      return null;
  }
}

function gif(view: DataView): SniffedImage | null {
  const signature = ascii(view, 0, 6);
  if (view.byteLength < 13 || (signature !== "GIF87a" && signature !== "GIF89a")) return null;
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  return { mime: "image/gif", ...size, animated: hasSecondFrame(view) };
}

const colorTableBytes = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);

/** Walks the blocks up to a second frame; a loop extension counts as one, since players then expect several. */
function hasSecondFrame(view: DataView): boolean {
  let offset = 13 + colorTableBytes(view.getUint8(10));
  let frames = 0;
  for (let step = 0; offset + 11 <= view.byteLength && step < maxSteps; step++) {
    const block = view.getUint8(offset);
    if (block === 0x2c) {
      frames += 1;
      if (frames === 2) return true;
      offset = afterSubBlocks(view, offset + 11 + colorTableBytes(view.getUint8(offset + 9)));
    } else if (block === 0x21) {
      if (ascii(view, offset + 3, 11) === "NETSCAPE2.0") return true;
      offset = afterSubBlocks(view, offset + 2);
    } else {
      return false;
    }
  }
  return false;
}

/** Where the chain of length-prefixed blocks that starts here ends. */
function afterSubBlocks(view: DataView, start: number): number {
  let offset = start;
  for (let step = 0; offset < view.byteLength && step < maxSteps; step++) {
    const length = view.getUint8(offset);
    offset += 1 + length;
    if (length === 0) return offset;
  }
  return view.byteLength;
}

const heicBrands = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]);

/** ISO media files name themselves in `ftyp`: the major brand, then compatible ones. */
function heif(view: DataView): SniffedImage | null {
  if (ascii(view, 4, 4) !== "ftyp") return null;
  const end = Math.min(view.getUint32(0), view.byteLength, 256);
  const brands: string[] = [];
  for (let offset = 8; offset + 4 <= end; offset += offset === 8 ? 8 : 4) brands.push(ascii(view, offset, 4));
  const named = (mime: SniffedImage["mime"], animated: boolean) => ({ mime, width: 0, height: 0, animated });
  if (brands.includes("avif") || brands.includes("avis")) return named("image/avif", brands[0] === "avis");
  return brands.some((brand) => heicBrands.has(brand)) ? named("image/heic", brands[0] === "msf1") : null;
}
