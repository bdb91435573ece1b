import { describe, expect, it } from "vitest";
import { readPrompt } from "./read-prompt.ts";
import { subjects } from "./subjects/catalogue.ts";

const seen = (prompt: string) =>
  readPrompt(prompt).items.map(({ subject, count, tints }) => [subject.id, count, tints.length]);

describe("readPrompt", () => {
  it.each([
    ["three cats", [["cat", 3, 0]]],
    ["三只猫", [["cat", 3, 0]]],
    [
      "两只红色的气球和一只狗",
      [
        ["balloon", 2, 1],
        ["dog", 1, 0],
      ],
    ],
    ["red and blue and yellow balloons", [["balloon", 3, 3]]],
    ["a dozen flowers", [["flower", 12, 0]]],
    ["a cup of coffee", [["cup", 1, 0]]],
    ["golden retriever", [["dog", 1, 0]]],
    ["a hot air balloon", [["hot-air-balloon", 1, 0]]],
    ["a house without trees", [["house", 1, 0]]],
    ["三明治", [["burger", 1, 0]]],
    ["a penguin with a red scarf", [["penguin", 1, 0]]],
    ["戴着红色围巾的企鹅", [["penguin", 1, 0]]],
    ["portrait of a woman", [["woman", 1, 0]]],
    ["nothing we know", []],
  ])("finds subjects, counts and colours in %s", (prompt, expected) => {
    expect(seen(prompt)).toEqual(expected);
  });

  it.each([
    ['a poster "Grand Opening" with stars', ["Grand Opening"]],
    ["海报《春天》与「你好」", ["春天", "你好"]],
    ["the cat's bowl and the dog's bone", []],
    ["a sign that says 'Open late'", ["Open late"]],
  ])("takes quoted text from %s", (prompt, texts) => {
    expect(readPrompt(prompt).texts).toEqual(texts);
  });

  it("does not draw what is only written", () => {
    expect(seen('a sign "Beware of the dog"')).toEqual([]);
  });

  it("gives a colour after its noun to that noun", () => {
    expect(readPrompt("a balloon in #12ab34").items[0]?.tints).toEqual(["#12ab34"]);
    expect(readPrompt("a cat on a blue background").background).not.toBeNull();
    expect(readPrompt("猫，背景是蓝色").background).not.toBeNull();
  });

  it("reads scene, light, weather and style", () => {
    expect(readPrompt("a watercolor of a snowy mountain lake at sunset in the fog")).toMatchObject({
      scene: "lake",
      mood: "sunset",
      weather: ["fog"],
      styles: ["watercolour"],
    });
    expect(readPrompt("雨夜的城市，霓虹")).toMatchObject({
      scene: "city",
      weather: ["rain"],
      styles: ["neon"],
    });
  });

  it("knows each subject by its English and Chinese names", () => {
    expect(subjects.length).toBeGreaterThan(60);
    for (const subject of subjects) {
      const [english = "", han = ""] = [subject.words.split("|")[0], subject.han.split("|")[0]];
      expect(seen(english).map(([id]) => id)).toContain(subject.id);
      expect(seen(han).map(([id]) => id)).toContain(subject.id);
    }
  });
});
