import { promptOverheadTokens } from "#lib/pricing/tokens.ts";

// A word with the space before it, a number by threes, spaces, one Han or kana character, anything else.
const pieces = /\p{L}[\p{L}\p{M}'’]*|\p{N}{1,3}|\s+|./gsu;
const latinWord = /^[\p{Script=Latin}'’]+$/u;
const eastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * About how many tokens the API counts for a prompt, the fixed 6 included: cheap enough for every keystroke, on the
 * high side of o200k for English and Chinese. The bill comes from the provider's usage.
 */
export function textTokensEstimate(prompt: string): number {
  let tokens = 0;
  for (const [piece] of prompt.matchAll(pieces)) tokens += pieceTokens(piece);
  return Math.ceil(tokens) + promptOverheadTokens;
}

function pieceTokens(piece: string): number {
  if (/^\s/.test(piece)) return piece === " " ? 0 : Math.ceil(piece.length / 8);
  if (latinWord.test(piece)) return latinTokens(piece);
  if (eastAsian.test(piece)) return piece.length;
  return piece.charCodeAt(0) < 0x80 ? 1 : Math.max(1, utf8Length(piece) / 2.5);
}

/** Common English words are one token; accents break words into more. */
function latinTokens(word: string): number {
  if (utf8Length(word) > word.length) return Math.max(1, word.length / 3);
  return word.length <= 6 ? 1 : 1 + (word.length - 6) / 5;
}

/** More tokens than any prompt of these bytes can have: a token of a byte-level vocabulary is at least one byte. */
export function textTokensAtMost(prompt: string): number {
  return utf8Length(prompt) + promptOverheadTokens;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
