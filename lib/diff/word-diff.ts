import { diffArrays } from "diff";

/** A stretch of text that stands in both, or in one only. */
export type DiffPart = { kind: "same" | "added" | "removed"; text: string };

/** Beyond this many words on both sides together the middle is told as one change. */
const maxWords = 20_000;

/** The longest edit script looked for; texts further apart than this are simply other texts. */
const maxEditLength = 4000;

/**
 * What changed from one text to another, by words; Chinese, Japanese and Thai are cut by the platform's dictionary
 * (`Intl.Segmenter`), so that a changed word is marked and not half of it. Joining the parts that are not `added` gives
 * `before`, joining those that are not `removed` gives `after`, to the letter.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  if (before === after) return before ? [{ kind: "same", text: before }] : [];
  const [one, other] = [wordsOf(before), wordsOf(after)];
  const head = commonLength(one, other, (words, index) => words[index]);
  const tail = commonLength(one.slice(head), other.slice(head), (words, index) => words.at(-1 - index));
  const [oldMiddle, newMiddle] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)];
  return joined([
    ...one.slice(0, head).map((text) => ({ kind: "same" as const, text })),
    ...diffMiddle(oldMiddle, newMiddle),
    ...one.slice(one.length - tail).map((text) => ({ kind: "same" as const, text })),
  ]);
}

function diffMiddle(before: string[], after: string[]): DiffPart[] {
  const changes =
    before.length + after.length > maxWords ? undefined : diffArrays(before, after, { maxEditLength });
  if (!changes)
    return [
      { kind: "removed", text: before.join("") },
      { kind: "added", text: after.join("") },
    ];
  return changes.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}

function wordsOf(text: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function commonLength(
  one: readonly string[],
  other: readonly string[],
  at: (words: readonly string[], index: number) => string | undefined,
): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && at(one, length) === at(other, length)) length++;
  return length;
}

/** Neighbours of one kind become one part; empty ones go. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  for (const { kind, text } of parts) {
    const last = result.at(-1);
    if (!text) continue;
    if (last?.kind === kind) last.text += text;
    else result.push({ kind, text });
  }
  return result;
}
