import fc from "fast-check";
import { expect, it } from "vitest";
import { createHistory } from "#lib/masks/history.ts";
import { createMask, type Mask } from "#lib/masks/mask.ts";
import { encodeRuns, longestRuns } from "#lib/masks/rle.ts";
import { combine } from "#lib/masks/selection.ts";
import { rectangleSelection } from "#lib/masks/shapes.ts";
import { readTile, tileBytes } from "#lib/masks/tiles.ts";
import { changeWhole, codedAfter, wholeDeeds } from "#lib/masks/whole.ts";

const become = { invert: (value: number) => 255 - value, clear: () => 0, all: () => 255 };
const box = fc.record({
  x: fc.integer({ min: 0, max: 590 }),
  y: fc.integer({ min: 0, max: 300 }),
  width: fc.integer({ min: 1, max: 600 }),
  height: fc.integer({ min: 1, max: 300 }),
});

/** In runs, without the empty ones. */
function codedTiles(mask: Mask): Map<number, Uint8Array> {
  const tiles = new Map<number, Uint8Array>();
  const runs = new Uint8Array(longestRuns(tileBytes));
  const bytes = new Uint8Array(tileBytes);
  for (let tile = 0; tile < Math.ceil(mask.width / 256) * 2; tile++) {
    readTile(mask, tile, bytes);
    if (bytes.some((value) => value > 0)) tiles.set(tile, runs.slice(0, encodeRuns(bytes, runs)));
  }
  return tiles;
}

it("changes every pixel, tells which tiles changed, and how to take it back", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(box, fc.constantFrom(0, 9)), { maxLength: 3 }),
      fc.constantFrom(...wholeDeeds),
      fc.constantFrom(512, 600, 601),
      (boxes, deed, width) => {
        const mask = createMask(width, 300);
        for (const [area, soft] of boxes) combine(mask, rectangleSelection(mask, area, soft), "add");
        const before = mask.data.slice();
        const tiles = codedTiles(mask);
        const full = new Set(tiles.keys());
        for (const tile of codedTiles({ ...mask, data: mask.data.map((value) => 255 - value) }).keys())
          full.delete(tile);
        const isFull = (tile: number) => full.has(tile);
        const coded = codedAfter(mask, deed, tiles, isFull);
        const changes = changeWhole(mask, deed, tiles, isFull);
        const now = codedTiles(mask);
        for (const [tile, runs] of coded) expect(runs).toEqual(now.get(tile) ?? null);
        expect(coded.length).toBe(Math.floor(width / 256));
        expect(Buffer.compare(mask.data, before.map(become[deed]))).toBe(0);
        const history = createHistory(mask);
        const isChanged = Buffer.compare(mask.data, before) !== 0;
        expect(history.adopt(deed, changes) !== null).toBe(isChanged);
        history.undo();
        expect(Buffer.compare(mask.data, before)).toBe(0);
        history.redo();
        expect(Buffer.compare(mask.data, before.map(become[deed]))).toBe(0);
      },
    ),
    { numRuns: 40 },
  );
});
