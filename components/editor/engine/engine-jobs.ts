import type { CodedMask, MaskCoder } from "#components/editor/engine/coded-mask.ts";
import type { EnginePicture, EngineState } from "#components/editor/engine/engine.ts";
import type {
  CodedTiles,
  MaskChange,
  MaskNews,
  MaskShape,
  SlowDeed,
} from "#components/editor/engine/mask-job.ts";
import { packTiles } from "#components/editor/engine/packed-tiles.ts";
import { createWorkerHost, JobCancelled, type WorkerPort } from "#components/editor/engine/worker-host.ts";
import type { Outset } from "#lib/edits/view.ts";
import type { Combination } from "#lib/masks/mask.ts";
import type { TileChange } from "#lib/masks/tile-change.ts";

type Place = { x: number; y: number };

type Options = {
  picture: EnginePicture;
  /** Of the mask. Tiles that did not change are the same arrays as before. */
  coder: Pick<MaskCoder, "take" | "expect" | "adopt">;
  state(): EngineState;
  tellBusy(busy: string | null): void;
  /** The coder has got what it expected, or has to code it after all. */
  tellCoded(): void;
  /** Ends a stroke that is open: the operation works on all that is painted. */
  settleStroke(): void;
  /** Makes a step of what the worker found; resolves when it is in the mask. */
  take(label: string, changes: readonly TileChange[]): Promise<void>;
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
  draw(shape: MaskShape, combination: Combination): Promise<void>;
  apply(deed: SlowDeed): Promise<void>;
  exportMask(outset: Outset): Promise<Blob>;
  /**
   * Begins with the PNG before it is asked for, so that little is left to do then: in pieces, between which no job waits
   * long, and for as long as `goOn`.
   */
  prepareExport(goOn: () => boolean): Promise<void>;
  importMask(
    file: Blob,
    from: "lightness" | "alpha",
    outset: Outset,
  ): Promise<"done" | "other-size" | "unreadable">;
  cancel(): void;
  close(): void;
};

const stripHeight = 512;
/** In place of a tile of which it is not known what the worker has. */
const unknown = new Uint8Array(0);

export function createEngineJobs(options: Options): EngineJobs {
  const { picture, coder, state, tellBusy, tellCoded, settleStroke, take, startWorker, idleMs } = options;
  const host = createWorkerHost(startWorker, idleMs);
  const waiting: (() => void)[] = [];
  let busy = false;
  let closed = false;
  let cancels = 0;
  /** The worker that has the picture's pixels. */
  let informed = -1;
  /** What the worker knows of the mask. */
  let told = { generation: -1, tiles: new Map<number, Uint8Array>() };
  let preparing = false;

  /** To be posted at once: the next news builds on it. */
  function newsOf({ width, height, tiles }: CodedMask): MaskNews {
    const before = told.generation === host.generation ? told.tiles : new Map<number, Uint8Array>();
    const changed: CodedTiles = [];
    for (const [tile, runs] of tiles) if (before.get(tile) !== runs) changed.push([tile, runs]);
    for (const tile of before.keys()) if (!tiles.has(tile)) changed.push([tile, null]);
    told = { generation: host.generation, tiles: new Map(tiles) };
    return { width, height, tiles: packTiles(changed) };
  }

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

  /** "done", null for cancelled, or why it could not be done. */
  function change(label: string, wanted: () => MaskChange | Promise<MaskChange>) {
    return inTurn(label, async () => {
      const begun = cancels;
      const asked = await wanted();
      // Between two jobs there is nothing in the worker that could be ended.
      if (cancels !== begun) throw new JobCancelled();
      const found = await host.run({ kind: "change", news: newsOf(coder.take()), change: asked });
      if (typeof found === "string") return found;
      await take(label, found);
      void codeByWorker(found.map(({ tile }) => tile));
      return "done" as const;
    });
  }

  /** The worker has what it changed at hand; the page would have to tell it of each tile again. */
  async function codeByWorker(tiles: readonly number[]): Promise<void> {
    const known = told;
    // Until it is known what the worker has.
    for (const tile of tiles) known.tiles.set(tile, unknown);
    coder.expect(tiles);
    // The worker that knows may have been ended since; another would be started for nothing.
    const isThere = !closed && known.generation === host.generation;
    const coded = isThere ? await host.run({ kind: "code" }).catch(() => []) : [];
    for (const [tile, runs] of coded) {
      if (known.tiles.get(tile) !== unknown) continue;
      if (runs) known.tiles.set(tile, runs);
      else known.tiles.delete(tile);
    }
    coder.adopt(coded);
    if (!closed) tellCoded();
  }

  async function informWorker(): Promise<void> {
    if (informed === host.generation) return;
    const { width, height, bitmap } = picture;
    const begun = host.generation;
    for (let y = 0; y < height; y += stripHeight) {
      const rows = Math.min(stripHeight, height - y);
      const strip = await createImageBitmap(bitmap, 0, y, width, rows);
      // Another worker would get the rest only.
      if (host.generation !== begun) throw new JobCancelled();
      await host.run({ kind: "strip", width, height, y, bitmap: strip });
    }
    informed = host.generation;
  }

  async function encode(mask: CodedMask, outset: Outset): Promise<Blob> {
    try {
      return await host.run({ kind: "encode", news: newsOf(mask), outset });
    } catch (error) {
      // It was an operation that was to end, and took the worker with it.
      if (error instanceof JobCancelled && !closed) return encode(mask, outset);
      throw error;
    }
  }

  return {
    whenFree,
    hold,
    async pick(tool, at, combination) {
      const place = { x: Math.floor(at.x), y: Math.floor(at.y) };
      if (place.x < 0 || place.y < 0 || place.x >= picture.width || place.y >= picture.height) return;
      await change(tool, async () => {
        if (tool === "fill") return { kind: tool, ...place };
        await informWorker();
        const { tolerance, contiguous } = state();
        // A colour is looked for everywhere.
        return { kind: tool, ...place, tolerance, contiguous: tool === "wand" && contiguous, combination };
      });
    },
    async draw(shape, combination) {
      await change(shape.kind, () => ({ kind: "shape", shape, combination }));
    },
    async apply(deed) {
      await change(deed.kind, () => ({ kind: "deed", deed }));
    },
    exportMask(outset) {
      return new Promise((resolve, reject) => {
        // Not in the middle of an operation. What is there then is exported, whatever is painted while it is coded.
        whenFree(() => encode(coder.take(), outset).then(resolve, reject));
      });
    },
    async prepareExport(goOn) {
      if (preparing) return;
      preparing = true;
      try {
        while (!closed && goOn() && (await host.run({ kind: "prepare", news: newsOf(coder.take()) })));
      } catch {
        // The worker was ended, or failed: then there is more to do later.
      } finally {
        preparing = false;
      }
    },
    async importMask(file, from, outset) {
      return (await change("import", () => ({ kind: "import", file, from, outset }))) ?? "unreadable";
    },
    cancel() {
      if (!busy) return;
      cancels += 1;
      host.cancel();
    },
    close() {
      closed = true;
      host.close();
    },
  };
}
