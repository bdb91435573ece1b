const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * A new id: `<prefix>_` and 26 characters of Crockford base 32, the first ten of them the time in milliseconds,
 * so ids sort by age (the layout of a ULID). `random` fills bytes; it is a parameter for tests.
 */
export function newId(
  prefix: string,
  now: number = Date.now(),
  random: (bytes: Uint8Array) => Uint8Array = (bytes) => globalThis.crypto.getRandomValues(bytes),
): string {
  const bytes = random(new Uint8Array(16));
  return `${prefix}_${idTime(now)}${Array.from(bytes, (byte) => alphabet[byte % 32]).join("")}`;
}

/** The ten characters that stand for a moment in an id; they sort as moments do. */
export function idTime(milliseconds: number): string {
  let time = "";
  for (let rest = milliseconds, digit = 0; digit < 10; digit++) {
    time = alphabet[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  return time;
}

/** When an id was made, in milliseconds. */
export function timeOfId(id: string): number {
  const digits = id.slice(id.indexOf("_") + 1).slice(0, 10);
  return Array.from(digits).reduce((time, digit) => time * 32 + alphabet.indexOf(digit), 0);
}

/** Whether `text` has the form `newId` gives for this prefix. Ids from outside are checked before they meet a query. */
export function isId(prefix: string, text: string): boolean {
  return text.startsWith(`${prefix}_`) && /^[0-9a-hjkmnp-tv-z]{26}$/.test(text.slice(prefix.length + 1));
}
