const windowsNames = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The `.prompt` file of each slug, from the folder on: safe on every disk, whatever the studio sent. */
export function promptFiles(slugs: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const files = new Map<string, string>();
  for (const slug of [...slugs].sort()) {
    const stem = slug.split("/").map(safePart).join("/");
    let file = `${stem}.prompt`;
    // Some disks do not tell cases apart.
    for (let number = 2; taken.has(file.toLowerCase()); number++) file = `${stem}-${number}.prompt`;
    taken.add(file.toLowerCase());
    files.set(slug, file);
  }
  return files;
}

function safePart(part: string): string {
  const safe = part
    .normalize("NFC")
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\:*?"<>|]/gu, "-")
    .replace(/^\.+|[. ]+$/g, "-");
  if (safe === "") return "-";
  return windowsNames.test(safe) ? `_${safe}` : safe;
}
