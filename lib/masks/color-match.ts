/** A decoded picture: red, green, blue and alpha of each pixel, not premultiplied, as an ImageData has them. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
};

/**
 * Compares pixels with the one at (x, y). `tolerance` 0-255: the mean difference of a channel (root of the mean square)
 * that still counts as the same; transparency counts like a channel of its own, and hides the colour below it.
 */
export type ColorMatch = {
  /** One for each pixel. */
  readonly words: Uint32Array;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
  /** Squares of differences, summed over three channels: the same up to here, and something of it up to there. */
  readonly same: number;
  readonly similar: number;
};

export function colorMatch({ width, data }: Pixels, x: number, y: number, tolerance: number): ColorMatch {
  const at = (y * width + x) * 4;
  const [red = 0, green = 0, blue = 0, alpha = 255] = data.subarray(at, at + 4);
  const shown = alpha === 0 ? 0 : 1;
  const same = 3 * tolerance * tolerance;
  // An edge between two colours has pixels of both: half as far again.
  const similar = 3 * (1.5 * tolerance + 2) ** 2;
  const words = wordsOf(data);
  return { words, red: red * shown, green: green * shown, blue: blue * shown, alpha, same, similar };
}

/** The sum of squares by which a pixel differs. Which byte of a word is which is that of all machines there are. */
export function difference({ red, green, blue, alpha }: ColorMatch, word: number): number {
  const own = word >>> 24;
  const shown = own === 0 ? 0 : word;
  const r = (shown & 255) - red;
  const g = ((shown >>> 8) & 255) - green;
  const b = ((shown >>> 16) & 255) - blue;
  const a = own - alpha;
  return Math.max(r * r + g * g + b * b, 3 * a * a);
}

/** How much of a pixel that differs by more than `same` is chosen, 0-255. */
export function partOf({ same, similar }: ColorMatch, square: number): number {
  if (square >= similar) return 0;
  const least = Math.sqrt(same);
  return Math.round((255 * (Math.sqrt(similar) - Math.sqrt(square))) / (Math.sqrt(similar) - least));
}

function wordsOf(data: Uint8ClampedArray | Uint8Array): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}
