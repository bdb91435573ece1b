import type { RunView } from "#lib/runs/view.ts";

/** What is said about a run; the words are the caller's. Seconds are whole. */
export type Announcement =
  | { kind: "started"; count: number; seconds: number | null }
  | { kind: "halfway"; ready: number; count: number; seconds: number }
  | { kind: "ready"; ready: number; count: number }
  | { kind: "done"; ready: number; seconds: number; costNano: string }
  | { kind: "stopped"; ready: number; count: number }
  | { kind: "failed"; failed: number; count: number; run: RunView };

export type Announcer = {
  /** Tells of a run as it is now. The first time it is seen running, it has started. */
  hear(run: RunView): void;
  close(): void;
};

type Memory = { ready: number; toldReady: number; over: boolean; halfway?: ReturnType<typeof setTimeout> };

const batchMs = 1000;
/** With more pictures than this, only every quarter is told. */
const toldOneByOne = 4;

/** Pictures that must be ready before the next word is said. */
const step = (count: number) => (count <= toldOneByOne ? 1 : Math.ceil(count / 4));

const readyOf = (run: RunView) => run.jobs.filter(({ state }) => state === "succeeded").length;

/**
 * Turns the many states of a run into at most six messages: started, one halfway if nothing else was said, up to three
 * "n of m ready" (those within a second as one), done. A failure is told once, when the run is over.
 */
export function createAnnouncer(
  tell: (announcement: Announcement) => void,
  clock: () => number = Date.now,
): Announcer {
  const memories = new Map<string, Memory>();
  const due = new Map<string, RunView>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function begin(run: RunView): Memory {
    const ready = readyOf(run);
    const memory: Memory = { ready, toldReady: ready, over: run.state !== "running" };
    memories.set(run.id, memory);
    if (memory.over) return memory;
    const age = clock() - Date.parse(run.createdAt);
    if (age < 5000) {
      tell({
        kind: "started",
        count: run.count,
        seconds: run.medianMs === null ? null : seconds(run.medianMs),
      });
    }
    if (run.medianMs !== null && run.medianMs / 2 > age + 5000) {
      const sayHalfway = () => {
        if (memory.over || memory.ready > 0) return;
        tell({ kind: "halfway", ready: 0, count: run.count, seconds: seconds(run.medianMs ?? 0) });
      };
      memory.halfway = setTimeout(sayHalfway, run.medianMs / 2 - age);
    }
    return memory;
  }

  function flush(): void {
    timer = undefined;
    for (const [id, run] of due) {
      due.delete(id);
      const memory = memories.get(id);
      if (!memory || memory.over || memory.ready < memory.toldReady + step(run.count)) continue;
      memory.toldReady = memory.ready;
      tell({ kind: "ready", ready: memory.ready, count: run.count });
    }
  }

  function end(run: RunView, memory: Memory): void {
    memory.over = true;
    clearTimeout(memory.halfway);
    due.delete(run.id);
    const ready = readyOf(run);
    const failed = run.jobs.filter(({ state }) => ["refused", "failed", "unknown"].includes(state)).length;
    const cancelled = run.jobs.some(({ state }) => state === "cancelled");
    const took = Date.parse(run.finishedAt ?? run.createdAt) - Date.parse(run.createdAt);
    if (failed > 0) tell({ kind: "failed", failed, count: run.count, run });
    else if (cancelled) tell({ kind: "stopped", ready, count: run.count });
    else tell({ kind: "done", ready, seconds: seconds(took), costNano: run.costNano });
  }

  return {
    hear(run) {
      const memory = memories.get(run.id) ?? begin(run);
      if (memory.over) {
        memory.over = run.state !== "running";
        return;
      }
      const ready = readyOf(run);
      if (run.state !== "running") return end(run, memory);
      if (ready === memory.ready) return;
      memory.ready = ready;
      due.set(run.id, run);
      timer ??= setTimeout(flush, batchMs);
    },
    close() {
      clearTimeout(timer);
      for (const { halfway } of memories.values()) clearTimeout(halfway);
    },
  };
}

const seconds = (milliseconds: number) => Math.max(1, Math.round(milliseconds / 1000));
