import { describe, expect, it } from "vitest";
import { boxAt, heightOf, positionsIn, stepFrom } from "#components/library/card-grid.ts";

const grid = { columns: 4, width: 240, height: 276, gap: 12 };
const from = (position: number, step: Parameters<typeof stepFrom>[2], total = 10) =>
  stepFrom(grid, position, step, { total, page: 600 });

describe("the grid of cards", () => {
  it("is as high as its rows, and places each card in its row and column", () => {
    expect(heightOf(grid, 0)).toBe(0);
    expect(heightOf(grid, 4)).toBe(276);
    expect(heightOf(grid, 5)).toBe(276 * 2 + 12);
    expect(boxAt(grid, 0)).toEqual({ left: 0, top: 0, width: 240, height: 276 });
    expect(boxAt(grid, 6)).toEqual({ left: 504, top: 288, width: 240, height: 276 });
  });

  it("draws whole rows, and never more than there are", () => {
    expect(positionsIn(grid, { above: 0, below: 300 }, 100)).toEqual({ from: 0, to: 8 });
    expect(positionsIn(grid, { above: 287, below: 289 }, 100)).toEqual({ from: 0, to: 8 });
    expect(positionsIn(grid, { above: 288, below: 576 }, 100)).toEqual({ from: 4, to: 8 });
    expect(positionsIn(grid, { above: 0, below: 9000 }, 10)).toEqual({ from: 0, to: 10 });
    expect(positionsIn(grid, { above: 1e7, below: 2e7 }, 10)).toEqual({ from: 10, to: 10 });
  });

  it("holds a hundred thousand", () => {
    const { from: first, to } = positionsIn(grid, { above: 5_000_000, below: 5_002_000 }, 100_000);
    expect(to - first).toBeLessThan(40);
    expect(boxAt(grid, first).top).toBeLessThanOrEqual(5_000_000);
    expect(boxAt(grid, to).top).toBeGreaterThanOrEqual(5_002_000);
  });

  it("moves as keys do, and stays inside", () => {
    expect(from(5, "left")).toBe(4);
    expect(from(4, "left")).toBe(3);
    expect(from(0, "left")).toBe(0);
    expect(from(9, "right")).toBe(9);
    expect(from(5, "up")).toBe(1);
    expect(from(1, "up")).toBe(1);
    expect(from(5, "down")).toBe(9);
    expect(from(7, "down")).toBe(9);
    expect(from(8, "down")).toBe(8);
    expect(from(3, "first")).toBe(0);
    expect(from(3, "last")).toBe(9);
    expect(from(1, "pageDown")).toBe(9);
    expect(from(50, "pageDown", 100)).toBe(58);
    expect(from(5, "pageUp", 100)).toBe(1);
    expect(from(50, "pageUp", 100)).toBe(42);
  });
});
