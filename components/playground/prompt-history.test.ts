import { expect, it } from "vitest";
import { newer, newHistory, older, remember } from "#components/playground/prompt-history.ts";

const three = ["one", "two", "three"].reduce(remember, newHistory());

it("walks back to the oldest and stops there", () => {
  let step = older(three, "");
  expect(step?.text).toBe("three");
  step = step && older(step.history, step.text);
  step = step && older(step.history, step.text);
  expect(step?.text).toBe("one");
  expect(step && older(step.history, step.text)).toBeNull();
});

it("gives unsent text back after the newest entry", () => {
  const back = older(three, "half a thought");
  const forth = back && newer(back.history);
  expect(forth?.text).toBe("half a thought");
  expect(forth && newer(forth.history)).toBeNull();
});

it("skips the entry that already stands in the box", () => {
  expect(older(three, "three")?.text).toBe("two");
});

it("keeps one copy of a prompt, at its latest place, and fifty in all", () => {
  expect(remember(three, " one ").entries).toEqual(["two", "three", "one"]);
  const many = Array.from({ length: 80 }, (_, index) => `p${index}`).reduce(remember, newHistory());
  expect(many.entries).toHaveLength(50);
  expect(many.entries[0]).toBe("p30");
});

it("remembers nothing empty", () => {
  expect(remember(three, "  ").entries).toEqual(three.entries);
});
