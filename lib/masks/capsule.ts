import { type Cone, cone, cut, type Disc, withoutHeld } from "#lib/masks/cone.ts";
import { type Fade, fadeOf, largestFade, shadeEvenly } from "#lib/masks/fade.ts";
import type { Mask, Rectangle, Touch } from "#lib/masks/mask.ts";
import { intersection, spanning, wholeOf } from "#lib/masks/rectangle.ts";

// From this many pixels of edge on it is a slope and no mere smoothing.
const shortestFade = 2;
// Rows that are told to `touch` together: those of a tile of the history.
const bandHeight = 256;
const levels = 4096;
const linear = Uint8Array.from({ length: levels + 1 }, (_, level) => Math.round((255 * level) / levels));
const smooth = Uint8Array.from({ length: levels + 1 }, (_, level) => {
  const share = level / levels;
  return Math.round(255 * share * share * (3 - 2 * share));
});

/**
 * Draws one piece of a stroke: every disc between two, with an anti-aliased edge. Painting keeps the greater value,
 * erasing the smaller, so that drawing it twice changes nothing and pieces of a stroke do not show where they overlap.
 * `hardness` 0-1: the share of the radius that is fully covered. `joined`: `from` is there already, as the end of a piece
 * of even width; a soft stroke is then drawn in half the time. Answers what may have changed; null outside the mask.
 */
export function drawCapsule(
  mask: Mask,
  from: Disc,
  to: Disc,
  hardness: number,
  erase: boolean,
  touch?: Touch,
  joined = false,
): Rectangle | null {
  const [start, end] = withoutHeld(from, to);
  const outer = cone(edge(start), edge(end));
  const inner = cone(core(start, hardness), core(end, hardness));
  const piece: Piece = { mask, outer, inner, fade: fadeFor(outer.from, outer.to, inner.from), erase, joined };
  const bounds = intersection(around(outer.from, outer.to), wholeOf(mask));
  if (!bounds) return null;
  const below = bounds.y + bounds.height;
  for (let top = bounds.y; top < below; ) {
    const bottom = Math.min(below, (Math.floor(top / bandHeight) + 1) * bandHeight);
    const band = { ...bounds, y: top, height: bottom - top };
    const touched = intersection(band, aroundBand(outer, top, bottom));
    if (touched) touch?.(touched);
    for (let y = top; y < bottom; y++) drawRow(piece, y);
    top = bottom;
  }
  return bounds;
}

// Half a pixel of edge on each side of the radius.
const edge = ({ x, y, radius }: Disc): Disc => ({ x, y, radius: Math.max(radius, 0.5) + 0.5 });
const core = ({ x, y, radius }: Disc, hardness: number): Disc => ({
  x,
  y,
  radius: hardness * (Math.max(radius, 0.5) - 0.5),
});

function around(a: Disc, b: Disc): Rectangle | null {
  return spanning(
    Math.min(a.x - a.radius, b.x - b.radius),
    Math.min(a.y - a.radius, b.y - b.radius),
    Math.max(a.x + a.radius, b.x + b.radius),
    Math.max(a.y + a.radius, b.y + b.radius),
  );
}

/** Around the discs that reach into the rows from `top` to before `bottom`: a long slanting line touches few tiles. */
function aroundBand({ from, to }: Cone, top: number, bottom: number): Rectangle | null {
  const radius = Math.max(from.radius, to.radius);
  const rise = to.y - from.y;
  if (Math.abs(rise) < 1) return around(from, to);
  const first = Math.min(Math.max((top - radius - from.y) / rise, 0), 1);
  const last = Math.min(Math.max((bottom + radius - from.y) / rise, 0), 1);
  const at = (share: number) => ({
    x: from.x + share * (to.x - from.x),
    y: from.y + share * rise,
    radius,
  });
  return around(at(first), at(last));
}

/** `fade`: where all discs are equal and soft. */
type Piece = { mask: Mask; outer: Cone; inner: Cone; fade: Fade | null; erase: boolean; joined: boolean };

function fadeFor(from: Disc, to: Disc, inner: Disc): Fade | null {
  const isEven = from.radius === to.radius && from.radius <= largestFade;
  return isEven && from.radius - inner.radius > shortestFade ? fadeOf(from.radius, inner.radius) : null;
}

function drawRow(piece: Piece, y: number): void {
  const { mask, outer, inner } = piece;
  if (!cut(outer, y + 0.5)) return;
  const left = Math.max(0, Math.ceil(outer.low - 0.5));
  const right = Math.min(mask.width - 1, Math.floor(outer.high - 0.5));
  const isFull = cut(inner, y + 0.5);
  const fullLeft = isFull ? Math.max(left, Math.ceil(inner.low - 0.5)) : right + 1;
  const fullRight = isFull ? Math.min(right, Math.floor(inner.high - 0.5)) : right;
  if (fullLeft > fullRight) {
    shade(piece, y, left, right);
    return;
  }
  shade(piece, y, left, fullLeft - 1);
  mask.data.fill(piece.erase ? 0 : 255, y * mask.width + fullLeft, y * mask.width + fullRight + 1);
  shade(piece, y, fullRight + 1, right);
}

/** The pixels between full and nothing: each takes the disc that covers it most. */
function shade({ mask, outer, inner, fade, erase, joined }: Piece, y: number, left: number, right: number) {
  if (left > right) return;
  if (fade) return shadeEvenly(mask, y, left, right, outer, fade, erase, joined);
  const { data } = mask;
  const { from, length, ux, uy, slope } = outer;
  const radius = from.radius;
  const coreRadius = inner.from.radius;
  const coreSlope = inner.slope;
  const table = radius - coreRadius > shortestFade ? smooth : linear;
  const lean = slope / Math.sqrt(1 - slope * slope);
  const dy = y + 0.5 - from.y;
  const row = y * mask.width;
  for (let x = left; x <= right; x++) {
    const dx = x + 0.5 - from.x;
    const along = dx * ux + dy * uy;
    const across = Math.abs(dy * ux - dx * uy);
    const nearest = Math.min(Math.max(along + across * lean, 0), length);
    const rest = along - nearest;
    const reach = radius + slope * nearest;
    const ramp = reach - coreRadius - coreSlope * nearest;
    const cover = (reach - Math.sqrt(rest * rest + across * across)) / ramp;
    if (cover <= 0) continue;
    const value = cover >= 1 ? 255 : (table[(cover * levels) | 0] as number);
    const index = row + x;
    const old = data[index] as number;
    if (erase) {
      if (old > 255 - value) data[index] = 255 - value;
    } else if (old < value) data[index] = value;
  }
}
