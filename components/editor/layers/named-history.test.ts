import { expect, it } from "vitest";
import { noHistory, nowIn, stepped, wentTo } from "./named-history.ts";

it("goes back and on, and forgets what was undone when something new is done", () => {
  const two = stepped(stepped(noHistory("a"), "one", "b"), "two", "c");
  expect(nowIn(two)).toBe("c");
  expect(nowIn(wentTo(two, 1))).toBe("b");
  expect(nowIn(wentTo(two, -5))).toBe("a");
  expect(nowIn(wentTo(two, 9))).toBe("c");
  const other = stepped(wentTo(two, 1), "three", "d");
  expect(other.steps.map(({ label }) => label)).toEqual(["one", "three"]);
});

it("keeps two hundred steps, and the state before the first of them", () => {
  let history = noHistory(0);
  for (let value = 1; value <= 250; value++) history = stepped(history, "step", value);
  expect(history.steps).toHaveLength(200);
  expect(nowIn(wentTo(history, 0))).toBe(50);
  expect(nowIn(history)).toBe(250);
});
