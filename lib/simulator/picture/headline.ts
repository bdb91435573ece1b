import { loadOutlines, type Outline } from "./glyphs.ts";

export type Box = { x: number; y: number; width: number; height: number };
type Align = "left" | "middle";

type TypeSettings = {
  align: Align /** Largest size, in units. */;
  largest: number;
  most: number;
  leading: number;
  tracking: number;
};

const han = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u;
const closing = "，。！？、；：）》」』”’…,.!?;:)%·";
const opening = "（《「『“‘(";

/** Pieces between which a line may break: words, or single Han characters with their punctuation. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let glue = false;
  for (const character of text.replace(/\s+/g, " ")) {
    const last = found.length - 1;
    const previous = found[last] ?? "";
    const tail = previous.slice(-1);
    const joins =
      previous !== "" &&
      (glue || closing.includes(character) || (!han.test(character) && !han.test(tail) && tail !== " "));
    if (joins) found[last] = previous + character;
    else found.push(character);
    glue = opening.includes(character);
  }
  return found;
}

function widthOf(text: string, glyphs: Map<string, Outline>, tracking: number): number {
  let width = 0;
  for (const character of text) {
    const outline = glyphs.get(character);
    if (outline) width += outline.advance + tracking;
  }
  return Math.max(0, width - tracking);
}

function breakAt(parts: readonly string[], limit: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    const candidate = line + part;
    if (line && measure(candidate.trim()) > limit) {
      lines.push(line.trim());
      line = part;
    } else line = candidate;
  }
  if (line.trim()) lines.push(line.trim());
  return lines;
}

/** The most even way to set `parts` in at most `count` lines. */
function balance(parts: readonly string[], count: number, measure: (text: string) => number): string[] {
  let low = Math.max(...parts.map((part) => measure(part.trim())), 0.01);
  let high = Math.max(low, measure(parts.join("").trim()));
  for (let round = 0; round < 16; round += 1) {
    const middle = (low + high) / 2;
    if (breakAt(parts, middle, measure).length <= count) high = middle;
    else low = middle;
  }
  return breakAt(parts, high + 0.001, measure);
}

type Setting = { size: number; lines: string[] };

/** Breaks at the punctuation first, where that costs little size: a line belongs to one phrase. */
function byClause(
  text: string,
  best: Setting,
  box: Box,
  settings: TypeSettings,
  measure: (line: string) => number,
): Setting {
  const { leading, largest, most } = settings;
  const clauses = text
    .split(/(?<=[，。！？；：,.!?;:—])\s*/u)
    .map((clause) => clause.trim())
    .filter(Boolean);
  if (best.lines.length < 2 || clauses.length < 2) return best;
  let chosen = best;
  let size = best.size * 0.68;
  for (let each = 1; each <= 3; each += 1) {
    const lines = clauses.flatMap((clause) => balance(pieces(clause), each, measure));
    const fitting = Math.min(
      largest,
      box.width / Math.max(...lines.map(measure), 0.01),
      box.height / (lines.length * leading - (leading - 0.78)),
    );
    if (lines.length <= most && fitting > size) {
      chosen = { size: fitting, lines };
      size = fitting;
    }
  }
  return chosen;
}

type SetText = { path: string; box: Box; size: number };

/** Sets `text` as large as fits into `box` and returns its outlines; null when no character is known. */
export async function setText(text: string, box: Box, settings: TypeSettings): Promise<SetText | null> {
  const glyphs = await loadOutlines(text);
  if (![...text].some((character) => character.trim() && glyphs.has(character))) return null;
  const { leading, tracking, largest, most, align } = settings;
  const measure = (line: string) => widthOf(line, glyphs, tracking);
  const parts = pieces(text);
  let best: Setting = { size: 0, lines: [] };
  for (let count = 1; count <= Math.min(most, parts.length); count += 1) {
    const lines = balance(parts, count, measure);
    const widest = Math.max(...lines.map(measure), 0.01);
    const size = Math.min(
      largest,
      box.width / widest,
      box.height / (lines.length * leading - (leading - 0.78)),
    );
    if (size > best.size * 1.04) best = { size, lines };
  }
  const { size, lines } = byClause(text, best, box, settings, measure);
  const tall = size * ((lines.length - 1) * leading + 0.72);
  const top = box.y + (box.height - tall) / 2;
  let path = "";
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  lines.forEach((line, row) => {
    const width = measure(line) * size;
    let x = align === "middle" ? box.x + (box.width - width) / 2 : box.x;
    left = Math.min(left, x);
    right = Math.max(right, x + width);
    const baseline = top + size * (row * leading + 0.72);
    for (const character of line) {
      const outline = glyphs.get(character);
      if (!outline) continue;
      path += outline.path(x, baseline, size);
      x += (outline.advance + tracking) * size;
    }
  });
  return { path, box: { x: left, y: top, width: right - left, height: tall }, size };
}
