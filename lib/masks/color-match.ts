/** A decoded picture: red, green, blue and alpha of each pixel, as a canvas gives them. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
};

type Channels = { red: number; green: number; blue: number; alpha: number };

/** By the square of the difference, up to `near` the same, and nothing beyond the last. */
type Grades = { values: Uint8Array; near: number };

/**
 * Compares pixels with the one at (x, y): `same` for those of its colour, less for similar ones, 0 for all others.
 * `tolerance` 0-255: the mean difference of a channel (root of the mean square) up to which a pixel is the same.
 * Transparency weighs as much as the three colours.
 */
export function createColorMatch(
  { width, data }: Pixels,
  x: number,
  y: number,
  tolerance: number,
  same: number,
) {
  const words = wordsOf(data);
  const wanted = channelsOf(words[y * width + x] as number);
  const grades = gradesOf(tolerance, same);
  const cells = cellsOf(wanted, grades);
  /** Grades the pixels from `start` to before `end` into `target`, from its beginning. */
  return (start: number, end: number, target: Uint8Array) =>
    gradePixels(words.subarray(start, end), wanted, grades, cells, target);
}

/** Red lowest, as little-endian machines keep them. */
const channelsOf = (word: number): Channels => ({
  red: word & 255,
  green: (word >>> 8) & 255,
  blue: (word >>> 16) & 255,
  alpha: word >>> 24,
});

function wordsOf(data: Pixels["data"]): Int32Array {
  const { buffer, byteOffset, length } = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Int32Array(buffer, byteOffset, length >> 2);
}

/** Of a cell in which some colours are wanted, or in part: no grade that a whole cell has. */
const mixed = 1;

/** Four at a time, where words of the target can be written: most pixels' grade is that of their cell. */
function gradePixels(
  words: Int32Array,
  wanted: Channels,
  grades: Grades,
  cells: Uint8Array,
  target: Uint8Array,
): void {
  const fours = target.byteOffset % 4 === 0 ? words.length >> 2 : 0;
  const packed = new Uint32Array(target.buffer, fours > 0 ? target.byteOffset : 0, fours);
  for (let four = 0; four < fours; four++) {
    const index = four << 2;
    const a = words[index] as number;
    const b = words[index + 1] as number;
    const c = words[index + 2] as number;
    const d = words[index + 3] as number;
    const p = cells[cellOf(a)] as number;
    const q = cells[cellOf(b)] as number;
    const r = cells[cellOf(c)] as number;
    const s = cells[cellOf(d)] as number;
    const areOpaque = (a & b & c & d) >>> 24 === 255;
    if (areOpaque && p !== mixed && q !== mixed && r !== mixed && s !== mixed)
      packed[four] = p | (q << 8) | (r << 16) | (s << 24);
    else {
      target[index] = gradeOf(a, wanted, grades);
      target[index + 1] = gradeOf(b, wanted, grades);
      target[index + 2] = gradeOf(c, wanted, grades);
      target[index + 3] = gradeOf(d, wanted, grades);
    }
  }
  for (let index = 4 * fours; index < words.length; index++)
    target[index] = gradeOf(words[index] as number, wanted, grades);
}

const cellOf = (word: number): number =>
  ((word >>> 9) & 0x7c00) | ((word >>> 6) & 0x3e0) | ((word >>> 3) & 31);

/** Not a closure made for each colour: then the code that calls it would be compiled anew for each. */
function gradeOf(word: number, wanted: Channels, { values }: Grades): number {
  const r = (word & 255) - wanted.red;
  const g = ((word >>> 8) & 255) - wanted.green;
  const b = ((word >>> 16) & 255) - wanted.blue;
  const a = (word >>> 24) - wanted.alpha;
  const square = r * r + g * g + b * b + 3 * a * a;
  return square < values.length ? (values[square] as number) : 0;
}

/**
 * For opaque pixels, eight values of each channel taken together: the grade of all these colours, or `mixed`. Most pixels
 * need no more than this one look.
 */
function cellsOf({ red, green, blue, alpha }: Channels, { values, near }: Grades): Uint8Array {
  const cells = new Uint8Array(32 ** 3);
  const fixed = 3 * (255 - alpha) ** 2;
  const [reds, greens, blues] = [red, green, blue].map(squaresOf) as [Squares, Squares, Squares];
  for (let cell = 0; cell < cells.length; cell++) {
    const [r, g, b] = [cell & 31, (cell >> 5) & 31, cell >> 10];
    const least = (reds.least[r] ?? 0) + (greens.least[g] ?? 0) + (blues.least[b] ?? 0) + fixed;
    const most = (reds.most[r] ?? 0) + (greens.most[g] ?? 0) + (blues.most[b] ?? 0) + fixed;
    cells[cell] = most <= near ? (values[near] as number) : least >= values.length ? 0 : mixed;
  }
  return cells;
}

/** The square of the difference to a channel: in each eight values the least and the greatest. */
type Squares = { least: number[]; most: number[] };

function squaresOf(channel: number): Squares {
  const eights = Array.from({ length: 32 }, (_, cell) => [cell * 8 - channel, cell * 8 + 7 - channel]);
  return {
    least: eights.map(([low = 0, high = 0]) => Math.max(low, -high, 0) ** 2),
    most: eights.map(([low = 0, high = 0]) => Math.max(-low, high) ** 2),
  };
}

/** The pixels of an edge are of both its sides: half as far again is similar. */
function gradesOf(tolerance: number, same: number): Grades {
  const near = Math.round(3 * tolerance ** 2);
  const far = Math.sqrt(3) * (1.5 * tolerance + 2);
  const steepness = (same - 1) / (far - Math.sqrt(near));
  const values = new Uint8Array(Math.floor(far * far) + 1).fill(same, 0, near + 1);
  for (let square = near + 1; square < values.length; square++)
    values[square] = (far - Math.sqrt(square)) * steepness;
  return { values, near };
}
