import { isRecord } from "#lib/prompt-files/fields.ts";
import { fileFault } from "#lib/prompt-files/file-fault.ts";
import type { FileFormat, ReadPrompt } from "#lib/prompt-files/prompt-file.ts";
import { readGalleryItem, readGalleryText } from "#lib/prompt-files/read-gallery.ts";
import { readJson } from "#lib/prompt-files/read-json.ts";
import { readLangfuse } from "#lib/prompt-files/read-langfuse.ts";
import { readOpenai } from "#lib/prompt-files/read-openai.ts";
import { readPrompt } from "#lib/prompt-files/read-prompt.ts";
import { readPrompty } from "#lib/prompt-files/read-prompty.ts";
import { sniffFormat } from "#lib/prompt-files/sniff-format.ts";
import { normalTexts } from "#lib/template/canonical.ts";
import { normalText } from "#lib/template/clean-text.ts";

/** Most prompts one file may hold. */
export const maxPromptsInFile = 5000;
const maxFileLength = 20_000_000;

export type ReadFile = { format: FileFormat | null; prompts: ReadPrompt[] };

/**
 * Everything a file holds, whichever of the formats it is in. Never throws: what can't be read is a problem with its
 * line. Byte order mark, CRLF, NUL and broken characters are cleaned first.
 */
export function readPromptFile(path: string, source: string): ReadFile {
  const { format, prompts } = readAny(path, source);
  return {
    format,
    prompts: prompts.map((each) => (each.ok ? { ...each, file: normalTexts(each.file) } : each)),
  };
}

function readAny(path: string, source: string): ReadFile {
  if (source.length > maxFileLength) return refused(null, "long");
  const text = normalText(source.replace(/^\ufeff/, ""));
  const format = sniffFormat(path, text);
  switch (format) {
    case "prompt":
      return { format, prompts: [readPrompt(text)] };
    case "prompty":
      return { format, prompts: [readPrompty(text)] };
    case "openai":
      return { format, prompts: [readOpenai(text)] };
    case "langfuse":
      return { format, prompts: readList(text, readLangfuse) };
    case "gallery":
      return { format, prompts: readGallery(text) };
    case null:
      return refused(null, "unknown");
  }
}

const refused = (format: FileFormat | null, kind: string): ReadFile => ({
  format,
  prompts: [{ ok: false, problem: fileFault(kind) }],
});

function readGallery(text: string): ReadPrompt[] {
  if (!/^\s*\[/.test(text) || !readJson(text).ok)
    return /^\s*\{\s*"(?:prompts|data|items)"/.test(text)
      ? readList(text, readGalleryItem)
      : readGalleryText(text);
  return readList(text, readGalleryItem);
}

/** One row, a list of them, or a list under the usual names. */
function readList(text: string, readItem: (item: unknown) => ReadPrompt): ReadPrompt[] {
  const json = readJson(text);
  if (!json.ok) return [json];
  const { value } = json;
  const named = isRecord(value) ? [value.prompts, value.data, value.items].find(Array.isArray) : undefined;
  const items: unknown[] = Array.isArray(value) ? value : (named ?? [value]);
  if (items.length === 0) return [{ ok: false, problem: fileFault("noText", 0, { name: "" }) }];
  const read = items.slice(0, maxPromptsInFile).map(readItem);
  if (items.length <= maxPromptsInFile) return read;
  return [...read, { ok: false, problem: fileFault("tooMany", 0, { max: maxPromptsInFile }) }];
}
