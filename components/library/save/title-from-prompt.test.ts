import { describe, expect, it } from "vitest";
import { titleFromPrompt } from "#components/library/save/title-from-prompt.ts";

describe("a title out of a prompt", () => {
  it.each([
    ["a fox in the snow", "A fox in the snow"],
    ["product photo of oolong tea, soft light, 16:9", "Product photo of oolong tea"],
    [
      "Poster. A very long story of a fox that walks through the snow at night",
      "Poster. A very long story of a fox that walks",
    ],
    ["\n\n  春节海报，红色背景，标题写着“新年快乐”", "春节海报"],
    ["一只穿着宇航服的猫在火星上行走", "一只穿着宇航服的猫在火星上行走"],
    ["“Hello” on a wall", "Hello on a wall"],
    ['{ "subject": "a fox" }', ""],
    ["Tea poster, 16:9, red", "Tea poster"],
    ["Banner 16:9 for the spring sale, red", "Banner 16:9 for the spring sale"],
    ["", ""],
    ["   ", ""],
  ])("%j is called %j", (prompt, title) => {
    expect(titleFromPrompt(prompt)).toBe(title);
  });

  it("is never cut through a character, nor too long", () => {
    const title = titleFromPrompt("🦊".repeat(200));
    expect(title.isWellFormed()).toBe(true);
    expect(Array.from(title).length).toBeLessThanOrEqual(48);
    expect(Array.from(titleFromPrompt("狐".repeat(200)))).toHaveLength(24);
    expect(titleFromPrompt("word ".repeat(100)).length).toBeLessThanOrEqual(48);
  });
});
