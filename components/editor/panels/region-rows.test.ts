import { expect, it } from "vitest";
import { presentRows, type RegionRow, redrawable } from "./region-rows.ts";

const row = (step: number): RegionRow => ({
  key: `region-${step}`,
  step,
  drawn: true,
  region: { kind: "rectangle", x: 0, y: 0, width: 1, height: 1, feather: 0, combination: "add" },
});
const past = (ids: number[], historyAt = ids.length) => ({
  history: ids.map((id) => ({ id, label: "region" })),
  historyAt,
});

it("shows the rows that are in the mask: an undo hides them, a redo brings them back", () => {
  const rows = [row(1), row(2)];
  expect(presentRows(rows, past([1, 2]))).toEqual(rows);
  expect(presentRows(rows, past([1, 2], 1))).toEqual([row(1)]);
  expect(presentRows(rows, past([]))).toEqual([]);
});

it("draws rows anew only while nothing but rows lies above", () => {
  const rows = [row(2), row(3)];
  expect(redrawable(row(2), rows, past([1, 2, 3]))).toEqual({ before: 1, rows });
  expect(redrawable(row(3), rows, past([1, 2, 3]))).toEqual({ before: 2, rows: [row(3)] });
  expect(redrawable(row(2), rows, past([1, 2, 9, 3]))).toBeNull();
  expect(redrawable(row(2), rows, past([1]))).toBeNull();
  expect(redrawable(row(2), [row(2)], past([1, 2, 9], 2))).toEqual({ before: 1, rows: [row(2)] });
});

it("keeps a row that changed nothing, behind the step before it", () => {
  const idle = { ...row(1), key: "idle", drawn: false };
  const rows = [row(1), idle, row(2)];
  expect(presentRows(rows, past([1]))).toEqual([row(1), idle]);
  expect(redrawable(idle, rows, past([1, 2]))).toEqual({ before: 2, rows: [idle] });
  expect(redrawable(row(1), rows, past([1, 2]))).toEqual({ before: 0, rows });
  expect(presentRows([{ ...idle, step: -1 }], past([]))).toHaveLength(1);
});
