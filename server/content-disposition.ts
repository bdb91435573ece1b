const extensions: Readonly<Record<string, string>> = {
  "image/png": ".png",
  "image/jpeg": ".jpg",
  "image/webp": ".webp",
};

/** Path separators, what Windows forbids, control characters, and marks that reverse the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\\/:*?"<>|]+/g;

/** Whether a browser may show it in place. Everything else is only ever saved. */
export function isShownInline(mime: string): boolean {
  return mime in extensions;
}

/** A name to save under, from what somebody typed: safe on every system, at most 120 characters, with an extension. */
export function safeFileName(wanted: string, mime: string): string {
  const extension = extensions[mime] ?? ".bin";
  const stem = wanted
    .toWellFormed()
    .replace(unsafe, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const bare = stem.toLowerCase().endsWith(extension) ? stem.slice(0, -extension.length) : stem;
  return `${Array.from(bare).slice(0, 120).join("") || "image"}${extension}`;
}

/** The header that makes a browser save under `name`, in plain ASCII and, after RFC 5987, as it is. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
