import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { create, type Font, type Glyph } from "fontkit";

/** One character: how far it moves the pen and its outline, both in em, y up, baseline at 0. */
export type Outline = { advance: number; path(x: number, baseline: number, size: number): string };

type Point = { x: number; y: number; endContour: boolean; copy(): Point };
/** What fontkit keeps to itself: a WOFF2 font drops the variation of its outlines, so we apply it by hand. */
type Varied = Font & {
  variationCoords: number[];
  _variationProcessor: { transformPoints(glyph: number, points: Point[]): void } | null;
};
type Decoded = Glyph & { _decode(): { points?: Point[] } | null };

const roots = [join(import.meta.dirname ?? "", "../../../node_modules"), join(process.cwd(), "node_modules")];

function packageFile(path: string): string {
  return (
    roots.map((root) => join(root, path)).find((candidate) => existsSync(candidate)) ??
    join(process.cwd(), "node_modules", path)
  );
}

const hanFolder = "@fontsource-variable/noto-sans-sc";
const hanWeight = 700;

let latin: Promise<Font> | undefined;
let slices: Promise<{ name: string; from: number; to: number }[]> | undefined;
const hanFonts = new Map<string, Promise<Font>>();
const outlines = new Map<string, Outline | null>();

function openLatin(): Promise<Font> {
  latin ??= readFile(packageFile("geist/dist/fonts/geist-sans/Geist-Bold.ttf")).then(
    (bytes) => create(bytes) as Font,
  );
  return latin;
}

/** Which file of the sliced font holds which characters. */
function readSlices(): Promise<{ name: string; from: number; to: number }[]> {
  slices ??= readFile(packageFile(`${hanFolder}/unicode.json`), "utf8").then((text) =>
    Object.entries(JSON.parse(text) as Record<string, string>).flatMap(([key, ranges]) =>
      ranges.split(",").map((range) => {
        const [from = "", to = from] = range.trim().replace(/^U\+/i, "").split("-");
        return {
          name: key.replace(/[[\]]/g, ""),
          from: Number.parseInt(from, 16),
          to: Number.parseInt(to, 16),
        };
      }),
    ),
  );
  return slices;
}

function openSlice(name: string): Promise<Font> {
  let font = hanFonts.get(name);
  if (!font) {
    font = readFile(packageFile(`${hanFolder}/files/noto-sans-sc-${name}-wght-normal.woff2`)).then(
      (bytes) => {
        const opened = create(bytes) as Varied;
        opened.variationCoords = [hanWeight];
        return opened;
      },
    );
    hanFonts.set(name, font);
  }
  return font;
}

function vary(font: Font, glyph: Glyph): void {
  const points = (glyph as Decoded)._decode()?.points;
  const first = points?.[0];
  const processor = (font as Varied)._variationProcessor;
  if (!points || !first || !processor) return;
  // The table moves four phantom points after the real ones: the glyph's metrics, which do not change here.
  const phantoms = Array.from({ length: 4 }, () =>
    Object.assign(first.copy(), { x: 0, y: 0, endContour: true }),
  );
  processor.transformPoints(glyph.id, [...points, ...phantoms]);
}

const decimals = (value: number) => Math.round(value * 100) / 100;
const letters: Record<string, string> = {
  moveTo: "M",
  lineTo: "L",
  quadraticCurveTo: "Q",
  bezierCurveTo: "C",
  closePath: "Z",
};

function toOutline(font: Font, glyph: Glyph): Outline {
  const commands = glyph.path.commands.map(({ command, args }) => ({
    letter: letters[command] ?? "",
    args: [...args],
  }));
  const em = font.unitsPerEm;
  return {
    advance: glyph.advanceWidth / em,
    path: (x, baseline, size) =>
      commands
        .map(
          ({ letter, args }) =>
            letter +
            args
              .map((value, at) => decimals(at % 2 ? baseline - (value / em) * size : x + (value / em) * size))
              .join(" "),
        )
        .join(""),
  };
}

async function loadOutline(character: string): Promise<Outline | null> {
  const code = character.codePointAt(0) ?? 0;
  const geist = await openLatin();
  if (geist.hasGlyphForCodePoint(code)) return toOutline(geist, geist.glyphForCodePoint(code));
  const slice = (await readSlices()).find(
    ({ from, to, name }) => code >= from && code <= to && /^\d+$/.test(name),
  );
  if (!slice) return null;
  const font = await openSlice(slice.name);
  if (!font.hasGlyphForCodePoint(code)) return null;
  const glyph = font.glyphForCodePoint(code);
  vary(font, glyph);
  // Opening a slice takes some ten milliseconds: others get their turn between two of them.
  await setImmediate();
  return toOutline(font, glyph);
}

/** Outlines of every character of `text`; those in none of the fonts are missing. Slices load one at a time. */
export async function loadOutlines(text: string): Promise<Map<string, Outline>> {
  const found = new Map<string, Outline>();
  for (const character of new Set(text)) {
    if (!outlines.has(character)) {
      const outline = await loadOutline(character);
      if (!outlines.has(character)) outlines.set(character, outline);
    }
    const outline = outlines.get(character);
    if (outline) found.set(character, outline);
  }
  return found;
}
