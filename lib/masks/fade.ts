import type { Cone } from "#lib/masks/cone.ts";
import type { Mask } from "#lib/masks/mask.ts";

/**
 * What a soft disc covers, by the square of the distance from its middle: a table, and whole numbers all along, instead
 * of a root and a division for each of a hundred thousand pixels. Places count in sixteenths of a pixel.
 */
export type Fade = {
  readonly radius: number;
  readonly core: number;
  /** Coverage 0-255 for the square of a distance, divided by 2 to the power of `shift`; 0 at the end, where nothing is. */
  readonly values: Uint8Array;
  readonly shift: number;
};

const unit = 16;
/** Bits behind the sixteenth, so that a thousand steps along a row add up to no more than one. */
const fineBits = 12;
const mostEntries = 32_768;
/** A larger one has squares that fit no whole number of 31 bits. */
export const largestFade = 1_000;
// A stroke asks for the same one again and again.
let latest: Fade | null = null;

/** The fade of discs with this radius, fully covered up to `core`. */
export function fadeOf(radius: number, core: number): Fade {
  if (latest?.radius === radius && latest.core === core) return latest;
  const square = (radius * unit) ** 2;
  const shift = Math.max(0, Math.ceil(Math.log2(square / mostEntries)));
  const step = 2 ** shift;
  // A pixel more: rounding must not lead beyond the table.
  const values = new Uint8Array(Math.ceil(((radius + 1) * unit) ** 2 / step) + 1);
  for (let entry = 0; (entry + 0.5) * step < square; entry++) {
    const distance = Math.sqrt((entry + 0.5) * step) / unit;
    const cover = Math.min((radius - distance) / (radius - core), 1);
    values[entry] = Math.round(255 * cover * cover * (3 - 2 * cover));
  }
  latest = { radius, core, values, shift };
  return latest;
}

/**
 * Shades a row from `left` to `right` of a piece whose discs are all equal: what lies behind the first middle, between
 * the two, and beyond the last. `joined`: leaves out the first part, which the piece before has drawn.
 */
export function shadeEvenly(
  mask: Mask,
  y: number,
  left: number,
  right: number,
  shape: Cone,
  fade: Fade,
  erase: boolean,
  joined: boolean,
): void {
  const { from, to, ux, uy } = shape;
  const row = y * mask.width;
  const dy = y + 0.5 - from.y;
  const first = crossing(shape, dy, 0, left, right + 1);
  const last = crossing(shape, dy, shape.length, left, right + 1);
  const [start, end] = ux < 0 ? [last, first] : [first, last];
  const [behind, beyond]: Span[] =
    ux < 0
      ? [
          [end, right + 1],
          [left, start],
        ]
      : [
          [left, start],
          [end, right + 1],
        ];
  if (behind && !joined) shadeDisc(mask.data, row, behind, from.x, dy, fade, erase);
  const across = dy * ux - (start + 0.5 - from.x) * uy;
  shadeBand(mask.data, row, [start, end], across, -uy, fade, erase);
  if (beyond) shadeDisc(mask.data, row, beyond, to.x, y + 0.5 - to.y, fade, erase);
}

/** From the first pixel to before the last. */
type Span = readonly [number, number];

/** Where a row at `dy` below the first middle comes to be `along` the way; at `left` or `end` where it never does. */
function crossing({ from, ux, uy }: Cone, dy: number, along: number, left: number, end: number): number {
  const rest = along - dy * uy;
  const x = Math.abs(ux) > 1e-9 ? from.x - 0.5 + rest / ux : rest > 0 === ux >= 0 ? end : left;
  return Math.min(Math.max(Math.ceil(x), left), end);
}

function shadeDisc(
  data: Uint8Array,
  row: number,
  [start, end]: Span,
  middle: number,
  dy: number,
  { values, shift }: Fade,
  erase: boolean,
): void {
  const below = wholeOf(dy * unit);
  const square = Math.imul(below, below);
  let dx = wholeOf((start + 0.5 - middle) * unit);
  for (let index = row + start; index < row + end; index++, dx += unit)
    write(data, index, values[(Math.imul(dx, dx) + square) >>> shift] as number, erase);
}

function shadeBand(
  data: Uint8Array,
  row: number,
  [start, end]: Span,
  across: number,
  step: number,
  { values, shift }: Fade,
  erase: boolean,
): void {
  const fine = unit * 2 ** fineBits;
  const fineStep = wholeOf(step * fine);
  let place = wholeOf(across * fine);
  for (let index = row + start; index < row + end; index++, place += fineStep) {
    const away = place >> fineBits;
    write(data, index, values[Math.imul(away, away) >>> shift] as number, erase);
  }
}

/** Kept as a whole number by the compiler too, which a mere `Math.round` is not. */
const wholeOf = (value: number): number => Math.round(value) | 0;

function write(data: Uint8Array, index: number, value: number, erase: boolean): void {
  const old = data[index] as number;
  if (erase) {
    if (old > 255 - value) data[index] = 255 - value;
  } else if (old < value) data[index] = value;
}
