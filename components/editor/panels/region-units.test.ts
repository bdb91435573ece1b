import { expect, it } from "vitest";
import { gridCell, shownEdge, withTypedEdge } from "./region-units.ts";

const picture = { width: 1536, height: 1024 };
const region = { x: 384, y: 256, width: 768, height: 512 };

it("shows pixels as per cent of their own edge, and reads them back to the same pixel", () => {
  expect(shownEdge(384, "x", "percent", picture)).toBe(25);
  expect(shownEdge(256, "y", "percent", picture)).toBe(25);
  expect(shownEdge(1, "x", "percent", picture)).toBe(0.07);
  for (const x of [0, 1, 7, 383, 1000]) {
    const typed = shownEdge(x, "x", "percent", { width: 4000, height: 3000 });
    expect(withTypedEdge({ ...region, x: 0 }, "x", typed, "percent", { width: 4000, height: 3000 }).x).toBe(
      x,
    );
  }
});

it("keeps a region inside the picture, of a pixel at least", () => {
  expect(withTypedEdge(region, "width", 100, "percent", picture).width).toBe(1152);
  expect(withTypedEdge(region, "width", 0, "pixels", picture).width).toBe(1);
  expect(withTypedEdge(region, "x", 90, "percent", picture)).toEqual({ ...region, x: 1382, width: 154 });
  expect(withTypedEdge(region, "y", -5, "pixels", picture).y).toBe(0);
});

it("cuts a picture into cells without a gap or an overlap", () => {
  for (const columns of [3, 4]) {
    let pixels = 0;
    for (let row = 0; row < columns; row++)
      for (let column = 0; column < columns; column++) {
        const cell = gridCell(column, row, columns, { width: 1000, height: 700 });
        pixels += cell.width * cell.height;
      }
    expect(pixels).toBe(700_000);
  }
});
