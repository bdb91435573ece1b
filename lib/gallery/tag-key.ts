/** What two spellings of one tag have in common: `Poster`, `poster` and `ｐｏｓｔｅｒ` are one. */
export function tagKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().normalize("NFC").replace(/\s+/g, " ").trim();
}
