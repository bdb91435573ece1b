/** Room for a title, in columns: a Chinese character takes two. */
const room = 48;
/** A first part that is shorter says too little. */
const least = 8;

const widthOf = (character: string): number =>
  /[\u2e80-\ua4cf\uac00-\ud7af\uf900-\uffee]/u.test(character) ? 2 : 1;

/** What a template may be called: the beginning of its prompt, to the end of a part or of a word. */
export function titleFromPrompt(prompt: string): string {
  const line = prompt
    .split("\n")
    .map((one) => one.trim())
    .find((one) => one !== "");
  // A body of JSON has no beginning that names it.
  if (!line || /^[[{]/.test(line)) return "";
  const plain = line.replace(/\s+/g, " ").replace(/["“”「」『』]/g, "");
  let width = 0;
  let end = 0;
  let lastWord = 0;
  for (const character of plain) {
    if (width >= least && endsPart(plain, end)) return polished(plain.slice(0, end));
    width += widthOf(character);
    if (width > room) return polished(plain.slice(0, lastWord || end));
    if (character === " ") lastWord = end;
    end += character.length;
    if (widthOf(character) === 2) lastWord = end;
  }
  return polished(plain);
}

/** A mark that ends a part; the one in 16:9 or 1.5 does not. */
const endsPart = (text: string, at: number): boolean =>
  /[.,;:!?，。；：！？、—]/u.test(text.charAt(at)) && !/\d.\d/.test(text.slice(Math.max(0, at - 1), at + 2));

function polished(text: string): string {
  const trimmed = text.trim().replace(/[\s.,;:，。；：、—-]+$/u, "");
  return trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
}

/** Whether a text is to stand as the Chinese title. */
export const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
