const pieceLength = 1000;

/**
 * Tokens of a text in o200k_base. Long texts are counted piece by piece, because the encoder is quadratic in the
 * length of one word: 32,000 Han characters without a space would hold the process for five seconds. Pieces end
 * before a space that starts a word, where the encoder splits as well; only a longer word may cost a token or two more.
 */
export async function countTokens(text: string): Promise<number> {
  // The table is 2 MB of code: it is loaded with the first picture, not with the server.
  const encoder = await import("gpt-tokenizer/encoding/o200k_base");
  let count = 0;
  for (const piece of pieces(text)) {
    count += encoder.countTokens(piece, { disallowedSpecial: new Set() });
    if (piece.length < text.length) await new Promise((resolve) => setImmediate(resolve));
  }
  return count;
}

function pieces(text: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + pieceLength < text.length ? pieceEnd(text, start) : text.length;
    found.push(text.slice(start, end));
    start = end;
  }
  return found;
}

function pieceEnd(text: string, start: number): number {
  const window = text.slice(start, start + pieceLength);
  const space = [...window.matchAll(/(?<=\S) (?=\p{L})/gu)].at(-1)?.index;
  if (space) return start + space;
  // Never between the halves of a surrogate pair.
  return /[\uD800-\uDBFF]$/.test(window) ? start + pieceLength - 1 : start + pieceLength;
}
