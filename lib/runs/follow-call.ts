import { deletePartials, storePartial } from "#lib/gallery/partials.ts";
import type { PartialImage, ProviderIdentity } from "#lib/providers/provider.ts";
import { changeRun } from "#lib/runs/change-run.ts";
import { updateJob } from "#lib/runs/close-job.ts";
import type { DispatchedCall } from "#lib/runs/dispatch-job.ts";
import type { Task } from "#lib/runs/load-task.ts";
import type { Studio } from "#lib/studio/context.ts";

/** Writes down what a call says while it runs, in the order it says it. */
export type CallFollower = {
  accepted(identity: ProviderIdentity): void;
  partial(partial: PartialImage): void;
  /** Resolves when all that was said so far is written; later words are dropped. Never rejects. */
  finish(): Promise<void>;
};

/**
 * A follower never disturbs the call: what it cannot write is logged and forgotten. Previews come faster than they are
 * worth an event, so while one is being written only the newest waits, and `partialMs` passes between two.
 */
export function followCall(
  studio: Studio,
  task: Task,
  call: DispatchedCall,
  partialMs: number,
): CallFollower {
  let writing: Promise<void> = Promise.resolve();
  let waiting: PartialImage | null = null;
  let lastPartial = 0;
  let finished = false;
  const enqueue = (work: () => Promise<unknown>) => {
    writing = writing.then(async () => {
      try {
        await work();
      } catch (failure) {
        studio.logger.warn({ err: failure, jobId: task.jobId }, "a word of a call could not be written down");
      }
    });
  };
  return {
    accepted: (identity) => {
      if (!finished) enqueue(() => writeAccepted(studio, task, call, identity));
    },
    partial: (partial) => {
      const queued = waiting !== null;
      waiting = partial;
      if (finished || queued) return;
      enqueue(async () => {
        const newest = waiting;
        waiting = null;
        if (!newest || finished || studio.clock() - lastPartial < partialMs) return;
        lastPartial = studio.clock();
        await storePartial(studio, task.jobId, newest);
        await writePartial(studio, task, call, newest.index);
      });
    },
    async finish() {
      finished = true;
      await writing;
    },
  };
}

/** Throws away the previews of a closed job; they are disposable, so failing at it is no failure. */
export async function dropPartials(studio: Studio, jobId: string): Promise<void> {
  try {
    await deletePartials(studio, jobId);
  } catch (failure) {
    studio.logger.warn({ err: failure, jobId }, "previews could not be deleted");
  }
}

async function writeAccepted(
  studio: Studio,
  task: Task,
  call: DispatchedCall,
  identity: ProviderIdentity,
): Promise<void> {
  await changeRun(studio, task, async (transaction, run, now) => {
    await transaction.dispatch.update({
      where: { id: call.id },
      data: {
        acceptedAt: new Date(now),
        providerRequestId: identity.requestId,
        organization: identity.organization,
        processingMs: identity.processingMs,
      },
    });
    const job = run.jobs.find(({ id }) => id === task.jobId);
    if (!job || job.attempt !== call.attempt) return null;
    return (await updateJob(transaction, job, "dispatching", { state: "receiving" })) ? "run" : null;
  });
}

async function writePartial(studio: Studio, task: Task, call: DispatchedCall, index: number): Promise<void> {
  await changeRun(studio, task, async (transaction, run) => {
    const job = run.jobs.find(({ id }) => id === task.jobId);
    if (!job || job.attempt !== call.attempt) return null;
    const sent = { in: ["dispatching", "receiving"] };
    return (await updateJob(transaction, job, sent, { partial: index })) ? "run" : null;
  });
}
