import { foldText, searchWords } from "#lib/search/search-words.ts";
import { seeded } from "#tests/bench/gallery/prompts.ts";
import type { SeededTemplate } from "#tests/bench/library/seed.ts";

/** What is to be found, by the definition and without any index. */
export type Scan = {
  /** Pieces of the texts: of 1-4 Han characters, and beginnings of Latin words of every length. */
  queries: string[];
  /** Ids whose words hold the query side by side, the last of them from its beginning. */
  matching(query: string): Set<string>;
  /** Ids whose text as it was written, only folded, holds the query as it is (Han), or at a word's beginning (Latin). */
  holding(query: string): Set<string>;
};

/** Pieces of every length. */
const hanPieces = 15;
const latinPieces = 4;
const longestPrefix = 12;

export function scanOf(templates: readonly SeededTemplate[]): Scan {
  const cut = templates.map(({ id, text }) => ({
    id,
    words: ` ${searchWords(text)} `,
    folded: foldText(text),
  }));
  // Both databases are asked the same: what was found for the first is kept for the second, as places in `cut`.
  const found = new Map<string, Uint32Array>();
  const idsWhere = (key: string, holds: (text: (typeof cut)[number]) => boolean) => {
    const kept = found.get(key) ?? placesWhere(cut, holds);
    found.set(key, kept);
    return new Set(Array.from(kept, (place) => cut[place]?.id ?? ""));
  };
  return {
    queries: piecesOf(cut.map(({ folded }) => folded)),
    matching(query) {
      const words = searchWords(query);
      const isHan = /\p{Script=Han}$/u.test(words);
      const needle = isHan ? ` ${words} ` : ` ${words}`;
      return idsWhere(`matching ${query}`, (text) => text.words.includes(needle));
    },
    holding(query) {
      if (/^\p{Script=Han}+$/u.test(query))
        return idsWhere(`holding ${query}`, ({ folded }) => folded.includes(query));
      const begins = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${query}`, "u");
      return idsWhere(`holding ${query}`, ({ folded }) => folded.includes(query) && begins.test(folded));
    },
  };
}

const placesWhere = <Item>(items: readonly Item[], holds: (item: Item) => boolean): Uint32Array =>
  Uint32Array.from(items.flatMap((item, place) => (holds(item) ? [place] : [])));

/** As many pieces of every length, from places all over the texts; the same every time. */
function piecesOf(texts: readonly string[]): string[] {
  const random = seeded(7);
  const pieces = new Set<string>();
  const pick = (pattern: RegExp) => {
    const text = texts[Math.floor(random() * texts.length)] ?? "";
    const found = text.match(pattern) ?? [];
    return found[Math.floor(random() * found.length)] ?? null;
  };
  const fill = (most: number, make: () => string | null) => {
    for (let added = 0, tries = 0; added < most && tries < 5000; tries++) {
      const piece = make();
      if (piece === null || pieces.has(piece)) continue;
      pieces.add(piece);
      added++;
    }
  };
  for (let length = 1; length <= 4; length++)
    fill(hanPieces, () => {
      const run = Array.from(pick(/\p{Script=Han}+/gu) ?? "");
      const from = Math.floor(random() * (run.length - length + 1));
      return run.length < length ? null : run.slice(from, from + length).join("");
    });
  for (let length = 1; length <= longestPrefix; length++)
    fill(latinPieces, () => {
      const word = pick(/(?<![\p{L}\p{N}])[a-z]+/gu) ?? "";
      return word.length < length ? null : word.slice(0, length);
    });
  return [...pieces];
}
