import { expect, it } from "vitest";
import { defaultParameters } from "#lib/images/parameters.ts";
import { type KeptEdit, loadEdit, saveEdit } from "./kept-edits.ts";

function memoryShelf() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    held,
  };
}

const kept: KeptEdit = {
  connectionId: "con_1",
  model: "gpt-image-2",
  prompt: "一只猫",
  count: 3,
  parameters: { ...defaultParameters, quality: "high" },
  wish: { mode: "soft", context: 0.8, outset: { left: 7, top: 0, right: 0, bottom: 120 } },
};

it("keeps each picture's draft apart and gives it back as it was", () => {
  const shelf = memoryShelf();
  saveEdit(shelf, "img_a", kept);
  saveEdit(shelf, "img_b", { ...kept, prompt: "b" });
  expect(loadEdit(shelf, "img_a")).toEqual(kept);
  expect(loadEdit(shelf, "img_b")?.prompt).toBe("b");
  expect(loadEdit(shelf, "img_c")).toBeNull();
});

it("forgets the picture that was left alone the longest", () => {
  const shelf = memoryShelf();
  saveEdit(shelf, "first", kept);
  for (let index = 0; index < 39; index++) saveEdit(shelf, `img_${index}`, kept);
  expect(loadEdit(shelf, "first")).not.toBeNull();
  saveEdit(shelf, "one more", kept);
  expect(loadEdit(shelf, "first")).toBeNull();
});

it("takes what can be read of a damaged or older draft", () => {
  const shelf = memoryShelf();
  const damaged = {
    ...kept,
    count: 400,
    parameters: { quality: 7, moderation: "low" },
    wish: { mode: "magic", outset: { left: -3, top: "9", bottom: 12 } },
  };
  shelf.held.set("pentimento.edits.1", JSON.stringify([["img_a", damaged]]));
  expect(loadEdit(shelf, "img_a")).toEqual({
    ...kept,
    count: 1,
    parameters: { ...defaultParameters, moderation: "low" },
    wish: { mode: "exact", context: 0.35, outset: { left: 0, top: 0, right: 0, bottom: 12 } },
  });
  shelf.held.set("pentimento.edits.1", "{ not json");
  expect(loadEdit(shelf, "img_a")).toBeNull();
  expect(loadEdit(null, "img_a")).toBeNull();
  const full = {
    ...shelf,
    setItem() {
      throw new Error("full");
    },
  };
  expect(() => saveEdit(full, "img_a", kept)).not.toThrow();
});
