import { expect, it } from "vitest";
import { deedSchema } from "#lib/gallery/schema.ts";
import { shownName } from "#lib/gallery/shown-name.ts";

it.each([
  ["  x \u2028 y\u0007 ", "x y"],
  ["\u202egnp.exe\u202c", "gnp.exe"],
  ["po\u200bst\u00ader\ufeff", "poster"],
  ["e\u0301", "\u00e9"],
  ["👩\u200d🎨", "👩\u200d🎨"],
  ["می\u200cخواهم", "می\u200cخواهم"],
  ["海报", "海报"],
  ["\u200b\u200d", ""],
  ["\u3164", ""],
  ["\u2800 \u2066", ""],
  ["\ud800", "\ufffd"],
])("%j is kept as %j", (text, expected) => {
  expect(shownName(text)).toBe(expected);
});

it("is wanted of a tag", () => {
  expect(deedSchema.safeParse({ kind: "tag", name: "\u200b" }).success).toBe(false);
  expect(deedSchema.parse({ kind: "tag", name: "\u202eposter" })).toEqual({ kind: "tag", name: "poster" });
});
