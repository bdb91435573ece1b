import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";
import { type StoredPicture, storeDrawnBytes } from "#lib/gallery/store-drawn-bytes.ts";
import type { DispatchedCall } from "#lib/runs/dispatch-job.ts";
import type { Task } from "#lib/runs/load-task.ts";
import { markStoring } from "#lib/runs/move-job.ts";
import type { Drawn } from "#lib/runs/settle-job.ts";
import type { Studio } from "#lib/studio/context.ts";

/** What could be stored, and why the rest could not. */
export type Stored = { pictures: StoredPicture[]; failure: AppError | null };

/**
 * Puts the pictures of a call on the disk. While that is full or sick it keeps trying, after pauses of `retryMs`: the
 * picture is paid for and exists nowhere else. After the last try the failure is the answer.
 */
export async function storePictures(
  studio: Studio,
  retryMs: readonly number[],
  task: Task,
  call: Pick<DispatchedCall, "attempt">,
  drawn: Drawn,
): Promise<Stored> {
  const pictures: StoredPicture[] = [];
  for (const { bytes } of drawn.images) {
    for (let attempt = 0; ; attempt++) {
      const stored = await storeOne(studio, task, bytes);
      if (!(stored instanceof AppError)) {
        pictures.push(stored);
        break;
      }
      const pause = retryMs[attempt];
      const mayPass = stored.code === "disk_full" || stored.code === "storage_failed";
      if (!mayPass || pause === undefined) return { pictures, failure: stored };
      if (attempt === 0) await markStoring(studio, task, call);
      await sleep(pause);
    }
  }
  return { pictures, failure: null };
}

async function storeOne(studio: Studio, task: Task, bytes: Uint8Array): Promise<StoredPicture | AppError> {
  try {
    return await storeDrawnBytes(studio, task.workspaceId, bytes);
  } catch (thrown) {
    studio.logger.error({ err: thrown, jobId: task.jobId }, "a paid picture could not be stored");
    return AppError.from(thrown);
  }
}
