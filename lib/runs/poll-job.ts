import { ProviderError } from "#lib/providers/provider.ts";
import type { ClaimedJob } from "#lib/runs/claim-jobs.ts";
import { failCall } from "#lib/runs/fail-job.ts";
import { loadTask } from "#lib/runs/load-task.ts";
import { keepTicket, postponePoll } from "#lib/runs/move-job.ts";
import { deliver, type Worker } from "#lib/runs/perform-job.ts";

/** Pause after a poll that failed on the way, and how long a ticket is asked for before it counts as lost. */
const pauseMs = 5_000;
const patienceMs = 24 * 60 * 60 * 1000;

/** Asks once what became of a ticket. Only the provider's own word ends the job; a failed question is asked again. */
export async function pollJob(worker: Worker, { jobId: id }: ClaimedJob, signal: AbortSignal): Promise<void> {
  const { studio } = worker;
  const task = await loadTask(studio, id);
  const call = await studio.database.client.dispatch.findFirst({
    where: { jobId: id, attempt: task.attempt },
  });
  if (!call || task.ticket === null) return;
  try {
    const { clientRequestId } = call;
    const drawing = await task.provider.poll(task.ticket, { clientRequestId, signal });
    if (drawing.state === "pending") await keepTicket(studio, task, call, drawing);
    else await deliver(worker, task, call, drawing);
  } catch (failure) {
    const said =
      failure instanceof ProviderError && failure.charge === "none" && failure.retryAfterMs === null;
    const lost = studio.clock() - call.dispatchedAt.getTime() > patienceMs;
    if (said || lost) await failCall(studio, task, call, failure);
    else await postponePoll(studio, id, pauseMs);
  }
}
