import type { BlobStore } from "#lib/blobs/blob-store.ts";
import { softwareInExif, softwareInXmp } from "#lib/gallery/software-tag.ts";
import { type WindowReader, windowReader } from "#lib/gallery/window-reader.ts";

/** What a picture's own bytes say of where it comes from. */
export type Provenance = { c2pa: boolean; software: string | null };

// 4 MiB of a file at most, however its parts are laid out.
const mostBlocks = 64;
const mostParts = 4000;
/** Longest piece of metadata that is looked into. */
const mostMetadata = 64 * 1024;

/**
 * Whether the file carries a C2PA manifest (PNG `caBX`, JPEG APP11, WebP `C2PA`), and which software it names. Only
 * heads and small parts are read. A file that contradicts itself says what it said up to there; one that cannot be read
 * says nothing.
 */
export async function readProvenance(
  blobs: Pick<BlobStore, "stream">,
  blob: { sha256: string; bytes: number; mime: string },
): Promise<Provenance> {
  const found: Provenance = { c2pa: false, software: null };
  const walk = walks[blob.mime];
  if (!walk) return found;
  try {
    await walk(windowReader(blobs, blob, mostBlocks), found);
  } catch {
    // Gone or cut short: the page says so itself.
  }
  return found;
}

type Walk = (file: WindowReader, found: Provenance) => Promise<void>;
const walks: Readonly<Record<string, Walk>> = {
  "image/png": walkPng,
  "image/jpeg": walkJpeg,
  "image/webp": walkWebp,
};

const isComplete = ({ c2pa, software }: Provenance) => c2pa && software !== null;
const ascii = (bytes: Buffer, start: number, end: number) => bytes.toString("latin1", start, end);

function note(found: Provenance, software: string | null): void {
  const clean = software?.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim();
  if (clean) found.software ??= clean.slice(0, 120);
}

async function walkPng(file: WindowReader, found: Provenance): Promise<void> {
  for (let at = 8, part = 0; part < mostParts && !isComplete(found); part++) {
    const head = await file.read(at, 8);
    if (head.length < 8) return;
    const length = head.readUInt32BE(0);
    const type = ascii(head, 4, 8);
    const body = () => file.read(at + 8, Math.min(length, mostMetadata));
    if (type === "caBX") found.c2pa = true;
    else if (type === "tEXt" || type === "iTXt") note(found, softwareInText(await body(), type));
    else if (type === "eXIf") note(found, softwareInExif(await body()));
    else if (type === "IEND") return;
    at += 12 + length;
  }
}

/** `Software\0<value>`, or the XMP packet that PNG keeps under a keyword of its own. */
function softwareInText(body: Buffer, type: "tEXt" | "iTXt"): string | null {
  const keyword = ascii(body, 0, Math.max(body.indexOf(0), 0));
  if (keyword === "XML:com.adobe.xmp") return softwareInXmp(body);
  if (keyword !== "Software") return null;
  const rest = body.subarray(keyword.length + 1);
  if (type === "tEXt") return rest.toString("latin1");
  // Flag, method, language and translated keyword come before the text. A packed one isn't unpacked.
  if (rest[0] !== 0) return null;
  const language = rest.indexOf(0, 2);
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
  return translated < 0 ? null : rest.toString("utf8", translated + 1);
}

async function walkJpeg(file: WindowReader, found: Provenance): Promise<void> {
  for (let at = 2, part = 0; part < mostParts && !isComplete(found); part++) {
    const head = await file.read(at, 4);
    if (head.length < 4 || head[0] !== 0xff) return;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = head.readUInt16BE(2);
    // The pixels begin: all that is told stands before them.
    if (marker === 0xda || marker === 0xd9 || length < 2) return;
    const body = () => file.read(at + 4, length - 2);
    if (marker === 0xeb) found.c2pa ||= isManifest(await body());
    else if (marker === 0xe1) note(found, softwareInApp1(await body()));
    at += 2 + length;
  }
}

/** A JUMBF box (ISO 19566-5) in an APP11 segment, labelled `c2pa` in its description. */
const isManifest = (body: Buffer) =>
  ascii(body, 0, 2) === "JP" && body.includes("jumb") && body.includes("c2pa");

function softwareInApp1(body: Buffer): string | null {
  if (ascii(body, 0, 6) === "Exif\0\0") return softwareInExif(body.subarray(6));
  return ascii(body, 0, 28) === "http://ns.adobe.com/xap/1.0/" ? softwareInXmp(body) : null;
}

async function walkWebp(file: WindowReader, found: Provenance): Promise<void> {
  for (let at = 12, part = 0; part < mostParts && !isComplete(found); part++) {
    const head = await file.read(at, 8);
    if (head.length < 8) return;
    const type = ascii(head, 0, 4);
    const length = head.readUInt32LE(4);
    const body = () => file.read(at + 8, Math.min(length, mostMetadata));
    if (type === "C2PA") found.c2pa = true;
    else if (type === "EXIF") note(found, softwareInExif(await body()));
    else if (type === "XMP ") note(found, softwareInXmp(await body()));
    at += 8 + length + (length % 2);
  }
}
