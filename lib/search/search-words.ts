/** Longest word kept, in characters; what follows is cut off in texts and in queries alike. */
const longestWord = 64;

// Scripts written without spaces, Korean for the particles that cling to its words, and emoji: each character a word.
const alone = String.raw`[[\p{L}\p{M}\p{N}]&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]|[\p{Extended_Pictographic}\p{RI}]`;
const aloneOnly = new RegExp(`^(?:${alone})$`, "v");
const word = new RegExp(
  String.raw`${alone}|[[\p{L}\p{M}\p{N}]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+`,
  "gv",
);

/**
 * A text as it is compared: width and case folded, accents of Latin and Greek letters taken off, nothing invisible.
 * Half characters become a mark that no word holds.
 */
export function foldText(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}/gu, "")
    .normalize("NFC")
    .replaceAll("ς", "σ")
    .replace(/\p{Default_Ignorable_Code_Point}+/gu, "");
}

/** The words of a folded text, in their order: letters and digits only, a Chinese character is one. */
export function wordsOf(folded: string): string[] {
  return Array.from(folded.matchAll(word), ([found]) =>
    found.length <= longestWord ? found : Array.from(found).slice(0, longestWord).join(""),
  );
}

/** Whether a word is a character of a script without spaces, complete in itself. */
export const isWholeCharacter = (text: string): boolean => aloneOnly.test(text);

/** A text cut for the index: its words with one space between two of them. */
export function searchWords(text: string): string {
  return wordsOf(foldText(text)).join(" ");
}
