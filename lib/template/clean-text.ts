/** Line ends, composition and broken characters as every stored text has them: LF, NFC, whole code points. */
export function normalText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n").normalize("NFC").replace(controls, "");
}

/** C0, DEL and C1, but tab and line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

export const hasControls = (text: string): boolean =>
  text.search(controls) >= 0 || text.toWellFormed() !== text;

// Marks, overrides and isolates that turn the reading direction; line and paragraph separators; soft hyphen, zero-width
// space, word joiner, invisible operators, interlinear marks, byte order mark; the tag block (letters nobody sees).
const unseen =
  /\u034f|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\u2028\u2029\u00ad\u180e\u200b\u2060-\u2064\ufff9-\ufffb\ufeff\u{e0000}-\u{e007f}]/gu;

// A joiner shapes emoji and the scripts that know it; elsewhere it only hides something.
const joiner = /[\u200c\u200d]/u;
const joined =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Mn}\p{Mc}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}]/u;
// One selector chooses the form of the character before it; a row of them is a hiding place.
const selector = /\p{Variation_Selector}/u;
const chosen = /[\p{Emoji}\p{S}\p{Script=Han}\p{Script=Mongolian}]/u;

/** Joiners and selectors where they do their work; elsewhere they go. */
function withoutLooseMarks(text: string): string {
  const characters = Array.from(text);
  return characters
    .filter((character, index) => {
      const before = characters[index - 1] ?? "";
      if (joiner.test(character)) return joined.test(before) && joined.test(characters[index + 1] ?? "");
      return !selector.test(character) || (chosen.test(before) && !selector.test(before));
    })
    .join("");
}

/**
 * What a stranger's text becomes before anything else looks at it: as `normalText`, without characters that nobody
 * sees or that turn the reading direction. What can be read stays as it was.
 */
export function cleanUserText(text: string): string {
  return normalText(withoutLooseMarks(normalText(text).replace(unseen, "")));
}

const overrides = [
  /\b(ignore|disregard|forget|override)\b.{0,24}\b(above|previous|prior|earlier|preceding|foregoing|instructions?|prompts?|rules)\b/iu,
  /\b(system|developer) (prompt|message|instructions?)\b/iu,
  /\b(new|real|actual) instructions?\s*:/iu,
  /(忽略|无视|忘记|忘掉|不要理会|跳过)[^。\n]{0,8}(以上|上述|上面|前面|之前|先前|此前|所有|全部)[^。\n]{0,8}/u,
  /(系统|开发者)(提示词?|指令|消息)/u,
  /(新的|真正的)(指令|任务|要求)\s*[:：]/u,
];

/** The words of a text that read as if they spoke to the model and not to the picture, or null. */
export function suspiciousWords(text: string): string | null {
  for (const pattern of overrides) {
    const found = pattern.exec(text);
    if (found) return Array.from(found[0]).slice(0, 60).join("");
  }
  return null;
}
