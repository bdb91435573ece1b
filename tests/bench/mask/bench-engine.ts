import type { MaskEngine } from "#components/editor/engine/engine.ts";

/** What the bench can ask of either engine, in the page. Times in milliseconds. */
export type BenchEngine = {
  /** Draws the strokes from number `from` to before `to` as if somebody had. */
  preload(from: number, to: number): Promise<void>;
  /** Takes the last stroke back and draws; until the pixels are there. */
  undo(): number;
  redo(): number;
  /** The mask as a PNG at full size. `blockedMs`: of it, how long the page stood still at most. */
  export(): Promise<{ ms: number; bytes: number; blockedMs: number }>;
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

/** Runs something and answers, beside its result, the longest time in which the page could not react. */
export async function watchBlocking<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; ms: number; blockedMs: number }> {
  const { port1, port2 } = new MessageChannel();
  const begun = performance.now();
  let last = begun;
  let blockedMs = 0;
  let done = false;
  const seen = () => {
    const now = performance.now();
    blockedMs = Math.max(blockedMs, now - last);
    last = now;
  };
  port1.onmessage = () => {
    seen();
    if (!done) port2.postMessage(null);
  };
  port2.postMessage(null);
  const result = await work();
  const ms = performance.now() - begun;
  // The ping that waited behind the last piece of the work.
  await new Promise((resolve) => setTimeout(resolve));
  done = true;
  seen();
  return { result, ms, blockedMs };
}

declare global {
  interface Window {
    bench: BenchEngine;
    engine: MaskEngine | null;
    /** Milliseconds from the picture's being decoded to the first frame that shows it and takes strokes. */
    openMs: number;
    watch: { start(): void; stop(): Watch };
    /** sha256 of the mask's bytes. */
    maskHash(): Promise<string>;
    ready: Promise<void>;
  }
}
