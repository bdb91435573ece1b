const extensions: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

const mostCharacters = 48;

/**
 * Words as part of a file name that every system takes: letters and digits of any script, the rest is a hyphen. Never
 * begins or ends with one, so a name made of it has no trailing dot or space and is no device of Windows.
 */
export function slug(text: string): string {
  const whole = text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return Array.from(whole).slice(0, mostCharacters).join("").replace(/-+$/, "");
}

type Named = {
  createdAt: Date;
  /** The prompt, or what it was called by whoever brought it. */
  words: string | null;
  width: number;
  height: number;
  mime: string;
};

/**
 * `2026-11-20_a-fox-in-the-snow_0007_1536x1024.png`: sorts by day, and no two of one download are alike. The day is the
 * reader's.
 */
export function exportName(
  { createdAt, words, width, height, mime }: Named,
  seq: number,
  timeZone: string,
): string {
  // Swedish dates are ISO dates.
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(createdAt);
  const parts = [day, slug(words ?? "") || "picture", String(seq).padStart(4, "0")];
  if (width > 0) parts.push(`${width}x${height}`);
  return `${parts.join("_")}.${extensions[mime] ?? "bin"}`;
}
