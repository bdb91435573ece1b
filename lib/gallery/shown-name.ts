// What is drawn nowhere (spaces of no width, soft hyphens) and what turns the direction of what follows. Joiners stay: scripts and emoji need them.
const unseen = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu;
const seen = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * A name as it is kept: one spelling for what looks the same, nothing that deceives, no spaces around or doubled. Empty when
 * nothing of it can be seen.
 */
export function shownName(text: string): string {
  const name = text
    .toWellFormed()
    .normalize("NFC")
    .replace(unseen, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return seen.test(name) ? name : "";
}
