import { purgeChosen, purgeUnused } from "#lib/gallery/purge.ts";
import { trashMs } from "#lib/gallery/trash-summary.ts";
import { newId } from "#lib/ids.ts";
import { sweepPurged, sweepUnnamed } from "#lib/storage/sweep-blobs.ts";
import type { Context, Studio } from "#lib/studio/context.ts";

/** Work nobody asks for: it may be done twice, by several processes, and at any time. */
export type Chores = {
  start(): void;
  /** Begins nothing more, and resolves when what runs has ended. */
  stop(): Promise<void>;
};

const hourMs = 60 * 60 * 1000;
const exportMs = 24 * hourMs;
// A start has better things to do.
const firstMs = 10_000;

/** Empties what has been in the trash for 30 days, and cleans the store: soon after the start, then every hour. */
export function createChores(
  studio: Studio,
  { afterMs = firstMs, everyMs = hourMs }: { afterMs?: number; everyMs?: number } = {},
): Chores {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let lastReading = Number.NEGATIVE_INFINITY;
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    if (stopped) return;
    try {
      await work();
    } catch (failure) {
      studio.logger.error({ err: failure }, what);
    }
  };
  const tick = async () => {
    await attempt("the trash could not be emptied", () => emptyOldTrash(studio));
    await attempt("unused masks could not be deleted", () => forgetUnused(studio));
    await attempt("old downloads could not be forgotten", () => forgetExports(studio));
    await attempt("purged files could not be deleted", () => sweepPurged(studio));
    // Every file is looked at: once a day is enough.
    if (studio.clock() - lastReading >= 24 * hourMs) {
      lastReading = studio.clock();
      await attempt("the store could not be swept", () => sweepUnnamed(studio));
    }
    if (!stopped) schedule(everyMs);
  };
  const schedule = (ms: number) => {
    timer = setTimeout(() => {
      running = tick();
    }, ms);
    timer.unref();
  };
  return {
    start: () => schedule(afterMs),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Purges, in every workspace, what has been in the trash for 30 days; returns how many pictures. */
export async function emptyOldTrash(studio: Studio): Promise<number> {
  const deletedBefore = new Date(studio.clock() - trashMs);
  const due = await studio.database.client.image.findMany({
    where: { listed: true, deletedAt: { lt: deletedBefore }, purgedAt: null },
    select: { workspaceId: true },
    distinct: ["workspaceId"],
  });
  let purged = 0;
  for (const { workspaceId } of due)
    purged += (await purgeChosen(choreContext(studio, workspaceId), { deletedBefore }, null)).count;
  return purged;
}

/** Purges masks and markups that were brought 30 days ago and never used. */
export async function forgetUnused(studio: Studio): Promise<number> {
  const before = new Date(studio.clock() - trashMs);
  const due = await studio.database.client.image.findMany({
    where: { listed: false, runId: null, purgedAt: null, createdAt: { lt: before }, usedBy: { none: {} } },
    select: { workspaceId: true },
    distinct: ["workspaceId"],
  });
  let purged = 0;
  for (const { workspaceId } of due) purged += await purgeUnused(choreContext(studio, workspaceId), before);
  return purged;
}

const choreContext = (studio: Studio, workspaceId: string): Context => ({
  studio,
  workspaceId,
  actor: { kind: "system", id: "trash" },
  requestId: newId("req", studio.clock()),
});

/** The links have expired; what they named is of no use to anybody. */
export async function forgetExports(studio: Studio): Promise<number> {
  // A day longer than they work, so that who comes late reads that it has expired.
  const createdAt = { lt: new Date(studio.clock() - 2 * exportMs) };
  return (await studio.database.client.export.deleteMany({ where: { createdAt } })).count;
}
