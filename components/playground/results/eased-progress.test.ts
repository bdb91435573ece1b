import { expect, it } from "vitest";
import { easedProgress } from "#components/playground/results/eased-progress.ts";

it("grows all the time and is never full", () => {
  const steps = [0, 1, 5, 10, 20, 100, 10_000].map((seconds) => easedProgress(seconds * 1000, 10_000));
  expect(steps[0]).toBe(0);
  for (let index = 1; index < 6; index++) expect(steps[index]).toBeGreaterThan(steps[index - 1] ?? 0);
  expect(steps.at(-1)).toBeLessThanOrEqual(0.95);
});

it("stands at about three quarters when the usual time is over", () => {
  expect(easedProgress(10_000, 10_000)).toBeGreaterThan(0.7);
  expect(easedProgress(10_000, 10_000)).toBeLessThan(0.8);
});
