import { expect, it } from "vitest";
import { createMarkupHand } from "./markup-hand.ts";
import { createMarkup } from "./markup-store.ts";

const stance = { shift: false, slack: 4 };

function opened() {
  const markup = createMarkup({ width: 1600, height: 900 });
  return { markup, hand: createMarkupHand(markup), state: () => markup.store.getState() };
}

function drag(hand: ReturnType<typeof createMarkupHand>, from: [number, number], to: [number, number]): void {
  const at = ([x, y]: [number, number]) => ({ x, y });
  hand.down(at(from), stance);
  hand.move([at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]), at(to)], stance);
  hand.up(at(to), stance);
}

it("draws by dragging, each a step with a name", () => {
  const { markup, hand, state } = opened();
  drag(hand, [100, 100], [300, 200]);
  markup.set({ tool: "pen", selected: null });
  drag(hand, [500, 500], [560, 540]);
  expect(markup.marks()).toMatchObject([
    {
      kind: "arrow",
      points: [
        { x: 100, y: 100 },
        { x: 300, y: 200 },
      ],
    },
    {
      kind: "pen",
      points: [
        { x: 500, y: 500 },
        { x: 530, y: 520 },
        { x: 560, y: 540 },
      ],
    },
  ]);
  expect(state().history.steps.map(({ label }) => label)).toEqual(["add-arrow", "add-pen"]);
  hand.undo();
  expect(markup.marks()).toHaveLength(1);
  hand.redo();
  expect(markup.marks()).toHaveLength(2);
});

it("draws by two clicks, and nothing comes of two on one place", () => {
  const { markup, hand, state } = opened();
  markup.set({ tool: "ellipse" });
  hand.down({ x: 10, y: 10 }, stance);
  hand.up({ x: 10, y: 10 }, stance);
  hand.move([{ x: 60, y: 40 }], stance);
  expect(state().draft?.points).toEqual([
    { x: 10, y: 10 },
    { x: 60, y: 40 },
  ]);
  expect(markup.marks()).toHaveLength(0);
  hand.down({ x: 90, y: 70 }, stance);
  hand.up({ x: 90, y: 70 }, stance);
  expect(markup.marks()).toMatchObject([
    {
      kind: "ellipse",
      points: [
        { x: 10, y: 10 },
        { x: 90, y: 70 },
      ],
    },
  ]);
  markup.set({ selected: null });
  for (let click = 0; click < 2; click++) {
    hand.down({ x: 400, y: 400 }, stance);
    hand.up({ x: 401, y: 400 }, stance);
  }
  expect(markup.marks()).toHaveLength(1);
});

it("draws freehand from click to click until a double click", () => {
  const { markup, hand } = opened();
  markup.set({ tool: "pen" });
  for (const x of [10, 60, 110]) {
    hand.down({ x, y: 50 }, stance);
    hand.up({ x, y: 50 }, stance);
  }
  expect(markup.marks()).toHaveLength(0);
  hand.finish();
  expect(markup.marks()[0]?.points.map(({ x }) => x)).toEqual([10, 60, 110]);
});

it("chooses the topmost mark, moves it, and takes hold of its handles", () => {
  const { markup, hand, state } = opened();
  markup.set({ tool: "rectangle" });
  drag(hand, [100, 100], [300, 200]);
  markup.set({ tool: "select", selected: null });
  hand.down({ x: 200, y: 150 }, stance);
  hand.up({ x: 200, y: 150 }, stance);
  expect(state().selected).toBeNull();
  drag(hand, [100, 150], [120, 170]);
  expect(markup.marks()[0]?.points).toEqual([
    { x: 120, y: 120 },
    { x: 320, y: 220 },
  ]);
  drag(hand, [320, 220], [420, 320]);
  expect(markup.marks()[0]?.points).toEqual([
    { x: 120, y: 120 },
    { x: 420, y: 320 },
  ]);
  expect(state().history.steps.map(({ label }) => label)).toEqual(["add-rectangle", "move", "resize"]);
  hand.down({ x: 420, y: 320 }, stance);
  hand.move([{ x: 500, y: 500 }], stance);
  expect(hand.cancel()).toBe(true);
  expect(markup.marks()[0]?.points[1]).toEqual({ x: 420, y: 320 });
});

it("asks for words where the text tool clicks, and for those of a text that is there", () => {
  const { markup, hand, state } = opened();
  markup.set({ tool: "text" });
  hand.down({ x: 700, y: 300 }, stance);
  hand.up({ x: 700, y: 300 }, stance);
  expect(state().writing).toEqual({ id: null, at: { x: 700, y: 300 } });
  markup.add(markup.make("text", [{ x: 700, y: 300 }], "这里"));
  markup.set({ writing: null, selected: null });
  hand.down({ x: 710, y: 310 }, stance);
  hand.up({ x: 710, y: 310 }, stance);
  expect(state().writing?.id).toBe(markup.marks()[0]?.id);
});

it("keeps arrows to steps of 15 degrees while Shift is held", () => {
  const { markup, hand } = opened();
  hand.down({ x: 0, y: 0 }, stance);
  hand.move([{ x: 100, y: 4 }], { ...stance, shift: true });
  hand.up({ x: 100, y: 4 }, { ...stance, shift: true });
  expect(markup.marks()[0]?.points[1]?.y).toBeCloseTo(0);
});
