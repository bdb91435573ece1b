import type { Page } from "playwright";
import { watchBlocking } from "#tests/bench/mask/bench-engine.ts";

export type Operations = { metric: string; unit: string; value: number; limit: number }[];

/** Whole-mask operations, undo of them, and 60 steps back and forth; each from the call to the mask being changed. */
export async function measureOperations(page: Page): Promise<Operations> {
  // The function goes into the page by its text.
  await page.evaluate(`window.watchBlocking = ${watchBlocking}`);
  return page.evaluate(async () => {
    const { engine, bench, maskHash } = window;
    const watch = (window as unknown as { watchBlocking: typeof watchBlocking }).watchBlocking;
    if (!engine) throw new Error("There is no engine.");
    const found: Operations = [];
    const add = (metric: string, unit: string, value: number, limit: number) =>
      found.push({ metric, unit, value, limit });
    const timed = async (name: string, limit: number, work: () => Promise<unknown>) => {
      const { ms, blockedMs } = await watch(work);
      add(name, "ms", ms, limit);
      add(`${name}, page blocked`, "ms", blockedMs, 50);
      await new Promise((resolve) => setTimeout(resolve, 700));
    };

    const before = await maskHash();
    const steps = engine.store.getState().historyAt;
    for (let count = 0; count < 60; count++) bench.undo();
    for (let count = 0; count < 60; count++) bench.redo();
    add("60 undos and redos, masks that differ", "", (await maskHash()) === before ? 0 : 1, 0);

    await timed("invert, its undo step included", 200, () => engine.apply({ kind: "invert" }));
    add("undo of the whole mask", "ms", bench.undo(), 50);
    await timed("grow by 32", 700, () => engine.apply({ kind: "grow", radius: 32 }));
    bench.undo();
    await timed("feather by 16", 700, () => engine.apply({ kind: "feather", radius: 16 }));
    const soft = await bench.export();
    add("export, feathered", "ms", soft.ms, 450);
    add("export, feathered, size", "kB", soft.bytes / 1000, 2000);
    bench.undo();
    // The first one hands the picture to the worker.
    await engine.pick("wand", { x: 100, y: 100 }, "add");
    bench.undo();
    await timed("wand", 150, () => engine.pick("wand", { x: 2048, y: 2048 }, "add"));
    bench.undo();
    await timed("colour", 150, () => engine.pick("color", { x: 2048, y: 2048 }, "add"));
    bench.undo();
    add("steps left behind", "", engine.store.getState().historyAt - steps, 0);
    return found;
  });
}
