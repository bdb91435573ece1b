import { countTokens as countAtOnce } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, it } from "vitest";
import { countTokens } from "#lib/simulator/count-tokens.ts";

describe("countTokens", () => {
  it.each([
    ["a short text", "a red kite over a lake"],
    ["a text with a special token's name in it", "before <|endoftext|> after"],
    ["a long text of words", "A fox, 12 hens and the moon; nothing else moves. ".repeat(400)],
    ["a long text in lines", "Scene: harbour at dawn\n- no people\n- 3 boats\n\n".repeat(300)],
  ])("counts %s as the encoder does in one go", async (_name, text) => {
    expect(await countTokens(text)).toBe(countAtOnce(text, { disallowedSpecial: new Set() }));
  });

  it("counts a text without a space within one token a piece, and never holds the process for long", async () => {
    const text = "猫".repeat(32_000);
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const count = await countTokens(text);
    clearInterval(watch);
    expect(Math.abs(count - 32_000)).toBeLessThanOrEqual(32);
    expect(longest).toBeLessThan(250);
  });

  it("never cuts a character in two", async () => {
    expect(await countTokens(`x${"😀".repeat(2000)}`)).toBeLessThanOrEqual(
      (await countTokens("😀")) * 2000 + 5,
    );
  });
});
