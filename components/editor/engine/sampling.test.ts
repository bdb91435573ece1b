import { describe, expect, it } from "vitest";
import { createMask } from "#lib/masks/mask.ts";
import { axisOf, sample } from "./sampling.ts";

/** A mask of one row in which pixel `at` is free, looked at by `length` device pixels. */
function row(size: number, at: number, scale: number, offset: number, length: number): number[] {
  const mask = createMask(size, 1);
  mask.data[at] = 255;
  const values = new Uint8Array(length);
  sample(mask, axisOf(0, length, offset, scale, size), axisOf(0, 1, 0, 1, 1), values, 99);
  return [...values];
}

/** Of the mask pixels below a device pixel the two that stand for them, or the one that there is. */
function twoOf({ from, to }: ReturnType<typeof axisOf>, index: number): number[] {
  const start = from[index] ?? 0;
  const length = (to[index] ?? 0) - start;
  const step = Math.ceil(length / 2);
  return Array.from({ length }, (_, at) => at)
    .filter((at) => at % step === step >> 1)
    .map((at) => start + at);
}

describe("sampling a mask for the screen", () => {
  it("shows a pixel as a block where it is enlarged, and nothing beside the picture", () => {
    expect(row(4, 1, 3, 2, 16)).toEqual([0, 0, 0, 0, 0, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("averages where it is made smaller, and counts every pixel exactly once", () => {
    for (const scale of [0.5, 0.3, 0.195, 0.1])
      for (let at = 0; at < 40; at++) {
        const seen = row(40, at, scale, 0, 40).map((value) => value / 255);
        const axis = axisOf(0, 40, 0, scale, 40);
        const weights = seen.map((value, index) => value * ((axis.to[index] ?? 0) - (axis.from[index] ?? 0)));
        expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 1);
      }
  });

  it("keeps the middle of what it shows within half a device pixel of where it is", () => {
    for (const scale of [0.1, 0.33, 0.7, 1, 1.5, 2.25, 32])
      for (const offset of [0, 0.25, 7.5]) {
        const values = row(50, 20, scale, offset, 1700);
        const sum = values.reduce((all, value) => all + value, 0);
        const middle = values.reduce((all, value, index) => all + value * (index + 0.5), 0) / sum;
        expect(Math.abs(middle - (20.5 * scale + offset))).toBeLessThanOrEqual(0.5 + 1e-9);
      }
  });

  it("looks at two along each axis as at any other number, only sooner", () => {
    const mask = createMask(61, 47);
    for (let index = 0; index < mask.data.length; index++)
      mask.data[index] = Math.imul(index + 1, 2654435761) >>> 24;
    for (const scale of [0.13, 0.21, 0.4, 0.5, 0.77, 1, 3]) {
      const columns = axisOf(-3, 200, 1.3, scale, mask.width);
      const rows = axisOf(-2, 170, 0.4, scale, mask.height);
      const seen = new Uint8Array(200 * 170);
      sample(mask, columns, rows, seen, 2);
      const expected = Array.from({ length: 170 }, (_, y) =>
        Array.from({ length: 200 }, (_, x) => {
          const all = twoOf(rows, y).flatMap((row) =>
            twoOf(columns, x).map((column) => mask.data[row * 61 + column] ?? 0),
          );
          return all.length === 0 ? 0 : Math.floor(all.reduce((a, b) => a + b, 0) / all.length + 0.5);
        }),
      );
      expect([...seen]).toEqual(expected.flat());
    }
  });

  it("looks at fewer pixels when told, and at some always", () => {
    const mask = createMask(100, 100);
    mask.data.fill(255);
    const values = new Uint8Array(4);
    const axis = axisOf(0, 2, 0, 0.02, 100);
    sample(mask, axis, axis, values, 1);
    expect([...values]).toEqual([255, 255, 255, 255]);
  });
});
