import { expect, it } from "vitest";
import { mergeContents } from "#components/template/merge-contents.ts";
import { isSame } from "#components/template/same-content.ts";
import { contentOf } from "#components/template/template-content.fixture.ts";

const base = contentOf({ body: "A boat" });

it("takes what only one side changed from that side", () => {
  const mine = { ...base, body: "A red boat" };
  const theirs = { ...base, needs: ["transparent" as const] };
  const { merged, both } = mergeContents(base, mine, theirs);
  expect(both).toEqual([]);
  expect(merged).toEqual({ ...base, body: "A red boat", needs: ["transparent"] });
});

it("leaves what both changed differently to a person, with mine in the meantime", () => {
  const mine = { ...base, body: "A red boat", fragments: ["brand"] };
  const theirs = { ...base, body: "A blue boat", fragments: ["brand"] };
  const { merged, both } = mergeContents(base, mine, theirs);
  expect(both).toEqual(["body"]);
  expect(merged.body).toBe("A red boat");
  expect(merged.fragments).toEqual(["brand"]);
});

it("knows equal values by what they say", () => {
  expect(isSame({ a: [1, { b: null }], c: "x" }, { c: "x", a: [1, { b: null }] })).toBe(true);
  expect(isSame({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(isSame([1], { 0: 1 })).toBe(false);
  expect(isSame(null, {})).toBe(false);
});
