import { loadOutlines, type Outline } from "#lib/simulator/picture/glyphs.ts";

/** Sets short texts as outlines in the fonts that come with the studio: no machine's own fonts are asked. */
export type Typesetter = {
  /** An SVG path of `text` in at most `most` lines, `x`, `y` its upper left corner; what does not fit ends in "…". */
  path(text: string, box: { x: number; y: number; width: number; size: number; most: number }): string;
};

const leading = 1.35;

export async function openTypesetter(texts: readonly string[]): Promise<Typesetter> {
  const outlines = await loadOutlines(`${texts.join("")}… □`);
  return {
    path: (text, box) =>
      linesOf(text, box, outlines)
        .map((line, index) =>
          linePath(line, box.x, box.y + box.size * (0.95 + index * leading), box.size, outlines),
        )
        .join(""),
  };
}

type Outlines = ReadonlyMap<string, Outline>;

/** What is in none of the fonts is a box, so that one sees that something stands there. */
const outlineOf = (character: string, outlines: Outlines) => outlines.get(character) ?? outlines.get("□");

function widthOf(text: string, size: number, outlines: Outlines): number {
  let width = 0;
  for (const character of text) width += (outlineOf(character, outlines)?.advance ?? 0) * size;
  return width;
}

function linePath(line: string, x: number, baseline: number, size: number, outlines: Outlines): string {
  let pen = x;
  let path = "";
  for (const character of line) {
    const outline = outlineOf(character, outlines);
    if (!outline) continue;
    path += outline.path(pen, baseline, size);
    pen += outline.advance * size;
  }
  return path;
}

/** Lines broken between words, and anywhere in Chinese; a word that is too long breaks where it must. */
function linesOf(
  text: string,
  { width, size, most }: { width: number; size: number; most: number },
  outlines: Outlines,
): string[] {
  const parts =
    text
      .replace(/\s+/g, " ")
      .trim()
      .match(/[\p{Script=Han}]|[^\p{Script=Han}\s]+\s?|\s/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const part of parts.flatMap((one) =>
    widthOf(one, size, outlines) > width ? Array.from(one) : [one],
  )) {
    if (line !== "" && widthOf((line + part).trimEnd(), size, outlines) > width) {
      lines.push(line.trimEnd());
      line = "";
      if (lines.length === most)
        return [...lines.slice(0, -1), shortened(lines.at(-1) ?? "", width, size, outlines)];
    }
    line += part;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

function shortened(line: string, width: number, size: number, outlines: Outlines): string {
  const characters = Array.from(line);
  while (characters.length > 0 && widthOf(`${characters.join("")}…`, size, outlines) > width)
    characters.pop();
  return `${characters.join("")}…`;
}
