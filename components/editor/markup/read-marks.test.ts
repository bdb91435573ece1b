import { expect, it } from "vitest";
import type { Mark } from "./mark.ts";
import { marksIn } from "./markup-picture.ts";
import { readMarks } from "./read-marks.ts";

const arrow: Mark = {
  id: "mark_1",
  kind: "arrow",
  color: "red",
  size: 4,
  points: [
    { x: 1, y: 2 },
    { x: -30, y: 4.5 },
  ],
  text: "",
};

it("takes what are marks and leaves the rest", () => {
  const note = { ...arrow, kind: "text", text: "改成蓝色", points: [{ x: 1, y: 2 }] };
  const damaged = [
    { ...arrow, kind: "spray" },
    { ...arrow, color: "url(#x)" },
    { ...arrow, points: [{ x: 1, y: 2 }] },
    {
      ...arrow,
      points: [
        { x: 1e9, y: 2 },
        { x: 1, y: 1 },
      ],
    },
    {
      ...arrow,
      points: [
        { x: "1", y: 2 },
        { x: 1, y: 1 },
      ],
    },
    { ...note, text: " " },
    { ...arrow, size: Number.NaN },
    null,
    7,
  ];
  expect(readMarks([arrow, ...damaged, note])).toEqual([arrow, note]);
  expect(readMarks({ length: 3 })).toEqual([]);
  expect(readMarks(Array.from({ length: 5000 }, () => arrow))).toHaveLength(500);
  expect(readMarks([{ ...arrow, size: 1e9 }])[0]?.size).toBe(1000);
});

it("finds no marks in what is no PNG of ours", () => {
  expect(marksIn(new Uint8Array(3))).toEqual([]);
  expect(
    marksIn(Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0])),
  ).toEqual([]);
});
