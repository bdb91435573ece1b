import { describe, expect, it } from "vitest";
import { canRedo, canUndo, firstStep, moved, nowOf, stepped } from "#components/editor/results/edge-steps.ts";
import type { CompositeSettings } from "#lib/edits/view.ts";

const made: CompositeSettings = { feather: 24, shift: 0, strength: 1, band: 0 };
const feather = (value: number): CompositeSettings => ({ ...made, feather: value });

describe("the steps of an edge", () => {
  it("are undone and done again one by one, never beyond the ends", () => {
    let edge = stepped(stepped(firstStep(made), feather(10), false), feather(0), false);
    expect([canUndo(edge), canRedo(edge)]).toEqual([true, false]);
    edge = moved(moved(moved(edge, -1), -1), -1);
    expect(nowOf(edge)).toEqual(made);
    expect([canUndo(edge), canRedo(edge)]).toEqual([false, true]);
    edge = moved(moved(moved(edge, 1), 1), 1);
    expect(nowOf(edge)).toEqual(feather(0));
  });

  it("count a slider that is dragged as one step, and never swallow what it began from", () => {
    let edge = firstStep(made);
    for (const value of [23, 20, 12, 5]) edge = stepped(edge, feather(value), value !== 23);
    expect(edge.steps).toEqual([made, feather(5)]);
    // What was undone before is what a new drag begins from.
    edge = stepped(moved(edge, -1), feather(40), true);
    expect(edge.steps).toEqual([made, feather(40)]);
  });

  it("forget what was undone once another way is taken, and ignore what changes nothing", () => {
    const edge = moved(stepped(firstStep(made), feather(10), false), -1);
    expect(stepped(edge, feather(3), false).steps).toEqual([made, feather(3)]);
    expect(stepped(edge, { ...made }, false)).toBe(edge);
  });
});
