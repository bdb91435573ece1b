import type { Colour } from "../colour.ts";
import type { Mood } from "../scene.ts";
import type { Weather } from "../scenes/weather.ts";
import type { Subject } from "../subject.ts";
import { subjects } from "../subjects/catalogue.ts";
import { colourWords } from "./colours.ts";
import {
  countWords,
  groundWords,
  moodWords,
  negations,
  type Side,
  type Style,
  sceneWords,
  sideWords,
  sizeWords,
  skyWords,
  styleWords,
  weatherWords,
  wornWords,
} from "./words.ts";

type Meaning =
  | { kind: "subject"; value: Subject }
  | { kind: "colour"; value: Colour }
  | { kind: "scene"; value: string }
  | { kind: "mood"; value: Mood }
  | { kind: "weather"; value: Weather }
  | { kind: "style"; value: Style }
  | { kind: "count" | "size"; value: number }
  | { kind: "side"; value: Side }
  | { kind: "background" | "sky" | "worn" | "negation"; value: true };

/** A meaning with its place in the prompt. */
export type Term = Meaning & { start: number; end: number; plural: boolean };

const english = new Map<string, Meaning[]>();
const han = new Map<string, Meaning[]>();

function learn(table: Map<string, Meaning[]>, names: readonly string[], meaning: Meaning): void {
  for (const name of names) if (name) table.set(name, [...(table.get(name) ?? []), meaning]);
}

function learnRows<T>(
  rows: readonly (readonly [T, string, string])[],
  meaningOf: (value: T) => Meaning,
): void {
  for (const [value, words, characters] of rows) {
    learn(english, words.split("|"), meaningOf(value));
    learn(han, characters.split("|"), meaningOf(value));
  }
}

for (const subject of subjects) {
  learn(english, subject.words.split("|"), { kind: "subject", value: subject });
  learn(han, subject.han.split("|"), { kind: "subject", value: subject });
}
learnRows(colourWords, (value) => ({ kind: "colour", value }));
learnRows(sceneWords, (value) => ({ kind: "scene", value }));
learnRows(moodWords, (value) => ({ kind: "mood", value }));
learnRows(weatherWords, (value) => ({ kind: "weather", value }));
learnRows(styleWords, (value) => ({ kind: "style", value }));
learnRows(countWords, (value) => ({ kind: "count", value }));
learnRows(sizeWords, (value) => ({ kind: "size", value }));
learnRows(sideWords, (value) => ({ kind: "side", value }));
learnRows([[true, groundWords.english, groundWords.han] as const], () => ({
  kind: "background",
  value: true,
}));
learnRows([[true, skyWords.english, skyWords.han] as const], () => ({ kind: "sky", value: true }));
learnRows([[true, wornWords.english, wornWords.han] as const], () => ({ kind: "worn", value: true }));
learnRows([[true, negations.english, negations.han] as const], () => ({ kind: "negation", value: true }));

const longestHan = Math.max(...[...han.keys()].map((word) => word.length));
const measures = "只个朵棵条辆艘座匹杯瓶本把颗片头位名架枚支间栋幢盏台部张束碗块株群";

/** The singulars a written word may stand for. */
function singulars(word: string): string[] {
  const forms = [word];
  if (word.endsWith("ies")) forms.push(`${word.slice(0, -3)}y`);
  if (word.endsWith("ves")) forms.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  if (word.endsWith("es")) forms.push(word.slice(0, -2));
  if (word.endsWith("s")) forms.push(word.slice(0, -1));
  if (word.endsWith("men")) forms.push(`${word.slice(0, -3)}man`);
  return forms;
}

type Word = { text: string; start: number; end: number };

function englishAt(
  words: readonly Word[],
  at: number,
): { meanings: Meaning[]; take: number; plural: boolean } | null {
  for (let take = Math.min(4, words.length - at); take > 0; take -= 1) {
    const run = words.slice(at, at + take);
    const joined =
      run.every((word, index) => index === 0 || word.start - (run[index - 1]?.end ?? 0) === 1) || take === 1;
    if (!joined) continue;
    const written = run.map((word) => word.text).join(" ");
    for (const form of singulars(written)) {
      const meanings = english.get(form);
      if (meanings) return { meanings, take, plural: form !== written };
    }
  }
  return null;
}

function readEnglish(text: string): Term[] {
  const words: Word[] = [...text.matchAll(/[a-z0-9][a-z0-9'-]*/gi)].map((match) => ({
    text: match[0].toLowerCase().replace(/'s$/, ""),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const terms: Term[] = [];
  for (let at = 0; at < words.length; ) {
    const found = englishAt(words, at);
    const start = words[at]?.start ?? 0;
    const end = words[at + (found?.take ?? 1) - 1]?.end ?? start;
    for (const meaning of found?.meanings ?? [])
      terms.push({ ...meaning, start, end, plural: found?.plural ?? false });
    at += found?.take ?? 1;
  }
  return terms;
}

function readHan(text: string): Term[] {
  const terms: Term[] = [];
  for (let at = 0; at < text.length; ) {
    let length = Math.min(longestHan, text.length - at);
    while (length > 0 && !han.has(text.slice(at, at + length))) length -= 1;
    const word = text.slice(at, at + length);
    for (const meaning of han.get(word) ?? []) {
      // 三 counts only before a measure word: 三只猫, not 三明治.
      if (meaning.kind === "count" && length === 1 && !measures.includes(text[at + 1] ?? " ")) continue;
      terms.push({ ...meaning, start: at, end: at + length, plural: false });
    }
    at += Math.max(1, length);
  }
  return terms;
}

function readHex(text: string): Term[] {
  return [...text.matchAll(/#([0-9a-f]{6}|[0-9a-f]{3})\b/gi)].map((match) => {
    const digits = match[1] ?? "";
    const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
    return {
      kind: "colour",
      value: `#${full.toLowerCase()}`,
      start: match.index,
      end: match.index + match[0].length,
      plural: false,
    };
  });
}

/** Every known word of a prompt, in order. */
export function findTerms(text: string): Term[] {
  const hex = readHex(text);
  const plain = text.replace(/#([0-9a-f]{6}|[0-9a-f]{3})\b/gi, (whole) => " ".repeat(whole.length));
  return [...hex, ...readEnglish(plain), ...readHan(plain)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}
