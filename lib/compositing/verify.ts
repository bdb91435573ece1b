import type { Raster } from "#lib/compositing/raster.ts";
import { bounds } from "#lib/masks/bounds.ts";
import type { Mask } from "#lib/masks/mask.ts";

/** A hash that is fed piece by piece: Node's, or any other. `digest` answers hexadecimal. */
export type Hasher = { update(bytes: Uint8Array): void; digest(): string };

export type Verdict = { locked: number; changed: number; before: string; after: string };

/**
 * Compares every pixel that the mask locks, before and after, by value and by hash over their bytes in order. Pictures
 * without alpha compare as opaque ones.
 */
export function verifyLocked(before: Raster, after: Raster, open: Mask, hasher: () => Hasher): Verdict {
  const channels = Math.max(before.channels, after.channels);
  const [was, is] = [hasher(), hasher()];
  let [locked, changed] = [0, 0];
  const free = bounds(open);
  const rows = [new Uint8Array(open.width * channels), new Uint8Array(open.width * channels)] as const;
  for (let y = 0; y < open.height; y++) {
    const isLocked = !free || y < free.y || y >= free.y + free.height;
    const one = lockedRow(before, open, y, rows[0], isLocked);
    const other = lockedRow(after, open, y, rows[1], isLocked);
    locked += one.length / channels;
    changed += differing(one, other, channels);
    was.update(one);
    is.update(other);
  }
  return { locked, changed, before: was.digest(), after: is.digest() };
}

/** The locked pixels of a row one after another, in `into` unless they lie so already. */
function lockedRow(picture: Raster, open: Mask, y: number, into: Uint8Array, isLocked: boolean): Uint8Array {
  const channels = into.length / open.width;
  if (isLocked && picture.channels === channels)
    return picture.data.subarray(y * into.length, (y + 1) * into.length);
  return into.subarray(0, gather(picture, open, y, channels, into));
}

/** Answers how many bytes they are. */
function gather(picture: Raster, open: Mask, y: number, channels: number, into: Uint8Array): number {
  let end = 0;
  for (let x = 0, at = y * open.width; x < open.width; x++, at++) {
    if (open.data[at]) continue;
    const from = at * picture.channels;
    into[end] = picture.data[from] as number;
    into[end + 1] = picture.data[from + 1] as number;
    into[end + 2] = picture.data[from + 2] as number;
    if (channels === 4) into[end + 3] = picture.channels === 4 ? (picture.data[from + 3] as number) : 255;
    end += channels;
  }
  return end;
}

function differing(one: Uint8Array, other: Uint8Array, channels: number): number {
  let count = 0;
  for (let at = 0; at < one.length; at += channels)
    for (let channel = 0; channel < channels; channel++)
      if (one[at + channel] !== other[at + channel]) {
        count++;
        break;
      }
  return count;
}
