import { expect, it } from "vitest";
import { judgeFile, pastedFiles, sortFiles } from "#components/uploads/classify-files.ts";

const file = (name: string, type: string, size = 1000) => ({ name, type, size });

it.each([
  [file("a.png", "image/png"), "upload"],
  [file("a.jpg", "image/jpeg"), "upload"],
  [file("a.webp", "image/webp"), "upload"],
  [file("a.HEIC", ""), "convert"],
  [file("a.heif", "image/heif"), "convert"],
  [file("a.svg", "image/svg+xml"), "upload_type_unsupported"],
  [file("notes.txt", "text/plain"), "upload_type_unsupported"],
  [file("a.png", "image/png", 0), "upload_empty"],
  [file("a.png", "image/png", 60 * 1024 * 1024), "upload_too_large"],
  [file("no ending", ""), "upload_type_unsupported"],
])("judges %o as %s", (facts, verdict) => {
  expect(judgeFile(facts)).toBe(verdict);
});

it("refuses only what does not fit, and keeps the order of the rest", () => {
  const chosen = [
    file("1.png", "image/png"),
    file("2.txt", "text/plain"),
    file("3.heic", ""),
    file("4.png", "image/png"),
  ];
  const { accepted, refused } = sortFiles(chosen, 2);
  expect(accepted.map((one) => [one.file.name, one.convert])).toEqual([
    ["1.png", false],
    ["3.heic", true],
  ]);
  expect(refused.map((one) => [one.file.name, one.code])).toEqual([
    ["2.txt", "upload_type_unsupported"],
    ["4.png", "references_too_many"],
  ]);
});

it("leaves a paste alone that carries text beside a picture", () => {
  const picture = file("image.png", "image/png");
  expect(pastedFiles({ files: [picture], types: ["text/plain", "Files"] })).toEqual([]);
  expect(pastedFiles({ files: [picture], types: ["Files"] })).toEqual([picture]);
});
