import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { AnswerMessage, PixelTask, PixelTasks } from "#lib/edits/pixel-tasks.ts";
import { AppError } from "#lib/errors.ts";

/** Does work on pixels away from the event loop. Made once in a process, by the server's copy of lib. */
export type PixelPool = {
  /** Errors: those of the task; `internal` when the thread itself broke. */
  run<Task extends PixelTask>(
    task: Task,
    input: PixelTasks[Task]["input"],
  ): Promise<PixelTasks[Task]["output"]>;
  close(): Promise<void>;
};

type Job = {
  task: PixelTask;
  input: PixelTasks[PixelTask]["input"];
  resolve: (output: never) => void;
  reject: (failure: AppError) => void;
};

// A picture of 50 megapixels takes a gigabyte while it is put together.
const mostThreads = 4;

/** One task at a time for each thread; threads begin when they are needed and end after a minute without work. */
export function createPixelPool({
  threads = Math.min(availableParallelism(), mostThreads),
  idleMs = 60_000,
  script = new URL("./pixel-worker.ts", import.meta.url),
} = {}): PixelPool {
  const waiting: Job[] = [];
  const all = new Set<Thread>();
  let closed = false;

  const next = (thread: Thread | undefined) => {
    const job = waiting[0];
    if (!job || !thread) return;
    waiting.shift();
    void thread.perform(job).then(() => next(freeThread()));
  };
  const freeThread = (): Thread | undefined => {
    for (const thread of all) if (thread.free) return thread;
    if ([...all].filter(({ ending }) => !ending).length >= threads) return undefined;
    const thread = new Thread(script, idleMs, () => all.delete(thread));
    all.add(thread);
    return thread;
  };

  return {
    run(task, input) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new AppError("shutting_down"));
        waiting.push({ task, input, resolve, reject });
        next(freeThread());
      });
    },
    async close() {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(new AppError("shutting_down"));
      await Promise.all([...all].map((thread) => thread.end()));
    },
  };
}

class Thread {
  readonly #worker: Worker;
  readonly #idleMs: number;
  #timer: NodeJS.Timeout | undefined;
  #count = 0;
  #busy = false;
  /** It has broken or was sent away: what it were given now would be lost with it. */
  ending = false;

  constructor(script: URL, idleMs: number, gone: () => void) {
    this.#worker = new Worker(script, { execArgv: [] });
    this.#idleMs = idleMs;
    const ends = () => {
      this.ending = true;
    };
    this.#worker.once("exit", gone).on("error", ends).once("exit", ends);
    // Whoever waits for nothing must not be kept alive by it.
    this.#worker.unref();
  }

  get free(): boolean {
    return !this.#busy && !this.ending;
  }

  /** Resolves when the job has its answer, whatever it is. */
  perform({ task, input, resolve, reject }: Job): Promise<void> {
    const { promise, resolve: finished } = Promise.withResolvers<void>();
    const worker = this.#worker;
    const id = ++this.#count;
    const end = (settle: () => void) => {
      worker.off("message", answered).off("error", broke).off("exit", exited).unref();
      this.#busy = false;
      this.#timer = setTimeout(() => void this.end(), this.#idleMs).unref();
      settle();
      finished();
    };
    const answered = (answer: AnswerMessage) => {
      if (answer.id !== id) return;
      if (answer.ok) return end(() => resolve(answer.output as never));
      const { code, params, message } = answer;
      end(() => reject(new AppError(code, { params, message })));
    };
    const broke = (cause: unknown) => end(() => reject(new AppError("internal", { cause })));
    const exited = () => broke(new Error("a pixel thread ended in the middle of its work"));
    clearTimeout(this.#timer);
    this.#busy = true;
    worker.on("message", answered).once("error", broke).once("exit", exited).ref();
    worker.postMessage({ id, task, input });
    return promise;
  }

  async end(): Promise<void> {
    this.ending = true;
    clearTimeout(this.#timer);
    await this.#worker.terminate();
  }
}
