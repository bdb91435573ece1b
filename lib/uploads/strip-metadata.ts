/**
 * The picture without what it tells of its maker (EXIF with GPS and the camera, XMP, IPTC, comments, other pictures
 * behind its end), pixels and colour profile untouched: only the container is taken apart. A C2PA manifest goes with
 * them, since its signature covers what is removed; a picture with nothing to remove is returned as it is.
 * `own`: types of PNG chunks that stay nevertheless.
 * null when the container is cut or contradicts itself.
 */
export function stripMetadata(bytes: Uint8Array, own: readonly string[] = []): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0x89) return stripPng(bytes, view, own);
  if (bytes[0] === 0xff) return stripJpeg(bytes, view);
  return stripWebp(bytes, view);
}

// Far more than any encoder writes; a hostile file of nothing but empty parts has millions.
const maxParts = 100_000;

type Part = { start: number; end: number; kind: "keep" | "personal" | "signature" };

/** Joins what stays; the original array when nothing personal is in it. */
function joined(bytes: Uint8Array, parts: Part[]): Uint8Array {
  const isPersonal = parts.some(({ kind }) => kind === "personal") || parts.at(-1)?.end !== bytes.length;
  if (!isPersonal) return bytes;
  return Buffer.concat(
    parts.filter(({ kind }) => kind === "keep").map(({ start, end }) => bytes.subarray(start, end)),
  );
}

/** Of the parts a PNG can do without, those that say how its pixels look. What else programs write there is theirs. */
const shownChunks = new Set([
  ...["tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT"],
  ...["acTL", "fcTL", "fdAT"],
]);
const isCritical = (type: string) => /^[A-Z]/.test(type);

function stripPng(bytes: Uint8Array, view: DataView, own: readonly string[]): Uint8Array | null {
  const parts: Part[] = [{ start: 0, end: 8, kind: "keep" }];
  for (let start = 8; start + 12 <= bytes.length && parts.length < maxParts; ) {
    const end = start + 12 + view.getUint32(start);
    const type = name(bytes, start + 4);
    if (end > bytes.length) return null;
    const isKept = isCritical(type) || shownChunks.has(type) || own.includes(type);
    parts.push({
      start,
      end,
      kind: type === "caBX" ? "signature" : isKept ? "keep" : "personal",
    });
    if (type === "IEND") return joined(bytes, parts);
    start = end;
  }
  return null;
}

function stripJpeg(bytes: Uint8Array, view: DataView): Uint8Array | null {
  const parts: Part[] = [{ start: 0, end: 2, kind: "keep" }];
  for (let start = 2; start + 2 <= bytes.length && parts.length < maxParts; ) {
    const marker = bytes[start + 1] ?? 0;
    if (bytes[start] !== 0xff) return null;
    if (marker === 0xff) {
      start += 1;
      continue;
    }
    if (marker === 0xd9) {
      parts.push({ start, end: start + 2, kind: "keep" });
      return joined(bytes, parts);
    }
    if (start + 4 > bytes.length) return null;
    const header = start + 2 + view.getUint16(start + 2);
    const end = marker === 0xda ? endOfScan(bytes, header) : header;
    if (end > bytes.length) return null;
    parts.push({ start, end, kind: segmentKind(bytes, start, marker) });
    start = end;
  }
  return null;
}

function segmentKind(bytes: Uint8Array, start: number, marker: number): Part["kind"] {
  if (marker === 0xeb) return "signature";
  const isOfPrograms = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef);
  if (!isOfPrograms) return "keep";
  // APP2 is the colour profile, or the table of contents of the pictures behind the end; APP14 says how colours are coded.
  if (marker === 0xe2) return name(bytes, start + 4) === "ICC_" ? "keep" : "personal";
  return marker === 0xe0 || marker === 0xee ? "keep" : "personal";
}

/** Pixels run up to the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

const shownParts = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);

function stripWebp(bytes: Uint8Array, view: DataView): Uint8Array | null {
  const length = 8 + view.getUint32(4, true);
  if (length > bytes.length) return null;
  const parts: Part[] = [{ start: 0, end: 12, kind: "keep" }];
  for (let start = 12; start < length; ) {
    if (start + 8 > length || parts.length > maxParts) return null;
    const type = name(bytes, start);
    const size = view.getUint32(start + 4, true);
    // The last chunk of an odd size may lack its padding.
    const end = Math.min(start + 8 + size + (size % 2), length);
    if (start + 8 + size > length) return null;
    parts.push({
      start,
      end,
      kind: type === "C2PA" ? "signature" : shownParts.has(type) ? "keep" : "personal",
    });
    start = end;
  }
  const stripped = joined(bytes, parts);
  if (stripped === bytes) return bytes;
  const written = new DataView(stripped.buffer, stripped.byteOffset, stripped.byteLength);
  written.setUint32(4, stripped.length - 8, true);
  // The extended header says which of the two follow.
  if (name(stripped, 12) === "VP8X") written.setUint8(20, written.getUint8(20) & ~0x0c);
  return stripped;
}

function name(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
