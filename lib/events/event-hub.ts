/**
 * Wakes whoever waits for news of a workspace. It carries no news: the events table is the truth, so a lost or a
 * doubled wake-up costs nothing. One hub per process; other processes are noticed by polling the counter.
 */
export type EventHub = {
  wake(workspaceId: string): void;
  /** Resolves at the next wake-up, after `timeoutMs`, or when the signal aborts. */
  wait(workspaceId: string, timeoutMs: number, signal: AbortSignal): Promise<void>;
};

export function createEventHub(): EventHub {
  const waiting = new Map<string, Set<() => void>>();
  return {
    wake(workspaceId) {
      const sleepers = waiting.get(workspaceId);
      waiting.delete(workspaceId);
      for (const resume of sleepers ?? []) resume();
    },
    wait(workspaceId, timeoutMs, signal) {
      if (signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const resume = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", resume);
          waiting.get(workspaceId)?.delete(resume);
          resolve();
        };
        const timer = setTimeout(resume, timeoutMs);
        signal.addEventListener("abort", resume, { once: true });
        const sleepers = waiting.get(workspaceId) ?? new Set();
        waiting.set(workspaceId, sleepers.add(resume));
      });
    },
  };
}
