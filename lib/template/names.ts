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
