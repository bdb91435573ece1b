import type { Blend } from "#lib/compositing/feather.ts";
import type { Raster } from "#lib/compositing/raster.ts";
import { between, cellSize, type Tone } from "#lib/compositing/tone.ts";
import type { Rectangle } from "#lib/edits/view.ts";

/**
 * The new picture, in pixels of the old one, within `part` of it. `tone` fades with the distance from `known`, the part
 * that was there before.
 */
export type Fresh = { picture: Raster; part: Rectangle; tone: Tone; known: Rectangle };

/** Pixels over which the tone of the old picture fades where the picture is new ground. */
const fade = 96;

/**
 * Lays the new picture over the old one in place. Nothing outside the blend's bounds is touched, and within them no
 * pixel whose blend is 0, whatever hides under its transparency.
 */
export function blendInto(old: Raster, fresh: Fresh, { bounds, alpha }: Blend): void {
  const { picture, part, known } = fresh;
  const painted = new Float64Array(3);
  for (let y = 0, at = 0; y < bounds.height; y++) {
    const row = (bounds.y + y) * old.width + bounds.x;
    const [downPart, acrossPart] = [bounds.y + y - part.y, bounds.x - part.x];
    const above = outsideBy(bounds.y + y, known.y, known.height);
    for (let x = 0; x < bounds.width; x++, at++) {
      const share = alpha[at] as number;
      if (share <= 0) continue;
      const from = (downPart * part.width + acrossPart + x) * picture.channels;
      const away = above + outsideBy(bounds.x + x, known.x, known.width);
      toned(fresh, from, { x: acrossPart + x, y: downPart }, away, painted);
      const opacity = picture.channels === 4 ? (picture.data[from + 3] as number) : 255;
      mix(old, (row + x) * old.channels, painted, opacity, share);
    }
  }
}

const outsideBy = (at: number, start: number, length: number): number =>
  at < start ? start - at : at >= start + length ? at - start - length + 1 : 0;

function toned(
  { picture: { data }, tone }: Fresh,
  from: number,
  { x, y }: { x: number; y: number },
  away: number,
  into: Float64Array,
): void {
  if (tone.kind === "membrane") {
    between(tone, (x + 0.5) / cellSize - 0.5, (y + 0.5) / cellSize - 0.5, into);
    const weight = away === 0 ? 1 : Math.exp(-away / fade);
    for (let channel = 0; channel < 3; channel++)
      into[channel] = (data[from + channel] as number) + (into[channel] as number) * weight;
    return;
  }
  for (let channel = 0; channel < 3; channel++) {
    const value = data[from + channel] as number;
    into[channel] =
      tone.kind === "mean" ? value * (tone.gain[channel] as number) + (tone.bias[channel] as number) : value;
  }
}

/** Both by their own transparency: of what is not seen no colour may show. */
function mix(
  { data, channels }: Raster,
  at: number,
  painted: Float64Array,
  opacity: number,
  share: number,
): void {
  const below = channels === 4 ? (data[at + 3] as number) : 255;
  const sum = below + (opacity - below) * share;
  if (sum > 0) {
    const weight = (opacity * share) / sum;
    for (let channel = 0; channel < 3; channel++) {
      const was = data[at + channel] as number;
      const value = was + ((painted[channel] as number) - was) * weight;
      data[at + channel] = value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
    }
  }
  if (channels === 4) data[at + 3] = sum + 0.5;
}
