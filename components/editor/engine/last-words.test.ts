import { expect, it } from "vitest";
import { decodeWords, encodeWords } from "./last-words.ts";

const every = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);

it("brings back masks and marks as they were", () => {
  const mask = {
    width: 3,
    height: 2,
    tiles: new Map([
      [0, every],
      [7, new Uint8Array(0)],
    ]),
    revision: 4,
  };
  expect(decodeWords(encodeWords(mask) ?? "")).toEqual(mask);
  const marks = {
    marks: [{ kind: "text", text: "把这里改成蓝色 \ud83d\udc99", at: { x: 1.5, y: 2 } }],
    revision: 1,
  };
  expect(decodeWords(encodeWords(marks) ?? "")).toEqual(marks);
});

it("says only what is not kept already, and is of no use without that", () => {
  const before = {
    tiles: new Map(Array.from({ length: 30 }, (_, tile) => [tile, every.slice()])),
    revision: 1,
  };
  const now = {
    tiles: new Map(before.tiles).set(3, Uint8Array.of(1)).set(40, Uint8Array.of(2)),
    revision: 2,
  };
  now.tiles.delete(5);
  const text = encodeWords(now, before) ?? "";
  expect(text.length).toBeLessThan(300);
  const read = decodeWords<typeof now>(text, before);
  expect(read?.revision).toBe(2);
  expect(new Map([...(read?.tiles ?? [])].sort(([a], [b]) => a - b))).toEqual(now.tiles);
  expect(decodeWords(text)).toBeNull();
  expect(decodeWords(text, { tiles: new Map([[0, every]]) })).toBeNull();
});

it("does not write what would fill the browser's shelf", () => {
  const tiles = new Map(Array.from({ length: 30 }, (_, tile) => [tile, every]));
  expect(encodeWords({ tiles })).toBeNull();
});

it.each(["", "{", '{"tiles":{"base64":"%"}}'])("reads nothing out of %j", (text) => {
  expect(decodeWords(text)).toBeNull();
});
