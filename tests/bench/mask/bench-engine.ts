import type { MaskEngine } from "#components/editor/engine/engine.ts";

/** `blockedMs`: of it, how long the page stood still at most. */
export type Exported = { ms: number; bytes: number; blockedMs: number };

/** What the bench can ask of either engine, in the page. Times in milliseconds. */
export type BenchEngine = {
  /** Draws the strokes from number `from` to before `to` as if somebody had. */
  preload(from: number, to: number): Promise<void>;
  /** Takes the last stroke back and draws; until the pixels are there. */
  undo(): number;
  redo(): number;
  /** The mask as a PNG at full size. */
  export(): Promise<Exported>;
  /** Points of the stroke that is being drawn that the engine took. */
  readonly points: number;
  resetPoints(): void;
  /** What the frames since then cost in script: drawing into the mask and onto the screen. Ours only. */
  readonly frameCosts: readonly number[];
  /** What the last release cost: the stroke becomes a step that can be taken back. */
  readonly commitMs: number;
  readonly place: { x: number; y: number; edge: number };
  readonly strokes: number;
};

/** What runs from `start` to `stop`. */
export type Watch = { frames: number[]; latencies: number[]; longTasks: number[]; points: number };

/**
 * Runs something and answers, beside its result, the longest time in which the page could not react: how late a timer was
 * that is due every 4 ms. A page that pinged itself without a pause would take the core from the worker it waits for.
 */
export async function watchBlocking<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; ms: number; blockedMs: number }> {
  const dueMs = 4;
  const tick = () => new Promise<void>((resolve) => setTimeout(resolve, dueMs));
  // Browsers wait 4 ms only from the fifth timer in a row on.
  for (let count = 0; count < 6; count++) await tick();
  let last = performance.now();
  let blockedMs = 0;
  let done = false;
  const seen = () => {
    const now = performance.now();
    blockedMs = Math.max(blockedMs, now - last - dueMs);
    last = now;
  };
  const watching = (async () => {
    while (!done) {
      await tick();
      seen();
    }
  })();
  const begun = performance.now();
  const result = await work();
  const ms = performance.now() - begun;
  done = true;
  // The tick that waited behind the last piece of the work.
  await watching;
  return { result, ms, blockedMs };
}

declare global {
  interface Window {
    bench: BenchEngine;
    engine: MaskEngine | null;
    /** Milliseconds from the picture's being decoded to the first frame that shows it and takes strokes. */
    openMs: number;
    watch: { start(): void; stop(): Watch };
    watchBlocking: typeof watchBlocking;
    /** sha256 of the mask's bytes. */
    maskHash(): Promise<string>;
    ready: Promise<void>;
  }
}
