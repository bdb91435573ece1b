import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffPart, diffWords } from "#lib/diff/word-diff.ts";

const told = (parts: readonly DiffPart[]) =>
  parts.map(({ kind, text }) => `${{ same: "", added: "+", removed: "-" }[kind]}${text}`);

describe("the difference of two prompts", () => {
  it("marks words, not letters", () => {
    expect(told(diffWords("a red fox in the snow", "a blue fox in the snow"))).toEqual([
      "a ",
      "-red",
      "+blue",
      " fox in the snow",
    ]);
  });

  it("cuts Chinese by its words", () => {
    expect(told(diffWords("一只橘猫坐在窗台上", "一只黑狗坐在窗台上"))).toEqual([
      "一只",
      "-橘猫",
      "+黑狗",
      "坐在窗台上",
    ]);
  });

  it("says nothing of equal texts, and all of a text against none", () => {
    expect(diffWords("", "")).toEqual([]);
    expect(diffWords("same", "same")).toEqual([{ kind: "same", text: "same" }]);
    expect(told(diffWords("", "new 新"))).toEqual(["+new 新"]);
  });

  it("takes prompts of 32,000 characters that have nothing in common", () => {
    const one = "alpha beta ".repeat(2900);
    const other = "gamma delta ".repeat(2600);
    const parts = diffWords(one, other);
    expect(
      parts
        .filter(({ kind }) => kind !== "added")
        .map(({ text }) => text)
        .join(""),
    ).toBe(one);
  });

  it("gives both texts back to the letter", () => {
    const words = fc.constantFrom("cat", " ", "猫", "一只", "，", "🦊", "\n", "é", "123", "\ud800");
    const texts = fc.array(words, { maxLength: 40 }).map((list) => list.join(""));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const parts = diffWords(before, after);
        const without = (kind: DiffPart["kind"]) =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join("");
        expect(without("added")).toBe(before);
        expect(without("removed")).toBe(after);
      }),
    );
  });
});
