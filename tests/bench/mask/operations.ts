import type { Page } from "playwright";

export type Operations = { metric: string; unit: string; value: number; limit: number }[];

/** Whole-mask operations, undo of them, and 60 steps back and forth; each from the call to the mask being changed. */
export function measureOperations(page: Page): Promise<Operations> {
  return page.evaluate(async () => {
    const { engine, bench, maskHash, watchBlocking: watch } = window;
    if (!engine) throw new Error("There is no engine.");
    const found: Operations = [];
    /** Until the worker has drawn what was asked for. */
    const settled = async ({ store }: NonNullable<typeof engine>) => {
      do await new Promise((resolve) => setTimeout(resolve, 20));
      while (store.getState().busy);
    };
    const add = (metric: string, unit: string, value: number, limit: number) =>
      found.push({ metric, unit, value, limit });
    const timed = async (name: string, limit: number, work: () => Promise<unknown>, restMs = 700) => {
      const { ms, blockedMs } = await watch(work);
      add(name, "ms", ms, limit);
      add(`${name}, page blocked`, "ms", blockedMs, 50);
      await new Promise((resolve) => setTimeout(resolve, restMs));
    };

    const before = await maskHash();
    const steps = engine.store.getState().historyAt;
    for (let count = 0; count < 60; count++) bench.undo();
    for (let count = 0; count < 60; count++) bench.redo();
    add("60 undos and redos, masks that differ", "", (await maskHash()) === before ? 0 : 1, 0);

    await timed("invert, its undo step included", 30, () => engine.apply({ kind: "invert" }));
    add("undo of the whole mask", "ms", bench.undo(), 50);
    await timed("grow by 32", 600, () => engine.apply({ kind: "grow", radius: 32 }));
    bench.undo();
    // What a hand takes to the button. The worker uses it.
    await timed("feather by 16", 600, () => engine.apply({ kind: "feather", radius: 16 }), 200);
    const soft = await bench.export();
    add("export 0.2 s after feathering", "ms", soft.ms, 250);
    add("export 0.2 s after feathering, page blocked", "ms", soft.blockedMs, 50);
    add("export, feathered, again", "ms", (await bench.export()).ms, 250);
    add("export, feathered, size", "kB", soft.bytes / 1000, 2000);
    bench.undo();
    // The first one hands the picture to the worker.
    await engine.pick("wand", { x: 100, y: 100 }, "add");
    bench.undo();
    await timed("wand", 150, () => engine.pick("wand", { x: 2048, y: 2048 }, "add"));
    bench.undo();
    await timed("colour", 80, () => engine.pick("color", { x: 2048, y: 2048 }, "add"));
    bench.undo();
    add("steps left behind", "", engine.store.getState().historyAt - steps, 0);

    await engine.apply({ kind: "clear" });
    const box = { x: 1500, y: 1500, width: 1024, height: 1024 } as const;
    engine.addRegion({ ...box, kind: "ellipse", feather: 0, combination: "add" });
    await settled(engine);
    await timed("grow by 32, 1,024 x 1,024", 100, () => engine.apply({ kind: "grow", radius: 32 }));
    bench.undo();
    await timed("feather by 16, 1,024 x 1,024", 100, () => engine.apply({ kind: "feather", radius: 16 }));

    // Gradients: of no step there is anything that packs well.
    const known = engine.store.getState().history.length;
    for (let count = 0; count < 24; count++) {
      engine.addGradient({ x: 37 * count, y: 0 }, { x: 4096, y: 4096 - 157 * count }, "replace");
      await settled(engine);
    }
    const { length } = engine.store.getState().history;
    add("history after 24 gradients over the whole picture", "MiB", engine.historyBytes / 2 ** 20, 64);
    add("steps of them that were forgotten, at most", "", known + 24 - length, known + 23);
    return found;
  });
}
