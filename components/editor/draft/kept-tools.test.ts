import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { createMaskEngine } from "#components/editor/engine/create-mask-engine.ts";
import type { Shelf } from "#components/playground/draft-storage.ts";
import { keepTools } from "./kept-tools.ts";

function memoryShelf(): Shelf & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
  };
}

function open(shelf: Shelf, width = 400) {
  const engine = createMaskEngine(
    { key: "k", width, height: 300, bitmap: {} as ImageBitmap },
    {
      storage: { read: async () => undefined, write: async () => true, writeLast: async () => {} },
      channel: () => null,
    },
  );
  const stop = keepTools(engine, shelf);
  return {
    engine,
    state: () => engine.store.getState(),
    close() {
      stop();
      engine.close();
    },
  };
}

it("takes up the tools where they were left, with the brush as large as the picture wants it", async () => {
  const shelf = memoryShelf();
  const first = open(shelf);
  const { brush, overlay } = first.state();
  first.engine.set({ tool: "wand", tolerance: 60, contiguous: false, combination: "subtract" });
  first.engine.set({ brush: { ...brush, size: 300, hardness: 0.25 } });
  first.engine.set({ overlay: { ...overlay, color: "#00ff00", style: "outline" } });
  first.close();
  const second = open(shelf, 4000);
  expect(second.state()).toMatchObject({
    tool: "wand",
    tolerance: 60,
    contiguous: false,
    combination: "subtract",
    brush: { size: 100, hardness: 0.25 },
    overlay: { color: "#00ff00", style: "outline" },
  });
  second.close();
});

it("shows a mask that was hidden, and goes by nothing that does not fit", () => {
  const shelf = memoryShelf();
  const first = open(shelf);
  first.engine.set({ overlay: { ...first.state().overlay, style: "hidden" } });
  first.close();
  const second = open(shelf);
  expect(second.state().overlay.style).toBe("tint");
  second.close();
  const usual = open(memoryShelf());
  for (const damaged of [
    "[]",
    "null",
    "{",
    '{"tool":"axe","tolerance":9999,"overlay":{"color":"red","opacity":7}}',
  ]) {
    const kept = memoryShelf();
    kept.held.set("pentimento.tools.1", damaged);
    const opened = open(kept);
    const { tool, tolerance, overlay } = opened.state();
    expect({ tool, tolerance, overlay }).toEqual({
      tool: usual.state().tool,
      tolerance: usual.state().tolerance,
      overlay: usual.state().overlay,
    });
    opened.close();
  }
  usual.close();
});

it("writes once the hand rests, and not for what is no choice", async () => {
  const shelf = memoryShelf();
  const { engine, close } = open(shelf);
  engine.set({ crosshair: { x: 1, y: 2, penDown: false } });
  await sleep(500);
  expect(shelf.held.size).toBe(0);
  engine.set({ tool: "lasso" });
  await expect.poll(() => shelf.getItem("pentimento.tools.1")).toContain("lasso");
  close();
});
