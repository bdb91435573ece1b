import { expect, it } from "vitest";
import { createMask } from "#lib/masks/mask.ts";
import { createTileCensus, tileStates } from "./tile-census.ts";

it("counts what is free as one would pixel by pixel, looking only where the mask was touched", () => {
  const mask = createMask(700, 530);
  const census = createTileCensus(mask);
  expect(census.count()).toEqual({ free: 0, bounds: null, tiles: [] });
  const fill = (x: number, y: number, width: number, height: number, value: number) => {
    for (let row = y; row < y + height; row++) mask.data.fill(value, row * 700 + x, row * 700 + x + width);
    census.touch({ x, y, width, height });
  };
  fill(250, 100, 300, 40, 127);
  fill(255, 120, 3, 2, 128);
  expect(census.count()).toEqual({
    free: 6,
    bounds: { x: 255, y: 120, width: 3, height: 2 },
    tiles: [0, 1, 2],
  });
  fill(512, 512, 188, 18, 255);
  expect(census.count()).toMatchObject({ tiles: [8], bounds: { x: 255, y: 120, width: 445, height: 410 } });
  expect(census.states[8]).toBe(tileStates.free);
  expect(census.states[0]).toBe(tileStates.mixed);
  fill(0, 0, 700, 530, 0);
  expect(census.count()).toMatchObject({ free: 0, bounds: null });
  expect([...census.states]).toEqual(Array(9).fill(tileStates.locked));
});

it("counts the same when most was counted before the end", () => {
  const mask = createMask(2600, 2600);
  const [early, late] = [createTileCensus(mask), createTileCensus(mask)];
  for (let at = 0; at < 2500; at += 40) {
    for (let row = at; row < at + 90; row++)
      mask.data.fill(at % 160 ? 255 : 0, row * 2600 + at, row * 2600 + at + 90);
    for (const census of [early, late]) census.touch({ x: at, y: at, width: 90, height: 90 });
    early.prepare(Number.POSITIVE_INFINITY);
  }
  const counted = early.count();
  expect(counted).toEqual({ ...late.count(), tiles: counted.tiles });
  expect(counted.free).toBeGreaterThan(0);
  expect(early.states).toEqual(late.states);
});
