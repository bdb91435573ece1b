import { createRoot } from "react-dom/client";
import { createMaskEngine } from "#components/editor/engine/create-mask-engine.ts";
import type { MaskEngine } from "#components/editor/engine/engine.ts";
import { MaskStage } from "#components/editor/stage/mask-stage.tsx";
import { type BenchEngine, watchBlocking } from "#tests/bench/mask/bench-engine.ts";
import { brushSize, strokeNumber } from "#tests/bench/mask/strokes.ts";

/** The studio's engine and stage, as the editor mounts them. */
export async function mountOurs(
  root: HTMLElement,
  bitmap: ImageBitmap,
  key: string,
): Promise<{ engine: MaskEngine; bench: BenchEngine }> {
  const { width, height } = bitmap;
  const engine = createMaskEngine({ key, width, height, bitmap });
  let points = 0;
  const extend = engine.extendStroke;
  // Counted where they arrive: what the input kept of what the hand did.
  engine.extendStroke = (more) => {
    points += more.length;
    extend(more);
  };
  const frames = takeFrames();
  const end = engine.endStroke;
  let commitMs = 0;
  engine.endStroke = () => {
    const begun = performance.now();
    end();
    commitMs = performance.now() - begun;
  };
  root.style.cssText = "position:fixed;inset:0";
  await engine.ready;
  createRoot(root).render(<MaskStage engine={engine} />);
  // On a busy machine frames pass before React has mounted it: it listens when it has put off the browser's own gestures.
  do await nextFrame();
  while (root.querySelector<HTMLElement>("[data-mask-surface]")?.style.touchAction !== "none");
  await nextFrame();
  engine.set({ brush: { size: brushSize, hardness: 1, pressureSize: true } });

  /** Drawing included: the frame that the engine asked for is drawn at once, and a pixel of it read back. */
  const timed = (act: () => void): number => {
    const begun = performance.now();
    act();
    frames.runNow();
    document.querySelectorAll("canvas")[1]?.getContext("2d")?.getImageData(0, 0, 1, 1);
    return performance.now() - begun;
  };

  const bench: BenchEngine = {
    async preload(from, to) {
      for (let index = from; index < to; index++) {
        const { tool, points: path } = strokeNumber(index, width);
        const places = Array.from({ length: path.length / 2 }, (_, at) => ({
          x: path[2 * at] ?? 0,
          y: path[2 * at + 1] ?? 0,
          pressure: 1,
        }));
        const [first, ...rest] = places;
        if (!first) continue;
        engine.beginStroke(first, { erase: tool === "eraser" });
        engine.extendStroke(rest);
        engine.endStroke();
        if (index % 25 === 24) await nextFrame();
      }
      await nextFrame();
    },
    undo: () => timed(() => engine.undo()),
    redo: () => timed(() => engine.redo()),
    async export() {
      const { result, ...times } = await watchBlocking(() => engine.exportMask());
      return { ...times, bytes: result.size };
    },
    get points() {
      return points;
    },
    resetPoints() {
      points = 0;
      frames.costs.length = 0;
    },
    frameCosts: frames.costs,
    get commitMs() {
      return commitMs;
    },
    get place() {
      const { view } = engine.store.getState();
      return { x: view.x, y: view.y, edge: width * view.scale };
    },
    get strokes() {
      return engine.store.getState().historyAt;
    },
  };
  return { engine, bench };
}

/** Lets the bench run what waits for the next frame, and know what it costs. */
function takeFrames(): { runNow(): void; costs: number[] } {
  const costs: number[] = [];
  const waiting = new Map<number, FrameRequestCallback>();
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => {
    const id = request((time) => {
      if (!waiting.delete(id)) return;
      const begun = performance.now();
      callback(time);
      costs.push(performance.now() - begun);
    });
    waiting.set(id, callback);
    return id;
  };
  return {
    costs,
    runNow() {
      // Twice: one that is left out asks for the next.
      for (let count = 0; count < 2; count++) {
        const all = [...waiting.values()];
        waiting.clear();
        for (const callback of all) callback(Number(document.timeline.currentTime));
      }
    },
  };
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
