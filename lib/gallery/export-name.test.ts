import { expect, it } from "vitest";
import { cell } from "#lib/gallery/export-manifest.ts";
import { exportName, slug } from "#lib/gallery/export-name.ts";

const picture = {
  createdAt: new Date("2026-11-20T23:30:00Z"),
  words: "A fox, in the snow",
  width: 1536,
  height: 1024,
  mime: "image/png",
};

it("a name says day, words, place and size; the day is the reader's", () => {
  expect(exportName(picture, 7, "UTC")).toBe("2026-11-20_A-fox-in-the-snow_0007_1536x1024.png");
  expect(exportName(picture, 7, "Asia/Shanghai")).toMatch(/^2026-11-21_/);
  expect(exportName({ ...picture, words: null, width: 0, mime: "image/svg+xml" }, 12, "UTC")).toBe(
    "2026-11-20_picture_0012.bin",
  );
});

it.each([
  ["雪中的狐狸，第一版", "雪中的狐狸-第一版"],
  ["../../etc/passwd", "etc-passwd"],
  ['a<b>c:d"e/f\\g|h?i*j', "a-b-c-d-e-f-g-h-i-j"],
  ["CON", "CON"],
  ["name. . .", "name"],
  ["a\u202Egnp.exe\u0000", "a-gnp-exe"],
  ["\ud800 half", "half"],
  ["👩‍🎨", ""],
  ["x".repeat(500), "x".repeat(48)],
  [`${"长".repeat(47)} 。尾`, `${"长".repeat(47)}`],
])("%j becomes a name every system takes", (text, expected) => {
  expect(slug(text)).toBe(expected);
});

it.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+1", "'+1"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["  =1", "'  =1"],
  ["＝1+1", "'＝1+1"],
  ["＠SUM(A1)", "'＠SUM(A1)"],
  ['say "hi", twice', '"say ""hi"", twice"'],
  ["two\nlines", '"two\nlines"'],
  ["plain", "plain"],
  [-5, "-5"],
])("the cell of %j is no formula and one cell", (value, expected) => {
  expect(cell(value)).toBe(expected);
});
