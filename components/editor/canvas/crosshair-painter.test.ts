import { expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { EngineState, MaskEngine } from "#components/editor/engine/engine.ts";
import type { Place } from "./crosshair.ts";
import { createCrosshairPainter } from "./crosshair-painter.ts";

const stage = { width: 800, height: 600 };
const key = (name: string, modifiers = {}) => ({
  key: name,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...modifiers,
});

/** A painter, and what it asked of the engine. */
function open(tool: EngineState["tool"]) {
  const asked: unknown[] = [];
  const store = createStore<EngineState>()(
    () =>
      ({
        tool,
        combination: "add",
        crosshair: null,
        busy: null,
        view: { scale: 1, x: 0, y: 0 },
      }) as EngineState,
  );
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      void asked.push([name, ...values]);
  const engine = {
    store,
    picture: { width: 200, height: 100 },
    set: (change: Partial<EngineState>) => store.setState(change),
    look: note("look"),
    beginStroke: note("begin"),
    extendStroke: note("extend"),
    endStroke: note("end"),
    cancelStroke: note("cancel"),
    stamp: note("stamp"),
    addRegion: note("region"),
    addPolygon: note("polygon"),
    addGradient: note("gradient"),
    pick: note("pick"),
  } as unknown as MaskEngine;
  let corners: readonly Place[] = [];
  const painter = createCrosshairPainter({
    engine,
    corners: {
      now: () => corners,
      set: (next) => {
        corners = next;
      },
    },
    moved: () => {},
    penned: () => {},
  });
  const press = (name: string, modifiers = {}) => painter.press(key(name, modifiers), stage);
  painter.enter();
  return { painter, press, asked, store, corners: () => corners };
}

it("stamps with Space, and draws between two Enters", () => {
  const { press, asked, store } = open("brush");
  press(" ");
  press("Enter");
  press("ArrowRight", { shiftKey: true });
  expect(store.getState().crosshair).toEqual({ x: 120.5, y: 50.5, penDown: true });
  press("Enter");
  expect(asked).toEqual([
    ["stamp", { x: 100.5, y: 50.5, pressure: 1 }],
    ["begin", { x: 100.5, y: 50.5, pressure: 1 }, { erase: false }],
    ["extend", [{ x: 120.5, y: 50.5, pressure: 1 }]],
    ["end"],
  ]);
});

it("makes a rectangle of two corners, each pixel that was pointed at inside", () => {
  const { press, asked } = open("rectangle");
  press("Enter");
  press("ArrowLeft", { shiftKey: true });
  press("ArrowDown", { altKey: true });
  press("Enter");
  expect(asked).toEqual([
    ["region", { kind: "rectangle", x: 80, y: 50, width: 21, height: 2, feather: 0, combination: "add" }],
  ]);
});

it("closes a polygon where it began or ended, and not before it is one", () => {
  const { press, asked, corners } = open("polygon");
  press("Enter");
  press("ArrowRight");
  press("Enter");
  press("Enter");
  expect(asked).toEqual([]);
  press("ArrowDown", { shiftKey: true });
  press("Enter");
  expect(corners()).toHaveLength(3);
  press("Backspace");
  expect(corners()).toHaveLength(2);
  press("Enter");
  press("Enter");
  expect(asked).toHaveLength(1);
  expect(corners()).toEqual([]);
});

it("gives up with Esc what is not finished, and keeps what is when one leaves", () => {
  const drawing = open("brush");
  drawing.press("Enter");
  expect(drawing.painter.cancel()).toBe(true);
  expect(drawing.asked.at(-1)).toEqual(["cancel"]);
  expect(drawing.painter.cancel()).toBe(false);
  drawing.press("Enter");
  drawing.painter.leave();
  expect(drawing.asked.at(-1)).toEqual(["end"]);
  expect(drawing.store.getState().crosshair).toBeNull();
});

it("leaves Space to panning while there is no crosshair, and Ctrl to the studio", () => {
  const { painter, press } = open("brush");
  painter.leave();
  expect(press(" ")).toBe(false);
  expect(press("ArrowLeft", { ctrlKey: true })).toBe(false);
  expect(press("Tab")).toBe(false);
});

it("picks at the crosshair", () => {
  const { press, asked } = open("wand");
  press("ArrowUp");
  press(" ");
  expect(asked).toEqual([["pick", "wand", { x: 100.5, y: 49.5 }]]);
});
