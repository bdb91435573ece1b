import type { Studio } from "#lib/studio/context.ts";

/** Notices events that another process wrote: the counters of watched workspaces are read every `intervalMs`. */
export type CounterWatch = {
  /** Watches a workspace until the returned function is called. */
  watch(workspaceId: string): () => void;
  close(): void;
};

export function createCounterWatch(studio: Studio, intervalMs = 200): CounterWatch {
  const watched = new Map<string, { streams: number; counter: number }>();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  const look = async () => {
    const rows = await studio.database.client.workspace.findMany({
      where: { id: { in: [...watched.keys()] } },
      select: { id: true, eventCounter: true },
    });
    for (const { id, eventCounter } of rows) {
      const entry = watched.get(id);
      if (!entry || entry.counter === eventCounter) continue;
      entry.counter = eventCounter;
      studio.events.wake(id);
    }
  };
  const schedule = () => {
    if (timer || closed || watched.size === 0) return;
    timer = setTimeout(async () => {
      await look().catch((error: unknown) => studio.logger.warn({ err: error }, "event counters unreadable"));
      timer = null;
      schedule();
    }, intervalMs);
    timer.unref();
  };
  return {
    watch(workspaceId) {
      const entry = watched.get(workspaceId) ?? { streams: 0, counter: -1 };
      entry.streams += 1;
      watched.set(workspaceId, entry);
      schedule();
      return () => {
        entry.streams -= 1;
        if (entry.streams === 0) watched.delete(workspaceId);
      };
    },
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
    },
  };
}
