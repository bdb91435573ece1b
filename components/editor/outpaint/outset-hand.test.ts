import { expect, it } from "vitest";
import { createEditStore } from "#components/editor/edit-store.ts";
import { standardWish } from "#lib/edits/view.ts";
import { noOutset } from "./outset.ts";
import { createOutsetHand, takenAt } from "./outset-hand.ts";
import { createOutsetSteps } from "./outset-store.ts";

const source = { width: 1000, height: 500 };
const stance = { shift: false, slack: 4 };

function opened() {
  const edit = createEditStore(standardWish, "dark");
  const steps = createOutsetSteps(edit);
  const hand = createOutsetHand({ source, steps, outset: () => edit.getState().outset });
  return { edit, steps, hand, outset: () => edit.getState().outset };
}

it("takes edges and corners within reach, nothing inside or far out", () => {
  expect(takenAt(source, noOutset, { x: 1005, y: 250 }, 4)).toEqual({ across: "right", down: null });
  expect(takenAt(source, noOutset, { x: -8, y: 508 }, 4)).toEqual({ across: "left", down: "bottom" });
  expect(takenAt(source, noOutset, { x: 500, y: 250 }, 4)).toBeNull();
  expect(takenAt(source, noOutset, { x: 0, y: 600 }, 4)).toBeNull();
});

it("drags a corner: two sides in one step, undone in one", () => {
  const { steps, hand, outset } = opened();
  hand.down({ x: 1000, y: 500 }, stance);
  hand.move([{ x: 1100, y: 560 }], stance);
  expect(outset()).toEqual({ left: 0, top: 0, right: 100, bottom: 60 });
  hand.up({ x: 1120, y: 570 }, stance);
  expect(outset()).toEqual({ left: 0, top: 0, right: 120, bottom: 70 });
  expect(steps.store.getState().history.steps).toHaveLength(1);
  hand.undo();
  expect(outset()).toEqual(noOutset);
  hand.redo();
  expect(outset().right).toBe(120);
});

it("does the same by two clicks, and Escape between them gives it up", () => {
  const { hand, outset, steps } = opened();
  hand.down({ x: 0, y: 200 }, stance);
  hand.up({ x: 0, y: 200 }, stance);
  hand.move([{ x: -80, y: 200 }], stance);
  expect(outset().left).toBe(80);
  hand.down({ x: -90, y: 200 }, stance);
  hand.up({ x: -90, y: 200 }, stance);
  expect(outset().left).toBe(90);
  hand.down({ x: -90, y: 200 }, stance);
  hand.up({ x: -90, y: 200 }, stance);
  hand.move([{ x: -300, y: 200 }], stance);
  expect(hand.cancel()).toBe(true);
  expect(outset().left).toBe(90);
  expect(steps.store.getState().history.steps).toHaveLength(1);
});

it("never goes into the picture", () => {
  const { hand, outset } = opened();
  hand.down({ x: 500, y: 0 }, stance);
  hand.move([{ x: 500, y: 300 }], stance);
  hand.up({ x: 500, y: 300 }, stance);
  expect(outset()).toEqual(noOutset);
});
