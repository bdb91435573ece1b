import type { Transaction } from "#lib/db/database.ts";
import { awaitsComposite, writeResult } from "#lib/edits/write-result.ts";
import type { AppError } from "#lib/errors.ts";
import type { StoredPicture } from "#lib/gallery/store-drawn-bytes.ts";
import { newId } from "#lib/ids.ts";
import { settle } from "#lib/ledger/settle.ts";
import { billFor } from "#lib/pricing/bill.ts";
import type { Drawing } from "#lib/providers/provider.ts";
import { changeRun, type JobRow, type LockedRun, subjectOf } from "#lib/runs/change-run.ts";
import { closing, updateJob } from "#lib/runs/close-job.ts";
import type { DispatchedCall } from "#lib/runs/dispatch-job.ts";
import type { Task } from "#lib/runs/load-task.ts";
import { deliverableStates } from "#lib/runs/run-state.ts";
import type { Studio } from "#lib/studio/context.ts";

export type Drawn = Extract<Drawing, { state: "drawn" }>;
type Call = Pick<DispatchedCall, "id" | "attempt">;

/** A call that was answered: its pictures, already stored, or why they could not be stored. Charged either way. */
export type Delivery = { drawn: Drawn; pictures: StoredPicture[]; failure: AppError | null };

/**
 * Books what a call brought, in one transaction: pictures, bill, budget, job, dispatch, run and event. Delivers also
 * into a job the clock had already given up (`unknown`, even written off). Doing it twice changes nothing the second time.
 */
export async function settleJob(
  studio: Studio,
  task: Task,
  call: Call,
  delivery: Delivery,
): Promise<boolean> {
  const told = await changeRun(studio, task, async (transaction, run, now) => {
    const job = run.jobs.find(({ id }) => id === task.jobId);
    if (!job || job.attempt !== call.attempt) return null;
    const { amount, kind } = billOf(studio, task, job, delivery.drawn);
    const { failure } = delivery;
    const data = {
      ...closing(now),
      state: failure ? "failed" : "succeeded",
      error: failure ? JSON.stringify(failure.view(run.requestId)) : null,
      charge: kind === "settle" ? "settled" : "estimated",
      charged: amount,
    };
    if (!(await updateJob(transaction, job, { in: [...deliverableStates] }, data))) return null;
    await bookMoney(transaction, { run, job, call, task, drawn: delivery.drawn, kind, amount, now });
    await writePictures(transaction, { run, job, task, delivery, now });
    await closeDispatch(transaction, call.id, delivery, now);
    return "run";
  });
  return told !== null;
}

/** From the reported usage; without one that can be billed the reservation is the bill, and says that it is an estimate. */
function billOf(studio: Studio, task: Task, job: JobRow, { usage }: Drawn): Pick<Booking, "amount" | "kind"> {
  try {
    if (usage && task.price) return { amount: billFor(task.price, usage, task.service), kind: "settle" };
  } catch (failure) {
    // The picture is worth more than an exact bill.
    studio.logger.error({ err: failure, jobId: job.id }, "the usage reported cannot be billed");
  }
  // A written-off job has given its reservation up; what it was charged then is the same amount.
  return { amount: job.state === "written_off" ? job.charged : job.reserved, kind: "estimate" };
}

type Booking = {
  run: LockedRun;
  job: JobRow;
  call: Call;
  task: Task;
  drawn: Drawn;
  kind: "settle" | "estimate";
  amount: bigint;
  now: number;
};

async function bookMoney(transaction: Transaction, booking: Booking): Promise<void> {
  const { run, job, call, task, drawn, kind, amount, now } = booking;
  await settle(
    transaction,
    subjectOf(run, job, call.id),
    {
      kind,
      reserved: job.reserved,
      // After a write-off only the difference is still to be booked.
      amount: amount - job.charged,
      usage: drawn.usage,
      price: task.price,
      providerRequestId: drawn.identity.requestId,
    },
    now,
  );
}

async function writePictures(
  transaction: Transaction,
  {
    run,
    job,
    task,
    delivery,
    now,
  }: { run: LockedRun; job: JobRow; task: Task; delivery: Delivery; now: number },
): Promise<void> {
  const { workspaceId } = task;
  const createdAt = new Date(now);
  const edit = await transaction.edit.findUnique({ where: { runId: run.id } });
  for (const { thumbHash, ...blob } of delivery.pictures) {
    await transaction.blob.upsert({
      where: { workspaceId_sha256: { workspaceId, sha256: blob.sha256 } },
      create: { workspaceId, ...blob, createdAt },
      // Bytes that were purged and come again are here again.
      update: { purgedAt: null },
    });
    const id = newId("img", now);
    await transaction.image.create({
      data: {
        id,
        workspaceId,
        actorKind: run.actorKind,
        actorId: run.actorId,
        origin: "run",
        runId: run.id,
        jobId: job.id,
        position: job.position,
        sha256: blob.sha256,
        thumbHash,
        width: blob.width,
        height: blob.height,
        model: run.model,
        quality: task.parameters.quality,
        listed: !awaitsComposite(edit),
        answered: JSON.stringify(delivery.drawn.answered),
        simulated: task.run.connection.kind === "simulator",
        createdAt,
        deletedAt: run.deletedAt,
      },
    });
    if (edit) await writeResult(transaction, edit, id);
  }
}

async function closeDispatch(
  transaction: Transaction,
  id: string,
  { drawn, failure }: Delivery,
  now: number,
): Promise<void> {
  const { requestId, organization, processingMs } = drawn.identity;
  await transaction.dispatch.update({
    where: { id },
    data: {
      outcome: failure ? "failed" : "succeeded",
      finishedAt: new Date(now),
      ...(requestId ? { providerRequestId: requestId } : {}),
      ...(organization ? { organization } : {}),
      ...(processingMs === null ? {} : { processingMs }),
    },
  });
}
