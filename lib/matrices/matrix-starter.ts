import { beginCell } from "#lib/matrices/begin-cell.ts";
import { openJobStates } from "#lib/runs/view.ts";
import type { Studio } from "#lib/studio/context.ts";

/** Begins the runs of matrices. One in every process that makes calls; several at once do no harm. */
export type MatrixStarter = {
  /** Looks for cells, also those a killed process left behind. */
  start(): void;
  wake(): void;
  /** Begins nothing more and resolves when what was begun is written. What is left is begun after the next start. */
  drain(): Promise<void>;
};

export type MatrixStarterOptions = {
  sweepMs?: number;
  /** How soon to look again while cells wait for others to be drawn. */
  pauseMs?: number;
  /** Pictures of matrices on their way at a time: whoever draws one picture beside them does not wait for a thousand. */
  window?: number;
};

const inHand = openJobStates.filter((state) => state !== "pending");

export function createMatrixStarter(studio: Studio, options: MatrixStarterOptions = {}): MatrixStarter {
  const { sweepMs = 2_000, pauseMs = 150, window = 16 } = options;
  const { client } = studio.database;
  let taking = false;
  let looking: Promise<void> | null = null;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  /** Begins what there is room for; true while cells are left. */
  const look = async (): Promise<boolean> => {
    const cells = await client.matrixCell.findMany({
      where: { runId: null, error: null },
      orderBy: [{ matrixId: "asc" }, { row: "asc" }, { column: "asc" }],
      take: window + 1,
      select: { id: true },
    });
    if (cells.length === 0) return false;
    const open = await client.job.count({
      where: { state: { in: inHand }, run: { use: { via: "matrix" } } },
    });
    for (const { id } of cells.slice(0, Math.max(0, window - open))) if (taking) await beginCell(studio, id);
    return true;
  };

  const attempt = async (): Promise<void> => {
    let left = false;
    do {
      again = false;
      try {
        left = await look();
      } catch (failure) {
        studio.logger.error({ err: failure }, "cells of a matrix could not be begun yet");
        left = false;
      }
    } while (again && taking);
    schedule(left ? pauseMs : sweepMs);
  };

  const schedule = (ms: number) => {
    clearTimeout(timer);
    if (taking) timer = setTimeout(wake, ms).unref();
  };

  const wake = () => {
    again = true;
    if (!taking || looking) return;
    looking = attempt().finally(() => {
      looking = null;
    });
  };

  return {
    start() {
      if (taking) return;
      taking = true;
      wake();
    },
    wake,
    async drain() {
      taking = false;
      clearTimeout(timer);
      await looking;
    },
  };
}
