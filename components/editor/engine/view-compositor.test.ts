import { beforeEach, expect, it, vi } from "vitest";
import { createMask } from "#lib/masks/mask.ts";
import { createTileCensus } from "./tile-census.ts";
import { createViewCompositor, type PixelTarget } from "./view-compositor.ts";

beforeEach(() => {
  // biome-ignore lint/complexity/useArrowFunction: it is called with `new`
  vi.stubGlobal("ImageData", function (data: Uint8ClampedArray, wide: number, high: number) {
    return { data, width: wide, height: high };
  });
});

const width = 240;
const height = 170;

/** A canvas in memory. `largest`: rows of the largest piece that was put there. */
function screen() {
  const pixels = new Uint32Array(width * height);
  const seen = { pixels, largest: 0 };
  const target: PixelTarget = {
    putImageData(image: ImageData, x: number, y: number) {
      seen.largest = Math.max(seen.largest, image.height);
      const words = new Uint32Array(image.data.buffer, image.data.byteOffset, image.width * image.height);
      for (let row = 0; row < image.height; row++)
        pixels.set(words.subarray(row * image.width, (row + 1) * image.width), (y + row) * width + x);
    },
  };
  return { seen, targets: [target] };
}

/** A mask of noise, far larger than what is seen of it: to be averaged in full takes longer than a frame has. */
function open() {
  const mask = createMask(2600, 1900);
  for (let index = 0; index < mask.data.length; index++)
    mask.data[index] = Math.imul(index + 1, 2654435761) >>> 24;
  const census = createTileCensus(mask);
  census.touch({ x: 0, y: 0, width: 2600, height: 1900 });
  census.count();
  const compositor = createViewCompositor(mask, census);
  compositor.dress({ style: "black-white", color: "#000000", opacity: 1 });
  compositor.look({ scale: 0.09, x: 2, y: -3 });
  compositor.resize(width, height, 1);
  return compositor;
}

it("draws what is much coarsely, and refines it piece by piece to what it would be in full", () => {
  const { seen, targets } = screen();
  const compositor = open();
  compositor.paint(targets);
  expect(compositor.coarse).toBe(true);
  const coarse = seen.pixels.slice();

  seen.largest = 0;
  let pieces = 1;
  // So little time that one piece is all that fits.
  while (compositor.refine(targets, Number.MIN_VALUE)) pieces++;
  expect(pieces).toBeGreaterThan(3);
  expect(seen.largest).toBeLessThan(height / 3);
  expect(compositor.coarse).toBe(false);
  expect(seen.pixels).not.toEqual(coarse);

  const whole = screen();
  const other = open();
  // A small part at a time is drawn in full at once.
  other.paint(whole.targets);
  for (let y = 0; y < 1900; y += 50) {
    other.invalidate({ x: 0, y, width: 2600, height: 60 });
    other.paint(whole.targets);
  }
  expect(seen.pixels).toEqual(whole.seen.pixels);
});

it("begins anew with what is drawn coarsely once more, and has nothing to do after that", () => {
  const { targets } = screen();
  const compositor = open();
  compositor.paint(targets);
  compositor.refine(targets, Number.MIN_VALUE);
  compositor.look({ scale: 0.1, x: 0, y: 0 });
  compositor.paint(targets);
  expect(compositor.refine(targets, 10_000)).toBe(false);
  const after = screen();
  expect(compositor.refine(after.targets, 10_000)).toBe(false);
  expect(after.seen.largest).toBe(0);
});
