import { parseSize } from "#lib/images/parameters.ts";

/** Pixels a size made from a ratio has, about: a picture of middle size, which every model with free sizes draws. */
const targetPixels = 1_330_000;
/** Sizes every model draws, those with a fixed list as well. */
const common: Record<string, string> = { "1:1": "1024x1024", "3:2": "1536x1024", "2:3": "1024x1536" };
const step = 16;
const maxRatio = 3;
// What models with free sizes draw (lib/models/families.ts).
const [minPixels, maxPixels, maxEdge] = [655_360, 8_294_400, 3840];

/**
 * The size a word means: `1536x1024` and `auto` themselves, `16:9` and `16：9` the size of that shape whose edges are
 * multiples of 16. Null for anything else, and for shapes beyond 3:1, which nobody draws.
 */
export function sizeOf(text: string): string | null {
  const word = text.trim();
  if (word === "auto" || parseSize(word)) return word;
  const ratio = /^(\d{1,4}) ?[:：/] ?(\d{1,4})$/.exec(word);
  const [width, height] = [Number(ratio?.[1] ?? 0), Number(ratio?.[2] ?? 0)];
  return width > 0 && height > 0 ? sizeOfRatio(width, height) : null;
}

/** The size of a shape with about so many pixels, or null beyond 3:1. */
export function sizeOfRatio(width: number, height: number, pixels = targetPixels): string | null {
  if (Math.max(width, height) > maxRatio * Math.min(width, height)) return null;
  const divisor = greatestDivisor(width, height);
  const [across, down] = [width / divisor, height / divisor];
  const known = common[`${across}:${down}`];
  if (known && pixels === targetPixels) return known;
  const times = timesOf(across, down, pixels);
  if (times !== null) return `${across * times * step}x${down * times * step}`;
  // Odd shapes (239:100) have no exact size near; then the nearest edges.
  const wide = Math.round(Math.sqrt((targetPixels * width) / height) / step);
  const high = Math.round(Math.sqrt((targetPixels * height) / width) / step);
  return `${Math.min(wide, high * maxRatio) * step}x${Math.min(high, wide * maxRatio) * step}`;
}

/** How many steps a unit of the ratio has, within what models draw, or null where the shape is too odd for that. */
function timesOf(across: number, down: number, pixels: number): number | null {
  const timesFor = (count: number) => Math.sqrt(count / (across * down)) / step;
  const most = Math.min(Math.floor(timesFor(maxPixels)), Math.floor(maxEdge / step / Math.max(across, down)));
  const times = Math.min(Math.max(Math.round(timesFor(pixels)), Math.ceil(timesFor(minPixels))), most);
  const isNear = across * down * (times * step) ** 2 < 2 * pixels;
  return times >= 1 && isNear ? times : null;
}

const greatestDivisor = (one: number, other: number): number =>
  other === 0 ? one : greatestDivisor(other, one % other);
