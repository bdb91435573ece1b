import { createHash } from "node:crypto";
import type { Transaction } from "#lib/db/database.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { AppError } from "#lib/errors.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { newId } from "#lib/ids.ts";
import { reserve } from "#lib/ledger/reserve.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { type PreparedDraft, prepareDraft } from "#lib/runs/prepare-draft.ts";
import type { RunDraft, RunView } from "#lib/runs/view.ts";
import { writeSearchText } from "#lib/search/write-search-text.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Starts a run and answers at once; the pictures come later, as events. One transaction writes run, jobs (one paid call
 * each: a provider streams previews only of a single picture), reservation and event, or nothing. The same idempotency
 * key with the same draft answers with the run it started before; with another draft it is `idempotency_conflict`.
 */
export async function startRun(context: Context, draft: RunDraft): Promise<RunView> {
  const runId = await beginRun(context, draft.idempotencyKey, fingerprintOf(draft), async () => {
    const prepared = await prepareDraft(context, draft);
    return { draft, prepared, sentPrompt: null, attach: async () => undefined };
  });
  return getRun(context, { runId });
}

/** Everything a run is made of. `attach` writes what belongs to it, in its transaction, before its inputs are written. */
export type RunParts = {
  draft: Pick<RunDraft, "connectionId" | "model" | "prompt" | "count" | "parameters" | "service">;
  prepared: PreparedDraft;
  /** What is sent where it is more than the prompt. */
  sentPrompt: string | null;
  attach: (transaction: Transaction, run: { id: string; now: number }) => Promise<void>;
};

/** Begins a run once for each key and wakes who works on it. `gather` is called only when there is none yet. */
export async function beginRun(
  context: Context,
  idempotencyKey: string,
  fingerprint: string,
  gather: () => Promise<RunParts>,
): Promise<string> {
  const key = { idempotencyKey, fingerprint };
  const earlier = await findByKey(context, key);
  if (earlier) return earlier;
  const parts = await gather();
  const runId = newId("run", context.studio.clock());
  try {
    await writeRun(context, runId, key, parts);
  } catch (failure) {
    // Two clicks with one key: the other one was first.
    const winner = isUniqueViolation(failure) ? await findByKey(context, key) : null;
    if (winner) return winner;
    throw failure;
  }
  context.studio.wakeRunner();
  context.studio.events.wake(context.workspaceId);
  return runId;
}

/** sha256 over everything that makes the draft what it is, in one order whatever order it came in. */
function fingerprintOf(draft: RunDraft): string {
  const { connectionId, model, prompt, count, parameters, references, mask, service } = draft;
  const sorted = Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1));
  const named = [connectionId, model, prompt, count, sorted, references, mask];
  const text = JSON.stringify(service === "batch" ? [...named, service] : named);
  return createHash("sha256").update(text).digest("hex");
}

type Key = { idempotencyKey: string; fingerprint: string };

async function findByKey(
  { studio, workspaceId }: Context,
  { idempotencyKey, fingerprint }: Key,
): Promise<string | null> {
  const run = await studio.database.client.run.findUnique({
    where: { workspaceId_idempotencyKey: { workspaceId, idempotencyKey } },
    select: { id: true, fingerprint: true },
  });
  if (!run) return null;
  if (run.fingerprint !== fingerprint)
    throw new AppError("idempotency_conflict", { field: "idempotencyKey" });
  return run.id;
}

async function writeRun(
  { studio, workspaceId, actor, requestId }: Context,
  runId: string,
  { idempotencyKey, fingerprint }: Key,
  { draft, prepared, sentPrompt, attach }: RunParts,
): Promise<void> {
  const now = studio.clock();
  const createdAt = new Date(now);
  const { connectionId, model, prompt, count, service = "standard" } = draft;
  const jobs = Array.from({ length: count }, (_, position) => ({
    id: newId("job", now),
    workspaceId,
    runId,
    position,
    state: "queued",
    availableAt: createdAt,
    createdAt,
    reserved: prepared.reserved,
  }));
  const inputs = prepared.inputs.map(({ imageId, role, position }) => ({
    id: newId("inp", now),
    workspaceId,
    runId,
    imageId,
    role,
    position,
  }));
  await studio.database.transaction(async (transaction) => {
    await transaction.run.create({
      data: {
        id: runId,
        workspaceId,
        actorKind: actor.kind,
        actorId: actor.id,
        requestId,
        idempotencyKey,
        fingerprint,
        operation: prepared.operation,
        connectionId,
        model,
        prompt,
        sentPrompt,
        parameters: JSON.stringify(draft.parameters),
        count,
        service,
        state: "running",
        estimate: prepared.likely,
        createdAt,
      },
    });
    await attach(transaction, { id: runId, now });
    if (inputs.length > 0) await transaction.runInput.createMany({ data: inputs });
    await transaction.job.createMany({ data: jobs });
    await writeSearchText(transaction, { workspaceId, kind: "run", subjectId: runId, text: prompt });
    const subject = { workspaceId, actor, runId, dispatchId: null, connectionId, model, service };
    const reservations = jobs.map((job) => ({
      subject: { ...subject, jobId: job.id },
      amount: job.reserved,
    }));
    await reserve(transaction, workspaceId, reservations, now);
    await raiseEvent(transaction, workspaceId, "run", runId);
  });
}
