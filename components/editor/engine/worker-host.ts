import type { MaskJob, MaskJobAnswer, MaskJobResults } from "#components/editor/engine/mask-job.ts";

/** The part of a Worker that the host uses. */
export type WorkerPort = {
  postMessage(message: { id: number; job: MaskJob }, transfer: Transferable[]): void;
  onmessage: ((event: { data: MaskJobAnswer }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  onmessageerror?: ((event: unknown) => void) | null;
  terminate(): void;
};

export class JobCancelled extends Error {}

/** Runs mask jobs in a worker, which is started with the first and ended when it was idle for a while. */
export type WorkerHost = {
  /** Rejects with `JobCancelled` after `cancel`, with the worker's own error otherwise. */
  run<Job extends MaskJob>(job: Job): Promise<MaskJobResults[Job["kind"]]>;
  /** Ends the worker and with it all that it does: its loops cannot be interrupted otherwise. */
  cancel(): void;
  /** Differs after every end of the worker: what it was sent before is gone. */
  readonly generation: number;
  close(): void;
};

type Waiting = { resolve(result: never): void; reject(reason: Error): void };

export function createWorkerHost(start: () => WorkerPort, idleMs: number): WorkerHost {
  let worker: WorkerPort | null = null;
  let generation = 0;
  let nextId = 1;
  let idle: ReturnType<typeof setTimeout> | null = null;
  const waiting = new Map<number, Waiting>();

  function end(reason: Error): void {
    if (idle) clearTimeout(idle);
    worker?.terminate();
    worker = null;
    generation += 1;
    const left = [...waiting.values()];
    waiting.clear();
    for (const { reject } of left) reject(reason);
  }

  function started(): WorkerPort {
    if (worker) return worker;
    const port = start();
    port.onmessage = ({ data }) => {
      const one = waiting.get(data.id);
      waiting.delete(data.id);
      if (waiting.size === 0) idle = setTimeout(() => end(new JobCancelled()), idleMs);
      if ("failed" in data) one?.reject(new Error(data.failed));
      else one?.resolve(data.result as never);
    };
    port.onerror = () => end(new Error("The mask worker failed."));
    port.onmessageerror = port.onerror;
    worker = port;
    return port;
  }

  return {
    run(job) {
      if (idle) clearTimeout(idle);
      return new Promise((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        try {
          started().postMessage({ id, job }, handedOver(job));
        } catch (error) {
          // It may be thought to know what it was not told: the next one is told all.
          end(error instanceof Error ? error : new Error(String(error)));
        }
      });
    },
    cancel: () => end(new JobCancelled()),
    get generation() {
      return generation;
    },
    close: () => end(new JobCancelled()),
  };
}

/** What was made for the message need not be copied. */
function handedOver(job: MaskJob): Transferable[] {
  if ("news" in job) return [job.news.tiles.runs.buffer];
  return job.kind === "strip" ? [job.bitmap] : [];
}

/** The studio's own worker, bundled from its module. */
export function startMaskWorker(): WorkerPort {
  return new Worker(new URL("./mask-worker.ts", import.meta.url), { type: "module" }) as WorkerPort;
}
