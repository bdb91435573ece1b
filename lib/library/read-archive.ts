import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { AppError } from "#lib/errors.ts";

/** Limits of one archive: what is said of it is checked first, what really comes out of it again. */
const maxEntries = 5000;
const maxEntryBytes = 4 * 1024 * 1024;
const maxTotalBytes = 100 * 1024 * 1024;
/** More than this many times its packed size is no text anybody wrote. */
const maxRatio = 200;
const wellPacked = 64 * 1024;

/** A file of an archive, or why it is not taken. */
export type ArchiveEntry = { path: string; text: string } | { path: string; error: AppError };

/** Files a prompt may stand in; pictures and the like that came along are not looked at. */
const isPromptFile = (path: string) => /\.(?:prompt|prompty|json|md|markdown|txt|ya?ml)$/i.test(path);
const isOurManifest = (path: string) =>
  path === "provenance.json" || path.endsWith("/.DS_Store") || path.startsWith("__MACOSX/");

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length > 3 && bytes[0] === 0x50 && bytes[1] === 0x4b && [3, 5].includes(bytes[2] ?? 0);

/**
 * The texts of a zip, one after the other. Nothing is written anywhere. An entry that leads outside, is a link, is
 * encrypted, or unpacks to more than it may is refused by itself. Errors: `import_archive_unreadable`, `import_too_large`.
 */
export async function* readArchive(bytes: Buffer): AsyncGenerator<ArchiveEntry> {
  let total = 0;
  for await (const { zip, entry, path } of walk(bytes)) {
    if (!isPromptFile(path) || isOurManifest(path)) continue;
    const kind = whyUnsafe(entry, path, maxEntryBytes);
    if (kind) {
      yield { path: shownPath(path), error: unsafe(kind) };
      continue;
    }
    total += entry.uncompressedSize;
    if (total > maxTotalBytes) throw new AppError("import_too_large", { params: { most: maxEntries } });
    yield await readEntry(zip, entry, path);
  }
}

/** The files of a zip with one of these paths and at most so many bytes; what may not be taken is left out. */
export async function* readFiles(
  bytes: Buffer,
  paths: ReadonlySet<string>,
  mostBytes: number,
): AsyncGenerator<{ path: string; bytes: Buffer }> {
  for await (const { zip, entry, path } of walk(bytes)) {
    if (!paths.has(path) || whyUnsafe(entry, path, mostBytes)) continue;
    const read = await readBytes(zip, entry, mostBytes).catch(() => null);
    if (read) yield { path, bytes: read };
  }
}

async function* walk(bytes: Buffer): AsyncGenerator<{ zip: ZipFile; entry: Entry; path: string }> {
  const zip = await openArchive(bytes);
  try {
    if (zip.entryCount > maxEntries) throw new AppError("import_too_large", { params: { most: maxEntries } });
    for (;;) {
      const entry = await nextEntry(zip);
      if (entry === null) return;
      const path = nameOf(entry);
      if (!path.endsWith("/")) yield { zip, entry, path };
    }
  } finally {
    zip.close();
  }
}

const unsafe = (kind: string) => new AppError("import_entry_unsafe", { params: { kind } });
const shownPath = (path: string) => path.replace(/\p{Cc}/gu, "�").slice(0, 300);

async function openArchive(bytes: Buffer): Promise<ZipFile> {
  const open = promisify(
    fromBuffer as (bytes: Buffer, options: object, done: (error: Error | null, zip: ZipFile) => void) => void,
  );
  try {
    // Names are checked here, entry by entry: the library would give up the whole archive.
    return await open(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true });
  } catch (cause) {
    throw new AppError("import_archive_unreadable", { cause });
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const stop = () => zip.off("entry", found).off("end", ended).off("error", failed);
    const found = (entry: Entry) => {
      stop();
      resolve(entry);
    };
    const ended = () => {
      stop();
      resolve(null);
    };
    const failed = (cause: unknown) => {
      stop();
      reject(new AppError("import_archive_unreadable", { cause }));
    };
    zip.on("entry", found).on("end", ended).on("error", failed);
    zip.readEntry();
  });
}

const nameOf = (entry: Entry): string =>
  Buffer.from(entry.fileName as unknown as Uint8Array).toString("utf8");

const linkMode = 0o120000;
const typeMask = 0o170000;

function whyUnsafe(entry: Entry, path: string, mostBytes: number): string | null {
  const leadsOut =
    path.startsWith("/") ||
    /^[a-z]:/i.test(path) ||
    path.includes("\\") ||
    path.includes("\0") ||
    path.split("/").includes("..");
  if (leadsOut) return "path";
  if (((entry.externalFileAttributes >>> 16) & typeMask) === linkMode) return "link";
  if (entry.generalPurposeBitFlag & 1) return "encrypted";
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return "method";
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > mostBytes || (entry.uncompressedSize > wellPacked && ratio > maxRatio))
    return "size";
  return null;
}

async function readEntry(zip: ZipFile, entry: Entry, path: string): Promise<ArchiveEntry> {
  try {
    const read = await readBytes(zip, entry, maxEntryBytes);
    return read ? { path, text: read.toString("utf8") } : { path, error: unsafe("size") };
  } catch (cause) {
    return { path, error: new AppError("import_archive_unreadable", { cause }) };
  }
}

/** What an entry holds; null when it is more than it may be, whatever was said of its size. */
async function readBytes(zip: ZipFile, entry: Entry, mostBytes: number): Promise<Buffer | null> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
