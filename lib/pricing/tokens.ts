import { type Dimensions, parseSize, type Quality } from "#lib/images/parameters.ts";
import type { ModelFamily, ModelProfile } from "#lib/models/profile.ts";

/** Each emitted preview is billed as this many output tokens (wire.md 1.7). */
export const tokensPerPartial = 100;
/** What the API adds to the tokens of a prompt (wire.md 3.4, measured). */
export const promptOverheadTokens = 6;

/** A quality that has been decided: never `auto`. */
export type DecidedQuality = Exclude<Quality, "auto">;

// wire.md 3.2, [square, portrait, landscape].
const classicTokens: Readonly<Partial<Record<DecidedQuality, readonly [number, number, number]>>> = {
  low: [272, 408, 400],
  medium: [1056, 1584, 1568],
  high: [4160, 6240, 6208],
};

// wire.md 3.3: edge of the token grid by quality. 2.6 is unpublished: the grid of 2.5, and see `unpublishedFactor`.
const secondGrid: Grid = { low: 16, medium: 48, high: 96 };
const secondAndHalfGrid: Grid = { low: 16, medium: 24, high: 48, xhigh: 64, max: 96 };
type Grid = Readonly<Partial<Record<DecidedQuality, number>>>;

/** One measurement saw low and medium of 2.6 take three to four times the tokens of 2.5; the upper end is taken. */
const unpublishedFactor = (quality: DecidedQuality) => (quality === "low" || quality === "medium" ? 4 : 1);

/** Output tokens of one picture, without previews; null where the family has no such quality. Exact for 1 to 2.5. */
export function outputTokens(family: ModelFamily, quality: DecidedQuality, size: Dimensions): number | null {
  switch (family) {
    case "1-mini":
    case "1.5":
      return classicOutput(quality, size);
    case "2":
      return gridOutput(secondGrid[quality], size);
    case "2.5":
      return gridOutput(secondAndHalfGrid[quality], size);
    case "2.6": {
      const tokens = gridOutput(secondAndHalfGrid[quality], size);
      return tokens === null ? null : tokens * unpublishedFactor(quality);
    }
    case "unknown": {
      const guesses = [classicOutput(quality, size), gridOutput(secondGrid[quality], size)];
      const known = guesses.filter((tokens) => tokens !== null);
      return known.length === 0 ? null : Math.max(...known);
    }
  }
}

function classicOutput(quality: DecidedQuality, { width, height }: Dimensions): number | null {
  const shape = width === height ? 0 : width < height ? 1 : 2;
  return classicTokens[quality]?.[shape] ?? null;
}

/** The official calculator's formula: a grid of `edge` cells on the long side, weighed by the pixels. */
function gridOutput(edge: number | undefined, { width, height }: Dimensions): number | null {
  if (edge === undefined) return null;
  const cells = roundHalfEven((edge * Math.min(width, height)) / Math.max(width, height));
  return Math.ceil((edge * cells * (2_000_000 + width * height)) / 4_000_000);
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The legal size that takes most output tokens: a square at the pixel budget where sizes are free. */
export function dearestSize(
  profile: Pick<ModelProfile, "sizes" | "family">,
  quality: DecidedQuality,
): Dimensions {
  const { sizes } = profile;
  const square = { width: 1024, height: 1024 };
  if (sizes.kind === "fixed") {
    const costs = (size: Dimensions) => outputTokens(profile.family, quality, size) ?? 0;
    const all = sizes.sizes.flatMap((size) => parseSize(size) ?? []);
    return all.reduce((dearest, size) => (costs(size) > costs(dearest) ? size : dearest), all[0] ?? square);
  }
  const edge = Math.min(
    Math.floor(Math.sqrt(sizes.maxPixels) / sizes.multiple) * sizes.multiple,
    sizes.maxEdge,
  );
  return { width: edge, height: edge };
}

/** Input tokens of one reference picture. The mask is not counted. wire.md 3.4: exact where measured, never published. */
export function referenceTokens(
  family: ModelFamily,
  size: Dimensions,
  fidelity: "low" | "high" | null,
): number {
  const picture = { width: Math.max(1, size.width), height: Math.max(1, size.height) };
  if (family === "1-mini" || family === "1.5") return tileTokens(picture, fidelity);
  const patches = patchTokens(picture);
  return family === "unknown" ? Math.max(patches, tileTokens(picture, fidelity)) : patches;
}

/** 512 px tiles after the short side was scaled to 512; high fidelity adds a fixed amount by shape. */
function tileTokens({ width, height }: Dimensions, fidelity: "low" | "high" | null): number {
  const tiles = Math.ceil(Math.max(width, height) / Math.min(width, height));
  const extra = fidelity === "high" ? (width === height ? 4160 : 6240) : 0;
  return 65 + 129 * tiles + extra;
}

/** Most tokens one reference takes with the families that count patches. */
export const maxPatches = 1536;

/** 32 px patches of the picture as the model sees it: small ones doubled, large ones shrunk to 1536 patches. */
function patchTokens(size: Dimensions): number {
  const longest = Math.max(size.width, size.height);
  const scale = longest < 1024 ? Math.min(2, 1024 / longest) : 1;
  // The canvas is no narrower than 1:3.
  const width = Math.max(size.width * scale, (size.height * scale) / 3);
  const height = Math.max(size.height * scale, (size.width * scale) / 3);
  const patches = Math.ceil(width / 32) * Math.ceil(height / 32);
  if (patches <= maxPatches) return patches;
  let shrink = Math.sqrt((32 * 32 * maxPatches) / (width * height));
  const [columns, rows] = [(width * shrink) / 32, (height * shrink) / 32];
  shrink *= Math.min(Math.floor(columns) / columns, Math.floor(rows) / rows);
  // Away from the edge of a float: 832 pixels may come out as 831.9999999.
  const patchesOf = (edge: number) => Math.ceil(Math.floor(edge * shrink + 1e-6) / 32);
  return patchesOf(width) * patchesOf(height);
}
