import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { TabChannel } from "./autosave.ts";
import { createMaskEngine, type EngineOptions } from "./create-mask-engine.ts";
import type { MaskEngine } from "./engine.ts";
import type { MaskStorage, StoredMask } from "./mask-storage.ts";
import { createMaskJobs } from "./run-mask-job.ts";
import type { WorkerPort } from "./worker-host.ts";

/** The worker's own code, answering later as a worker does. `ended` counts the ends. */
function workerHere(delayMs = 0) {
  const count = { started: 0, ended: 0 };
  const start = (): WorkerPort => {
    count.started += 1;
    const run = createMaskJobs();
    let isOver = false;
    const port: WorkerPort = {
      onmessage: null,
      onerror: null,
      async postMessage({ id, job }) {
        await sleep(delayMs);
        const { result } = await run(job);
        if (!isOver) port.onmessage?.({ data: { id, result } });
      },
      terminate() {
        isOver = true;
        count.ended += 1;
      },
    };
    return port;
  };
  return { start, count };
}

function memory(): MaskStorage {
  const kept = new Map<string, StoredMask>();
  return {
    read: async (key) => kept.get(key),
    write: async (key, mask) => Boolean(kept.set(key, structuredClone(mask))),
    writeLast: async (key, mask) => void kept.set(key, structuredClone(mask)),
  };
}

const opened: MaskEngine[] = [];
afterEach(() => {
  for (const engine of opened.splice(0)) engine.close();
});

async function open(options: EngineOptions = {}) {
  const picture = { key: "k", width: 600, height: 400, bitmap: {} as ImageBitmap };
  const engine = createMaskEngine(picture, {
    storage: memory(),
    channel: () => null,
    startWorker: workerHere().start,
    ...options,
  });
  opened.push(engine);
  await engine.ready;
  return engine;
}

const at = (x: number, y: number, pressure = 1) => ({ x, y, pressure });
const valueAt = ({ mask }: MaskEngine, x: number, y: number) => mask.data[y * mask.width + x];
const box = {
  kind: "rectangle",
  x: 100,
  y: 100,
  width: 50,
  height: 40,
  feather: 0,
  combination: "add",
} as const;

describe("the mask engine", () => {
  it("draws a stroke as one step, undone and redone byte by byte", async () => {
    const engine = await open();
    engine.beginStroke(at(50, 50));
    engine.extendStroke([at(200, 80), at(300, 300)]);
    expect(engine.store.getState().version).toBe(1);
    engine.endStroke();
    const after = engine.mask.data.slice();
    expect(engine.store.getState()).toMatchObject({ history: [{ label: "brush" }], historyAt: 1 });
    expect(valueAt(engine, 200, 80)).toBe(255);
    engine.undo();
    expect(engine.mask.data.every((value) => value === 0)).toBe(true);
    expect(engine.store.getState()).toMatchObject({ historyAt: 0, coverage: 0, bounds: null });
    engine.redo();
    expect(Buffer.compare(engine.mask.data, after)).toBe(0);
  });

  it("ends a stroke, and keeps it, when the tool changes or an undo comes", async () => {
    const engine = await open();
    engine.beginStroke(at(50, 50));
    engine.set({ tool: "lasso" });
    expect(engine.stroking).toBe(false);
    engine.extendStroke([at(500, 300)]);
    expect(valueAt(engine, 300, 180)).toBe(0);
    engine.beginStroke(at(90, 90));
    engine.undo();
    expect(engine.store.getState()).toMatchObject({ historyAt: 1, history: [{}, {}] });
  });

  it("takes a cancelled stroke back without a step", async () => {
    const engine = await open();
    engine.beginStroke(at(50, 50));
    engine.extendStroke([at(200, 80)]);
    engine.cancelStroke();
    expect(engine.mask.data.every((value) => value === 0)).toBe(true);
    expect(engine.store.getState().history).toEqual([]);
  });

  it("draws a line from the last point with Shift, and follows pressure down to nothing", async () => {
    const engine = await open();
    engine.set({ brush: { size: 20, hardness: 1, pressureSize: true } });
    engine.stamp(at(100, 200));
    engine.beginStroke(at(300, 200), { line: true });
    engine.endStroke();
    expect(valueAt(engine, 200, 200)).toBe(255);
    engine.beginStroke(at(400, 50, 0));
    engine.extendStroke([at(500, 50, 0)]);
    engine.endStroke();
    expect(valueAt(engine, 450, 50)).toBeGreaterThan(0);
    expect(valueAt(engine, 450, 53)).toBe(0);
  });

  it("shows a guessed tip and leaves no trace of it", async () => {
    const engine = await open();
    engine.set({ brush: { size: 30, hardness: 0.4, pressureSize: true } });
    engine.beginStroke(at(50, 50));
    engine.extendStroke([at(80, 60)]);
    const before = engine.mask.data.slice();
    let seen = 0;
    engine.withTip([at(100, 70), at(90, 120), at(60, 60)], () => {
      seen = valueAt(engine, 100, 70) ?? 0;
    });
    expect(seen).toBe(255);
    expect(Buffer.compare(engine.mask.data, before)).toBe(0);
    engine.endStroke();
    engine.undo();
    expect(engine.mask.data.every((value) => value === 0)).toBe(true);
  });

  it("does what is painted during a long operation after it, and in order", async () => {
    const engine = await open({ startWorker: workerHere(20).start });
    engine.addRegion(box);
    const growing = engine.apply({ kind: "grow", radius: 60 });
    expect(engine.store.getState().busy).toBe("grow");
    engine.set({ tool: "eraser" });
    engine.beginStroke(at(180, 120));
    engine.extendStroke([at(200, 120)]);
    engine.endStroke();
    const inverting = engine.apply({ kind: "invert" });
    expect(valueAt(engine, 180, 130)).toBe(0);
    await growing;
    await inverting;
    expect(valueAt(engine, 180, 120)).toBe(255);
    expect(valueAt(engine, 90, 120)).toBe(0);
    expect(valueAt(engine, 400, 300)).toBe(255);
    expect(engine.store.getState().history.map(({ label }) => label)).toEqual([
      "rectangle",
      "grow",
      "erase",
      "invert",
    ]);
  });

  it("clears, fills and inverts without a worker, undone byte by byte", async () => {
    const worker = workerHere();
    const engine = await open({ startWorker: worker.start });
    await engine.apply({ kind: "clear" });
    expect(engine.store.getState().historyAt).toBe(0);
    engine.addRegion({ ...box, feather: 8 });
    const states = [engine.mask.data.slice()];
    for (const kind of ["invert", "all", "all", "clear", "invert"] as const) {
      await engine.apply({ kind });
      states.push(engine.mask.data.slice());
    }
    expect(engine.store.getState()).toMatchObject({ coverage: 1, historyAt: 5 });
    // The second "all" was no step.
    states.splice(2, 1);
    for (const state of states.toReversed()) {
      expect(Buffer.compare(engine.mask.data, state)).toBe(0);
      engine.undo();
    }
    engine.goTo(5);
    await engine.save();
    expect(Buffer.compare(engine.mask.data, states[4] ?? new Uint8Array())).toBe(0);
    expect(worker.count.started).toBe(0);
  });

  it("clears an empty mask without a step, also where a stroke that changed nothing went before", async () => {
    const engine = await open();
    await engine.apply({ kind: "all" });
    engine.stamp(at(100, 100));
    await engine.apply({ kind: "invert" });
    await engine.apply({ kind: "clear" });
    expect(engine.store.getState().history.map(({ label }) => label)).toEqual(["all", "invert"]);
  });

  it("does not put what another tab left into the middle of an operation", async () => {
    const storage = memory();
    const first = await open({ storage });
    first.addRegion(box);
    await first.save();
    const channel: TabChannel = { postMessage: () => {}, onmessage: null, close: () => {} };
    const tell = (says: "owns" | "leaves") => channel.onmessage?.({ data: { says, revision: 1 } });
    const second = await open({ storage, channel: () => channel, startWorker: workerHere(20).start });
    tell("owns");
    first.addRegion({ ...box, x: 300 });
    await first.save();
    const growing = second.apply({ kind: "grow", radius: 9 });
    tell("leaves");
    await growing;
    await sleep(50);
    const alone = await open();
    alone.addRegion(box);
    await alone.apply({ kind: "grow", radius: 9 });
    expect(Buffer.compare(second.mask.data, alone.mask.data)).toBe(0);
    const [sent, wanted] = await Promise.all(
      [second, alone].map(async (one) => (await one.exportMask()).bytes()),
    );
    expect(sent).toEqual(wanted);
  });

  it("keeps a stroke that is open when another tab leaves", async () => {
    const channel: TabChannel = { postMessage: () => {}, onmessage: null, close: () => {} };
    const engine = await open({ channel: () => channel });
    channel.onmessage?.({ data: { says: "owns", revision: 0 } });
    engine.beginStroke(at(50, 50));
    engine.extendStroke([at(200, 80)]);
    channel.onmessage?.({ data: { says: "leaves", revision: 0 } });
    await sleep(10);
    expect(engine.store.getState()).toMatchObject({ saving: "elsewhere", history: [{ label: "brush" }] });
    expect(valueAt(engine, 200, 80)).toBe(255);
  });

  it("gives an operation up on undo, leaves the step before alone, and works on", async () => {
    const worker = workerHere(50);
    const engine = await open({ startWorker: worker.start });
    engine.addRegion(box);
    const atOnce = engine.apply({ kind: "smooth", radius: 3 });
    engine.undo();
    await atOnce;
    const growing = engine.apply({ kind: "grow", radius: 10 });
    await sleep(10);
    engine.undo();
    await growing;
    expect(worker.count).toEqual({ started: 1, ended: 1 });
    expect(engine.store.getState()).toMatchObject({ busy: null, historyAt: 1, version: 2 });
    await engine.apply({ kind: "grow", radius: 10 });
    expect(engine.store.getState()).toMatchObject({ bounds: { x: 90, y: 90, width: 70, height: 60 } });
  });

  it("exports what was there when it was asked, whatever is undone meanwhile", async () => {
    const engine = await open();
    engine.addRegion(box);
    const exporting = engine.exportMask();
    engine.undo();
    const empty = await (await engine.exportMask()).arrayBuffer();
    const png = new Uint8Array(await (await exporting).arrayBuffer());
    expect([...png.slice(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
    expect(Buffer.compare(png, new Uint8Array(empty))).not.toBe(0);
  });

  it("finishes an export although an operation that was given up took the worker with it", async () => {
    const engine = await open({ startWorker: workerHere(20).start });
    engine.addRegion(box);
    const before = await (await engine.exportMask()).bytes();
    const exporting = engine.exportMask();
    const growing = engine.apply({ kind: "grow", radius: 9 });
    engine.undo();
    await growing;
    expect(Buffer.compare(await (await exporting).bytes(), before)).toBe(0);
  });

  it("tells a new worker all where the one before could not be told", async () => {
    const { start } = workerHere();
    let isBroken = true;
    const engine = await open({
      startWorker: () => {
        if (isBroken) throw new Error("no memory");
        return start();
      },
    });
    engine.addRegion(box);
    await expect(engine.exportMask()).rejects.toThrow("no memory");
    isBroken = false;
    const sent = await (await engine.exportMask()).bytes();
    const whole = await open();
    whole.addRegion(box);
    expect(Buffer.compare(sent, await (await whole.exportMask()).bytes())).toBe(0);
  });

  it("tells the worker only what changed, and yet it has the whole mask, after any deeds and ends", async () => {
    const deeds = {
      add: (engine: MaskEngine) => engine.addRegion(box),
      subtract: (engine: MaskEngine) => engine.addRegion({ ...box, x: 120, combination: "subtract" }),
      stroke: (engine: MaskEngine) => engine.stamp(at(300, 300)),
      grow: (engine: MaskEngine) => engine.apply({ kind: "grow", radius: 5 }),
      feather: (engine: MaskEngine) => engine.apply({ kind: "feather", radius: 4 }),
      invert: (engine: MaskEngine) => engine.apply({ kind: "invert" }),
      undo: (engine: MaskEngine) => engine.undo(),
      redo: (engine: MaskEngine) => engine.redo(),
      export: (engine: MaskEngine) => engine.exportMask(),
      rest: () => sleep(320),
      "a moment": () => sleep(3),
      "begin and give up": async (engine: MaskEngine) => {
        const growing = engine.apply({ kind: "grow", radius: 5 });
        await sleep(1);
        engine.cancelBusy();
        await growing;
      },
    };
    type Deed = keyof typeof deeds;
    const run = async (names: readonly Deed[], workerMs: number) => {
      const storage = memory();
      const engine = await open({ storage, startWorker: workerHere(workerMs).start });
      for (const name of names) await deeds[name](engine);
      const sent = await (await engine.exportMask()).bytes();
      await engine.save();
      const fresh = await open({ storage });
      expect(Buffer.compare(fresh.mask.data, engine.mask.data)).toBe(0);
      expect(Buffer.compare(await (await fresh.exportMask()).bytes(), sent)).toBe(0);
    };
    const name = fc.constantFrom(...(Object.keys(deeds) as Deed[]));
    const some = fc.array(name, { maxLength: 12 });
    await fc.assert(fc.asyncProperty(some, fc.constantFrom(0, 4), run), { numRuns: 25 });
  });

  it("finds the mask of an earlier visit, and begins anew if that does not fit the picture", async () => {
    const storage = memory();
    const engine = await open({ storage });
    engine.addRegion(box);
    await engine.save();
    const again = await open({ storage });
    expect(Buffer.compare(again.mask.data, engine.mask.data)).toBe(0);
    expect(again.store.getState()).toMatchObject({
      history: [],
      bounds: { x: 100, y: 100, width: 50, height: 40 },
    });
    const damaged = { width: 600, height: 400, tiles: new Map([[0, Uint8Array.of(255, 255)]]), revision: 1 };
    await storage.write("k", damaged, 1);
    expect((await open({ storage })).store.getState().bounds).toBeNull();
    await storage.write("k", { ...damaged, width: 601, tiles: new Map() }, 1);
    expect((await open({ storage })).store.getState().bounds).toBeNull();
  });

  it("draws whole-mask combinations and gradients as steps of their own", async () => {
    const engine = await open();
    engine.addRegion(box);
    engine.addRegion({ ...box, x: 300, combination: "replace" });
    await expect.poll(() => engine.store.getState().bounds).toMatchObject({ x: 300, width: 50 });
    engine.addGradient({ x: 0, y: 0 }, { x: 600, y: 0 }, "replace");
    await expect.poll(() => engine.store.getState().historyAt).toBe(3);
    expect(valueAt(engine, 300, 10)).toBeGreaterThan(120);
    engine.goTo(1);
    expect(engine.store.getState().bounds).toEqual({ x: 100, y: 100, width: 50, height: 40 });
  });
});
