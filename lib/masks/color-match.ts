/** A decoded picture: red, green, blue and alpha of each pixel, as a canvas gives them. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
};

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
  const at = (y * width + x) * 4;
  const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
  const wanted = { red, green, blue, alpha };
  const grades = gradesOf(tolerance, same);
  /** Grades the pixels from `start` to before `end` into `target`, from its beginning. */
  return (start: number, end: number, target: Uint8Array) =>
    gradePixels(data, wanted, grades, start, end, target);
}

function gradePixels(
  data: Pixels["data"],
  wanted: { red: number; green: number; blue: number; alpha: number },
  grades: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
): void {
  const { red, green, blue, alpha } = wanted;
  const furthest = grades.length - 1;
  // No channel may differ by more: most pixels are told apart by the first.
  const most = Math.floor(Math.sqrt(furthest));
  for (let index = 0, byte = start * 4; index < end - start; index++, byte += 4) {
    const r = (data[byte] as number) - red;
    if (r > most || r < -most) {
      target[index] = 0;
      continue;
    }
    const g = (data[byte + 1] as number) - green;
    const b = (data[byte + 2] as number) - blue;
    const a = (data[byte + 3] as number) - alpha;
    const square = r * r + g * g + b * b + 3 * a * a;
    target[index] = square <= furthest ? (grades[square] as number) : 0;
  }
}

/** By the square of the difference. The pixels of an edge are of both its sides: half as far again is similar. */
function gradesOf(tolerance: number, same: number): Uint8Array {
  const near = Math.round(3 * tolerance ** 2);
  const far = Math.sqrt(3) * (1.5 * tolerance + 2);
  const steepness = (same - 1) / (far - Math.sqrt(near));
  const grades = new Uint8Array(Math.floor(far * far) + 1).fill(same, 0, near + 1);
  for (let square = near + 1; square < grades.length; square++)
    grades[square] = (far - Math.sqrt(square)) * steepness;
  return grades;
}
