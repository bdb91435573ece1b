import type { ErrorCode } from "#lib/errors.ts";
import { maxUploadBytes } from "#lib/images/parameters.ts";

/** What is known of a file before its first byte is read. */
export type FileFacts = { name: string; type: string; size: number };
export type Verdict = "upload" | "convert" | ErrorCode;
export type Sorted<File extends FileFacts> = {
  accepted: { file: File; convert: boolean }[];
  refused: { file: File; code: ErrorCode }[];
};

const uploadable = new Set(["image/png", "image/jpeg", "image/webp"]);
const heic = /^image\/hei[cf](-sequence)?$/;
const nameEndings: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  heic: "image/heic",
  heif: "image/heic",
};

/** The browser's type, or one read from the name where it knows none (HEIC outside Safari). */
export function mimeOf({ name, type }: FileFacts): string {
  return type || (nameEndings[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "");
}

/** Whether a file may go up, must be converted first, or why not. The server checks the bytes again. */
export function judgeFile(file: FileFacts): Verdict {
  const mime = mimeOf(file);
  if (!uploadable.has(mime) && !heic.test(mime)) return "upload_type_unsupported";
  if (file.size === 0) return "upload_empty";
  if (file.size > maxUploadBytes) return "upload_too_large";
  return uploadable.has(mime) ? "upload" : "convert";
}

/** Sorts what was chosen, dropped or pasted. `room` is how many more images the model takes. */
export function sortFiles<File extends FileFacts>(files: readonly File[], room: number): Sorted<File> {
  const sorted: Sorted<File> = { accepted: [], refused: [] };
  for (const file of files) {
    const verdict = judgeFile(file);
    if (verdict !== "upload" && verdict !== "convert") sorted.refused.push({ file, code: verdict });
    else if (sorted.accepted.length >= room) sorted.refused.push({ file, code: "references_too_many" });
    else sorted.accepted.push({ file, convert: verdict === "convert" });
  }
  return sorted;
}

/** What a paste or a drop carries, as far as we care. */
export type Transfer<File extends FileFacts> = {
  files: Iterable<File>;
  types: readonly string[];
};

/**
 * The files of a paste, or none where the paste is text: copying cells or slides puts a picture beside the text,
 * and then the text is meant.
 */
export function pastedFiles<File extends FileFacts>({ files, types }: Transfer<File>): File[] {
  return types.includes("text/plain") ? [] : [...files];
}
