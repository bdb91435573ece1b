import { loadResult, readPictures } from "#lib/edits/result-pictures.ts";
import { readSettings } from "#lib/edits/stored-edit.ts";
import { failResult, writeComposite } from "#lib/edits/write-composite.ts";
import { AppError, type ErrorCode } from "#lib/errors.ts";
import type { Studio } from "#lib/studio/context.ts";

/** Puts together what providers drew for edits. One in every process that makes calls. */
export type Composer = {
  /** Looks for work, also what a killed process left behind. */
  start(): void;
  wake(): void;
  /** Takes no new work and resolves when what was begun has ended. What is left is done after the next start. */
  drain(): Promise<void>;
};

/** Times in milliseconds. */
export type ComposerOptions = {
  sweepMs?: number;
  /** How long the work of another process is left alone. */
  patienceMs?: number;
};

/** The disk or the database may be well again; everything else would only happen again. */
const passing: readonly ErrorCode[] = [
  "disk_full",
  "storage_failed",
  "database_unavailable",
  "shutting_down",
];

export function createComposer(studio: Studio, options: ComposerOptions = {}): Composer {
  const { sweepMs = 5_000, patienceMs = 30_000 } = options;
  const working = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let taking = false;

  const work = async (key: { rawId: string; workspaceId: string }) => {
    try {
      await composePending(studio, key);
    } catch (failure) {
      studio.logger.error({ err: failure, rawId: key.rawId }, "an edit could not be put together yet");
    } finally {
      working.delete(key.rawId);
    }
  };

  /** `since`: only what waits longer, so that two processes do not do the same work. */
  const look = async (since: Date | null) => {
    const pending = await studio.database.client.editResult.findMany({
      where: { state: "pending", ...(since && { updatedAt: { lt: since } }) },
      select: { rawId: true, workspaceId: true },
      orderBy: { rawId: "asc" },
      take: 100,
    });
    for (const key of pending) if (taking && !working.has(key.rawId)) working.set(key.rawId, work(key));
  };

  const attempt = async (since: Date | null) => {
    try {
      await look(since);
    } catch (failure) {
      studio.logger.error({ err: failure }, "no edits could be looked for");
    }
  };
  const lookNow = (since: Date | null) => {
    if (!taking) return;
    looking = (looking ?? Promise.resolve()).then(() => attempt(since));
  };

  return {
    start() {
      if (taking) return;
      taking = true;
      timer = setInterval(() => lookNow(new Date(Date.now() - patienceMs)), sweepMs).unref();
      lookNow(null);
    },
    wake: () => lookNow(null),
    async drain() {
      taking = false;
      clearInterval(timer);
      await looking;
      await Promise.all(working.values());
    },
  };
}

/** Puts one result together and writes it down, or why it cannot be. Rejects with what may pass. */
async function composePending(studio: Studio, key: { rawId: string; workspaceId: string }): Promise<void> {
  const result = await loadResult(studio, key);
  try {
    const settings = readSettings(result.settings);
    const pictures = await readPictures(studio, result);
    const composite = await studio.pixels.run("compose", { ...pictures, settings });
    await writeComposite(studio, result, { composite, settings, from: "pending" });
  } catch (thrown) {
    const failure = AppError.from(thrown);
    if (passing.includes(failure.code)) throw failure;
    studio.logger.error({ err: thrown, rawId: key.rawId }, "an edit could not be put together");
    await failResult(studio, result, failure);
  }
}
