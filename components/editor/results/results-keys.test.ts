import { describe, expect, it } from "vitest";
import { halvesOf } from "#components/editor/results/halves.ts";
import { nextMode, walked } from "#components/editor/results/results-keys.ts";
import { resultModes } from "#components/editor/results/results-store.ts";

describe("the keys of results", () => {
  it("walk from the original to the last result and stop at both ends", () => {
    const keys = ["a", "b", "c"];
    expect(walked(keys, null, -1)).toBe(null);
    expect(walked(keys, null, 1)).toBe("a");
    expect(walked(keys, "b", 1)).toBe("c");
    expect(walked(keys, "c", 1)).toBe("c");
    expect(walked(keys, "a", -1)).toBe(null);
  });

  it("walk from the original when what was chosen is gone", () => {
    expect(walked(["a", "b"], "gone", 1)).toBe("a");
    expect(walked([], "gone", 1)).toBe(null);
  });

  it("go through all ways of looking, and pass over drift where nothing was locked", () => {
    const through = (hasDrift: boolean) =>
      resultModes.reduce((seen) => [...seen, nextMode(seen.at(-1) ?? "result", hasDrift)], [
        "result" as const,
      ] as (typeof resultModes)[number][]);
    expect(through(true)).toEqual(["result", "wipe", "side", "difference", "drift", "result"]);
    expect(through(false)).toEqual(["result", "wipe", "side", "difference", "result", "wipe"]);
  });
});

describe("side by side", () => {
  it.each([
    ["wide", { width: 1000, height: 600 }, { left: 500, top: 0, width: 500, height: 600 }],
    ["narrow", { width: 390, height: 800 }, { left: 0, top: 400, width: 390, height: 400 }],
  ])("halves a %s stage, and a place in either half is the place it shows", (_, stage, second) => {
    const { boxes, view, toStage } = halvesOf(stage);
    expect(boxes[1]).toEqual(second);
    const whole = { scale: 0.8, x: 40, y: -30 };
    const small = view(whole);
    // A pixel of the picture, on the stage and in a half of it.
    const onStage = { x: whole.x + 300 * whole.scale, y: whole.y + 500 * whole.scale };
    const inPane = { x: small.x + 300 * small.scale, y: small.y + 500 * small.scale };
    for (const { left, top } of boxes) {
      const place = toStage({ x: inPane.x + left, y: inPane.y + top });
      expect(place.x).toBeCloseTo(onStage.x, 6);
      expect(place.y).toBeCloseTo(onStage.y, 6);
    }
  });
});
