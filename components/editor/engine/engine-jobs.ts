import type { EnginePicture, EngineState, MaskDeed } from "#components/editor/engine/engine.ts";
import type { MaskJob } from "#components/editor/engine/mask-job.ts";
import {
  createWorkerHost,
  JobCancelled,
  type WorkerHost,
  type WorkerPort,
} from "#components/editor/engine/worker-host.ts";
import type { Combination, Mask } from "#lib/masks/mask.ts";
import { wholeOf } from "#lib/masks/rectangle.ts";
import type { Selection } from "#lib/masks/selection.ts";

type Place = { x: number; y: number };

type Options = {
  picture: EnginePicture;
  mask: Mask;
  state(): EngineState;
  tellBusy(busy: string | null): void;
  /** Ends a stroke that is open: the operation works on all that is painted. */
  settleStroke(): void;
  drawIn(label: string, selection: Selection | null, combination: Combination): void;
  startWorker(): WorkerPort;
  idleMs: number;
};

/**
 * What takes longer than a frame. One operation that changes the mask runs at a time; whatever else is asked for
 * meanwhile, strokes included, waits for its end and is then done in order, so that nothing painted gets lost.
 */
export type EngineJobs = {
  whenFree(action: () => void): void;
  /** Counts as busy with this until it is done. */
  hold(busy: string, work: Promise<void>): Promise<void>;
  pick(tool: "wand" | "color" | "fill", at: Place, combination: Combination): Promise<void>;
  apply(deed: MaskDeed): Promise<void>;
  exportMask(): Promise<Blob>;
  importMask(file: Blob, from: "lightness" | "alpha"): Promise<"done" | "other-size" | "unreadable">;
  cancel(): void;
  close(): void;
};

const stripHeight = 512;

export function createEngineJobs(options: Options): EngineJobs {
  const { picture, mask, state, tellBusy, settleStroke, drawIn, startWorker, idleMs } = options;
  const host = createWorkerHost(startWorker, idleMs);
  // On its own, so that to cancel an operation does not end an export.
  const exporter = createWorkerHost(startWorker, idleMs);
  const waiting: (() => void)[] = [];
  let busy = false;
  let closed = false;
  /** The worker that has the picture's pixels. */
  let informed = -1;

  function whenFree(action: () => void): void {
    if (busy) waiting.push(action);
    else action();
  }

  async function hold<Result>(name: string, work: Promise<Result>): Promise<Result> {
    busy = true;
    tellBusy(name);
    try {
      return await work;
    } finally {
      busy = false;
      if (!closed) {
        tellBusy(null);
        // One of them may make it busy again: the rest then waits for that.
        while (!busy && waiting.length > 0) waiting.shift()?.();
      }
    }
  }

  /** Waits its turn; null if it was cancelled. */
  function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result | null> {
    return new Promise((resolve, reject) => {
      whenFree(() => {
        settleStroke();
        hold(name, work()).then(resolve, (reason: unknown) => {
          if (reason instanceof JobCancelled) resolve(null);
          else reject(reason);
        });
      });
    });
  }

  const copy = (): Mask => ({ width: mask.width, height: mask.height, data: mask.data.slice() });
  const withMask = <Job extends MaskJob & { mask: Mask }>(runner: WorkerHost, job: Job) =>
    runner.run(job, [job.mask.data.buffer as ArrayBuffer]);

  async function informWorker(): Promise<void> {
    if (informed === host.generation) return;
    const { width, height, bitmap } = picture;
    for (let y = 0; y < height; y += stripHeight) {
      const rows = Math.min(stripHeight, height - y);
      const strip = await createImageBitmap(bitmap, 0, y, width, rows);
      await host.run({ kind: "strip", width, height, y, bitmap: strip }, [strip]);
    }
    informed = host.generation;
  }

  async function pickNow(tool: "wand" | "color" | "fill", at: Place, combination: Combination) {
    const place = { x: Math.floor(at.x), y: Math.floor(at.y) };
    if (place.x < 0 || place.y < 0 || place.x >= mask.width || place.y >= mask.height) return;
    if (tool === "fill") {
      const erases = combination === "subtract";
      const found = await withMask(host, { kind: "fill", mask: copy(), ...place });
      drawIn("fill", found, erases ? "subtract" : "add");
      return;
    }
    await informWorker();
    const { tolerance, contiguous } = state();
    const found = await host.run({ kind: tool, ...place, tolerance, contiguous });
    drawIn(tool, found, combination);
  }

  return {
    whenFree,
    hold,
    async pick(tool, at, combination) {
      await inTurn(tool, () => pickNow(tool, at, combination));
    },
    async apply(deed) {
      await inTurn(deed.kind, async () => {
        const { kind } = deed;
        drawIn(kind, await withMask(host, { kind: "deed", mask: copy(), deed }), "replace");
      });
    },
    async exportMask() {
      // What is there now is what is exported, whatever is painted while it is coded.
      const bytes = await withMask(exporter, { kind: "encode", mask: copy() });
      return new Blob([bytes], { type: "image/png" });
    },
    async importMask(file, from) {
      const { width, height } = mask;
      const answer = await inTurn("import", async () => {
        const found = await host.run({ kind: "decode", file, from, width, height });
        if (typeof found === "string") return found;
        drawIn("import", { ...wholeOf(mask), data: found.data }, "replace");
        return "done" as const;
      });
      return answer ?? "unreadable";
    },
    cancel() {
      if (busy) host.cancel();
    },
    close() {
      closed = true;
      host.close();
      exporter.close();
    },
  };
}
