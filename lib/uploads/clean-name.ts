// Control characters, and the marks that reverse the direction of what follows them.
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/**
 * A file's name as it may be shown and sent on: its last path part, without characters that deceive, at most 120
 * characters long with its extension kept; null when nothing is left.
 */
export function cleanName(name: string | null): string | null {
  const last = (name ?? "").slice(-1000).toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const shown = last
    .replace(invisible, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const letters = Array.from(shown);
  if (letters.length <= 120) return shown || null;
  const extension = /\.[a-z0-9]{1,5}$/i.exec(shown)?.[0] ?? "";
  return letters.slice(0, 120 - extension.length).join("") + extension;
}
