import { createStore } from "zustand/vanilla";
import { browserChannel, createAutosave, type TabChannel } from "#components/editor/engine/autosave.ts";
import { type CodedMask, createMaskCoder } from "#components/editor/engine/coded-mask.ts";
import { createCoding } from "#components/editor/engine/coding.ts";
import type { EnginePicture, EngineState, MaskDeed, MaskEngine } from "#components/editor/engine/engine.ts";
import { createEngineJobs } from "#components/editor/engine/engine-jobs.ts";
import { createEngineView } from "#components/editor/engine/engine-view.ts";
import { initialState } from "#components/editor/engine/initial-state.ts";
import type { MaskShape } from "#components/editor/engine/mask-job.ts";
import { browserMasks, type MaskStorage } from "#components/editor/engine/mask-storage.ts";
import { pause } from "#components/editor/engine/pause.ts";
import { extentOf, selectShape } from "#components/editor/engine/select-shape.ts";
import { createStroke, type StrokeSession } from "#components/editor/engine/stroke-session.ts";
import { createTileCensus, tileStates } from "#components/editor/engine/tile-census.ts";
import { watchLeaving } from "#components/editor/engine/watch-leaving.ts";
import { startMaskWorker, type WorkerPort } from "#components/editor/engine/worker-host.ts";
import { createHistory } from "#lib/masks/history.ts";
import { type Combination, createMask, type Point, type Rectangle } from "#lib/masks/mask.ts";
import { wholeOf } from "#lib/masks/rectangle.ts";
import { combine } from "#lib/masks/selection.ts";
import { applyChange, type TileChange } from "#lib/masks/tile-change.ts";
import { changeWhole, codedAfter, type WholeDeed, wholeDeeds } from "#lib/masks/whole.ts";

export type EngineOptions = {
  storage?: MaskStorage;
  /** Joins the tabs that have the same picture open; null where the browser cannot. */
  channel?: (name: string) => TabChannel | null;
  startWorker?: () => WorkerPort;
  /** From the last change to its being written. */
  saveDelayMs?: number;
  /** After so long without work the worker is ended. */
  workerIdleMs?: number;
  historyBytes?: number;
};

/** Pixels of a shape that are drawn within a few milliseconds. */
const drawnAtOnce = 1_000_000;
/** How long the page may be kept from other work while an operation's outcome is put in. */
const sliceMs = 6;
/** How long at a time an open stroke is got ready for its end. */
const prepareMs = 1;
const noOutset = { left: 0, top: 0, right: 0, bottom: 0 };

/** The engine of one picture. It loads what an earlier visit left; close it when the editor is left. */
export function createMaskEngine(picture: EnginePicture, options: EngineOptions = {}): MaskEngine {
  const mask = createMask(picture.width, picture.height);
  const history = createHistory(mask, options.historyBytes ? { budget: options.historyBytes } : {});
  const census = createTileCensus(mask);
  const coded = createMaskCoder(mask);
  const listeners = new Set<(area: Rectangle) => void>();
  const store = createStore<EngineState>(() => initialState(picture));
  const state = () => store.getState();
  let stroke: StrokeSession | null = null;
  /** Where the next Shift-click's line starts. */
  let lastPoint: Point | null = null;

  const tellListeners = (area: Rectangle) => {
    for (const hear of listeners) hear(area);
  };
  const tellDirty = (area: Rectangle) => {
    census.touch(area);
    tellListeners(area);
  };

  /** After the last change of a step: counts, tells and saves. */
  function settle(): void {
    const { free, bounds, tiles } = census.count();
    coded.changed(tiles);
    store.setState({
      version: state().version + 1,
      coverage: free / (picture.width * picture.height),
      bounds,
      history: history.steps.map(({ id, label }) => ({ id, label })),
      historyAt: history.at,
    });
  }

  /** After a step of the person's own. */
  function settleStep(): void {
    settle();
    coding.begin();
    autosave.changed();
  }

  /** What treats all pixels alike is done sooner than the worker is told of it. */
  function applyWhole(deed: WholeDeed): void {
    finishStroke();
    // A stroke that changed nothing left tiles uncounted.
    coded.changed(census.count().tiles);
    const isFull = (tile: number) => census.states[tile] === tileStates.free;
    const { tiles } = coded.take();
    const after = codedAfter(mask, deed, tiles, isFull);
    const changes = changeWhole(mask, deed, tiles, isFull);
    if (!history.adopt(deed, changes)) return;
    tellDirty(wholeOf(mask));
    settleStep();
    coded.expect(after.map(([tile]) => tile));
    coded.adopt(after);
  }

  /** Small shapes at once, large ones by the worker. */
  function drawShape(shape: MaskShape, combination: Combination): void {
    // Replace and intersect go over the whole mask.
    const isSmall = combination === "add" || combination === "subtract";
    if (!isSmall || extentOf(shape) > drawnAtOnce) {
      void jobs.draw(shape, combination);
      return;
    }
    finishStroke();
    history.begin(shape.kind);
    const area = combine(mask, selectShape(mask, shape), combination, history.touch);
    if (area) tellDirty(area);
    if (!history.commit()) return;
    settleStep();
  }

  /** Puts what the worker changed into the mask, in pieces short enough for the page to go on. */
  async function take(label: string, changes: readonly TileChange[]): Promise<void> {
    for (let next = 0; next < changes.length; await pause()) {
      for (const until = performance.now() + sliceMs; next < changes.length && performance.now() < until; ) {
        const change = changes[next++] as TileChange;
        applyChange(mask, change);
        census.touch(change.bounds);
      }
      coded.changed(census.count().tiles);
    }
    const step = history.adopt(label, changes);
    if (!step) return;
    tellListeners(step.bounds);
    settleStep();
  }

  function travel(go: () => Rectangle | null): void {
    // Undo while an operation runs is its end, not that of the step before.
    if (state().busy) {
      jobs.cancel();
      return;
    }
    finishStroke();
    const area = go();
    if (!area) return;
    tellDirty(area);
    settleStep();
  }

  function finishStroke(): void {
    if (!stroke) return;
    lastPoint = stroke.end;
    stroke = null;
    if (!history.commit()) return;
    settleStep();
  }

  function startStroke(point: Point, erase: boolean, line: boolean): void {
    finishStroke();
    const from = line && lastPoint ? { ...lastPoint, pressure: point.pressure } : point;
    history.begin(line ? "line" : erase ? "erase" : "brush");
    coding.begin();
    stroke = createStroke(
      { mask, brush: state().brush, erase, touch: history.touch, dirty: tellDirty },
      point,
      from,
    );
  }

  const autosave = createAutosave<CodedMask>({
    key: picture.key,
    storage: options.storage ?? browserMasks(),
    channel: (options.channel ?? browserChannel)(`pentimento-mask:${picture.key}`),
    delayMs: options.saveDelayMs ?? 500,
    take: coded.take,
    put(stored) {
      if (!coded.put(stored)) return;
      history.clear();
      tellDirty(wholeOf(mask));
      settle();
      // They are coded as they came.
      const tiles = Array.from(census.states, (_, tile) => tile);
      coded.expect(tiles);
      coded.adopt(tiles.map((tile) => [tile, stored.tiles.get(tile) ?? null]));
    },
    // A stroke that is open is this tab's own, and counts before what the other one left.
    alone: (work) =>
      new Promise((resolve) =>
        jobs.whenFree(() => {
          finishStroke();
          resolve(jobs.hold("restore", work()));
        }),
      ),
    tell: (saving) => store.setState({ saving }),
  });
  const jobs = createEngineJobs({
    picture,
    coder: coded,
    state,
    tellBusy: (busy) => store.setState({ busy }),
    tellCoded: () => coding.goOn(),
    settleStroke: finishStroke,
    take,
    startWorker: options.startWorker ?? startMaskWorker,
    idleMs: options.workerIdleMs ?? 60_000,
  });
  const coding = createCoding({
    coder: coded,
    prepareStroke() {
      if (!stroke) return false;
      history.prepare(prepareMs);
      census.prepare(prepareMs);
      return true;
    },
    isQuiet: () => !stroke && !state().busy,
    pack: jobs.prepareExport,
  });
  const view = createEngineView({ size: picture, state, change: (change) => store.setState(change) });
  const stopWatching = watchLeaving(() => {
    finishStroke();
    autosave.leave();
  });
  const ready = jobs.hold("restore", autosave.restore());
  // Without a mask from earlier the bounds and coverage of an empty one.
  void ready.then(settle);

  return {
    store,
    picture,
    mask,
    census,
    ready,
    listen(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    set(change) {
      if (change.tool && change.tool !== state().tool) jobs.whenFree(finishStroke);
      store.setState(change);
    },

    beginStroke: (point, { erase, line = false } = {}) => {
      const erases = erase ?? state().tool === "eraser";
      jobs.whenFree(() => startStroke(point, erases, line));
    },
    extendStroke: (points) => jobs.whenFree(() => stroke?.extend(points)),
    endStroke: () => jobs.whenFree(finishStroke),
    cancelStroke: () =>
      jobs.whenFree(() => {
        if (!stroke) return;
        stroke = null;
        const area = history.cancel();
        if (area) tellDirty(area);
        settle();
      }),
    get stroking() {
      return stroke !== null;
    },
    withTip: (points, look) => stroke?.withTip(points, look),
    stamp: (point) =>
      jobs.whenFree(() => {
        startStroke(point, state().tool === "eraser", false);
        finishStroke();
      }),

    addRegion: ({ combination, ...shape }) => jobs.whenFree(() => drawShape(shape, combination)),
    addPolygon: (points, combination) =>
      jobs.whenFree(() => drawShape({ kind: "polygon", points }, combination ?? state().combination)),
    addGradient: (from, to, combination) =>
      jobs.whenFree(() => drawShape({ kind: "gradient", from, to }, combination ?? state().combination)),
    pick: (tool, at, combination) => jobs.pick(tool, at, combination ?? state().combination),
    apply: (deed) =>
      isWholeDeed(deed)
        ? new Promise((resolve) => jobs.whenFree(() => resolve(applyWhole(deed.kind))))
        : jobs.apply(deed),
    cancelBusy: jobs.cancel,

    undo: () => travel(history.undo),
    redo: () => travel(history.redo),
    goTo: (count) => travel(() => history.goTo(count)),
    get historyBytes() {
      return history.bytes;
    },

    ...view,
    exportMask: (outset = noOutset) => jobs.exportMask(outset),
    importMask: (file, from, outset = noOutset) => jobs.importMask(file, from, outset),
    takeOver: autosave.takeOver,
    save: autosave.flush,
    close() {
      finishStroke();
      coding.close();
      stopWatching();
      jobs.close();
      autosave.close();
      listeners.clear();
    },
  };
}

const isWholeDeed = (deed: MaskDeed): deed is { kind: WholeDeed } =>
  wholeDeeds.some((kind) => kind === deed.kind);
