import type { Polled } from "#lib/providers/provider.ts";
import type { ClaimedJob } from "#lib/runs/claim-jobs.ts";
import { failCall } from "#lib/runs/fail-job.ts";
import { loadTask, type Task } from "#lib/runs/load-task.ts";
import { keepTicket, postponePoll } from "#lib/runs/move-job.ts";
import { deliver, type Worker } from "#lib/runs/perform-job.ts";
import type { Studio } from "#lib/studio/context.ts";

/** Pause after a question that failed, and how long a ticket is asked for before its outcome counts as unknown. */
const pauseMs = 5_000;
const patienceMs = 36 * 60 * 60 * 1000;

/**
 * Asks once what became of a ticket. Only the provider's own word ends the job; a failed question says nothing and is
 * asked again, for a day and a half.
 */
export async function pollJob(worker: Worker, { jobId: id }: ClaimedJob, signal: AbortSignal): Promise<void> {
  const { studio } = worker;
  const task = await loadTask(studio, id);
  const call = await studio.database.client.dispatch.findFirst({
    where: { jobId: id, attempt: task.attempt },
  });
  const { ticket } = task;
  if (!call || ticket === null) return;
  let polled: Polled;
  try {
    polled = await task.provider.poll(ticket, { clientRequestId: call.clientRequestId, signal });
  } catch (failure) {
    studio.logger.warn({ err: failure, jobId: id }, "a ticket could not be asked for");
    const isLost = studio.clock() - call.dispatchedAt.getTime() > patienceMs;
    // What is no ProviderError leaves the outcome unknown: the picture may have been drawn and billed.
    if (isLost)
      await failCall(studio, task, call, new Error("a ticket was never answered", { cause: failure }));
    else await postponePoll(studio, id, pauseMs);
    return;
  }
  if (polled.state === "drawn") return deliver(worker, task, call, polled);
  if (polled.state === "failed") return void (await failCall(studio, task, call, polled.failure));
  if (task.stopAsked) await giveUp(studio, task, ticket, signal);
  await keepTicket(studio, task, call, polled);
}

/** Whether it helped, the next question tells. */
async function giveUp(studio: Studio, task: Task, ticket: string, signal: AbortSignal): Promise<void> {
  try {
    await task.provider.cancel(ticket, signal);
  } catch (failure) {
    studio.logger.warn({ err: failure, jobId: task.jobId }, "a ticket could not be given up");
  }
}
