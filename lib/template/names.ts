/** Longest name of a variable or slot, in code points. */
export const maxNameLength = 64;

const name = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u;

/**
 * Names that mean something else to Handlebars or to Dotprompt, whose files ours are, and `__proto__`, which is no
 * ordinary key of a JavaScript object.
 */
const reserved = new Set([
  ...["this", "else", "true", "false", "null", "undefined", "__proto__"],
  ...["if", "unless", "each", "with", "lookup", "log"],
  ...["json", "role", "history", "section", "media", "ifEquals", "unlessEquals"],
]);

/** The one form in which names are compared. */
export const normalName = (text: string): string => text.normalize("NFC");

/** Why `text` can't be the name of a variable or a slot, or null. */
export function nameFault(text: string): "name" | "nameLength" | "nameReserved" | null {
  if (!name.test(text) || normalName(text) !== text) return "name";
  if (Array.from(text).length > maxNameLength) return "nameLength";
  return reserved.has(text) ? "nameReserved" : null;
}

/** `text` as a name: what can't stand in one becomes `_`, a digit in front gets one, what is reserved too. */
export function toName(text: string, fallback: string): string {
  const joined = normalName(text)
    .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, "_")
    .replace(/^[_\p{M}]+|_+$/gu, "");
  const cut = Array.from(joined).slice(0, 40).join("").replace(/_+$/, "");
  const usable = /^\p{Nd}/u.test(cut) || reserved.has(cut) ? `_${cut}` : cut;
  return nameFault(usable) === null ? usable : fallback;
}

/** `wanted`, or `wanted_2`, `wanted_3` ..., whichever is not in `taken` yet; `taken` has it afterwards. */
export function uniqueName(wanted: string, taken: Set<string>): string {
  let found = wanted;
  for (let number = 2; taken.has(found); number++) found = `${wanted}_${number}`;
  taken.add(found);
  return found;
}
