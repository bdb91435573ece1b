import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";
import { type Drawing, type DrawRequest, ProviderError } from "#lib/providers/provider.ts";
import type { ClaimedJob } from "#lib/runs/claim-jobs.ts";
import { type DispatchedCall, dispatchJob } from "#lib/runs/dispatch-job.ts";
import { failBeforeCall, failCall } from "#lib/runs/fail-job.ts";
import { type CallFollower, dropPartials, followCall } from "#lib/runs/follow-call.ts";
import { loadRequest, loadTask, type Task } from "#lib/runs/load-task.ts";
import { keepTicket, releaseClaim } from "#lib/runs/move-job.ts";
import type { SendingGate } from "#lib/runs/sending-gate.ts";
import { type Drawn, settleJob } from "#lib/runs/settle-job.ts";
import { storePictures } from "#lib/runs/store-pictures.ts";
import type { Studio } from "#lib/studio/context.ts";

/** How a runner goes about a job; times in milliseconds. */
export type Worker = {
  studio: Studio;
  owner: string;
  leaseMs: number;
  partialMs: number;
  /** Pauses between attempts to store a picture, and to write down what became of a call. */
  storeRetryMs: readonly number[];
  bookRetryMs: readonly number[];
  sending: SendingGate;
  /** False while the runner is stopping: what is claimed and not yet sent goes back into the queue. */
  mayCall: () => boolean;
};

/** Makes the paid call of a claimed job and brings it to its end. Rejects only if the database does. */
export async function drawJob(worker: Worker, claimed: ClaimedJob, signal: AbortSignal): Promise<void> {
  const loaded = await load(worker, claimed);
  if (!loaded) return;
  const { task, request } = loaded;
  const leave = await worker.sending.enter();
  try {
    await dispatch(worker, { task, request, signal, onSent: leave });
  } finally {
    leave();
  }
}

type Errand = { task: Task; request: DrawRequest; signal: AbortSignal; onSent: () => void };

/** Writes the dispatch row, makes the call, books its end. */
async function dispatch(worker: Worker, { task, request, signal, onSent }: Errand): Promise<void> {
  const { studio } = worker;
  if (!worker.mayCall()) return releaseClaim(studio, task.jobId, worker.owner);
  const call = await dispatchJob(studio, task, worker);
  if (!call) return;
  const follower = followCall(studio, task, call, worker.partialMs);
  await endCall(worker, task, call, follower, () => {
    // A process that slept through its lease has been given up by the others: it must not begin now.
    if (signal.aborted || studio.clock() >= call.leaseUntil) throw notSent();
    return task.provider.start(request, {
      clientRequestId: call.clientRequestId,
      signal,
      onSent,
      onAccepted: follower.accepted,
      onPartial: follower.partial,
    });
  });
}

/** What the call needs, or null when it cannot be made: the job then ends here, and nothing was sent. */
async function load(
  { studio }: Worker,
  claimed: ClaimedJob,
): Promise<{ task: Task; request: DrawRequest } | null> {
  try {
    const task = await loadTask(studio, claimed.jobId);
    return { task, request: await loadRequest(studio, task) };
  } catch (thrown) {
    const failure = AppError.from(thrown);
    // Without the database nothing can be said of the job; its lease lapses and it is claimed anew.
    if (failure.code === "database_unavailable") throw failure;
    studio.logger.error({ err: thrown, jobId: claimed.jobId }, "a job could not be prepared");
    await failBeforeCall(studio, claimed, failure);
    return null;
  }
}

function notSent(): ProviderError {
  return new ProviderError("interrupted", { charge: "none", retryAfterMs: 0 });
}

/** Waits for a call and books its end, whatever it is. */
async function endCall(
  worker: Worker,
  task: Task,
  call: DispatchedCall,
  follower: CallFollower,
  make: () => Promise<Drawing>,
): Promise<void> {
  let drawing: Drawing;
  try {
    drawing = await make();
    if (drawing.state === "drawn" && drawing.images.length === 0) {
      throw new ProviderError("provider_malformed", { charge: "possible", identity: drawing.identity });
    }
  } catch (failure) {
    await follower.finish();
    await book(worker, task, () => failCall(worker.studio, task, call, failure));
    await dropPartials(worker.studio, task.jobId);
    return;
  }
  await follower.finish();
  if (drawing.state === "pending") {
    const ticket = drawing;
    await book(worker, task, () => keepTicket(worker.studio, task, call, ticket));
    return;
  }
  await deliver(worker, task, call, drawing);
}

/** Stores the pictures, then books them; the disk comes first, so no row ever points at nothing. */
export async function deliver(
  worker: Worker,
  task: Task,
  call: Pick<DispatchedCall, "id" | "attempt">,
  drawn: Drawn,
): Promise<void> {
  const { studio } = worker;
  const stored = await storePictures(studio, worker.storeRetryMs, task, call, drawn);
  await book(worker, task, () => settleJob(studio, task, call, { drawn, ...stored }));
  studio.wakeComposer();
  await dropPartials(studio, task.jobId);
}

/** Writes down what became of a call, and tries again while the database fails: forgetting it would be the worst. */
async function book(worker: Worker, task: Task, write: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await write();
      return;
    } catch (failure) {
      const pause = worker.bookRetryMs[attempt];
      worker.studio.logger.error({ err: failure, jobId: task.jobId, attempt }, "a call could not be booked");
      if (pause === undefined) throw failure;
      await sleep(pause);
    }
  }
}
