import { expect, it } from "vitest";
import { readTokens } from "#components/gallery/tokens.ts";
import { everything } from "#lib/gallery/view.ts";

const read = (text: string) => readTokens({ ...everything, text });

it("reads what people write in a search", () => {
  expect(read('fox rating:>3 model:gpt-image-2 tag:"two words" 雪')).toEqual({
    ...everything,
    text: "fox 雪",
    rating: 4,
    models: ["gpt-image-2"],
    tags: ["two words"],
  });
  expect(read("size:1536×1024 quality:HIGH is:favorite")).toMatchObject({
    text: "",
    sizes: ["1536x1024"],
    qualities: ["high"],
    favourite: true,
  });
  expect(read("before:2026-11-01 after:2026-10-02")).toMatchObject({ from: "2026-10-02", to: "2026-10-31" });
});

it.each([
  "rating:>5",
  "rating:lots",
  "size:big",
  "quality:best",
  "before:soon",
  "model:",
  "time: 12:30",
  "a fox",
])("searches for %j as it is written", (text) => {
  expect(read(text)).toEqual({ ...everything, text });
});
