import { deploymentProfile } from "#lib/connections/deployment-profile.ts";
import type { Transaction } from "#lib/db/database.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { AppError } from "#lib/errors.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { beginCases } from "#lib/evidence/begin-cases.ts";
import { caseSetDigest } from "#lib/evidence/canonical-case.ts";
import { getEvidenceRun } from "#lib/evidence/get-evidence-run.ts";
import { loadProvable } from "#lib/evidence/load-provable.ts";
import type { StartEvidenceInput } from "#lib/evidence/schema.ts";
import type { EvidenceRunView } from "#lib/evidence/view.ts";
import { newId } from "#lib/ids.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import { endState } from "#lib/models/end-state.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Draws every test case of a version on a deployment, each by an ordinary run of its own. The cases are written down
 * first, as they are now, so that a killed studio goes on where it was. The same idempotency key answers with the same
 * evidence. Errors: `not_found`, `version_retired`, `case_set_empty`, `model_ended`, `idempotency_conflict`; what keeps
 * a single case from being begun stands in that case.
 */
export async function startEvidenceRun(
  context: Context,
  input: StartEvidenceInput,
): Promise<EvidenceRunView> {
  const evidenceRunId = (await findEarlier(context, input)) ?? (await writeOnce(context, input));
  await beginCases(context, evidenceRunId);
  context.studio.events.wake(context.workspaceId);
  return getEvidenceRun(context, { evidenceRunId });
}

async function findEarlier(
  { studio, workspaceId }: Context,
  { idempotencyKey, ...input }: StartEvidenceInput,
): Promise<string | null> {
  const row = await studio.database.client.evidenceRun.findUnique({
    where: { workspaceId_idempotencyKey: { workspaceId, idempotencyKey } },
  });
  if (!row) return null;
  const { versionId, connectionId, model, samplesPerCase } = row;
  const same =
    versionId === input.versionId &&
    connectionId === input.connectionId &&
    model === input.model &&
    samplesPerCase === input.samplesPerCase;
  if (!same) throw new AppError("idempotency_conflict", { field: "idempotencyKey" });
  return row.id;
}

async function writeOnce(context: Context, input: StartEvidenceInput): Promise<string> {
  try {
    return await context.studio.database.transaction((transaction) => write(transaction, context, input));
  } catch (failure) {
    // Two clicks with one key: the other one was first.
    const winner = isUniqueViolation(failure) ? await findEarlier(context, input) : null;
    if (winner) return winner;
    throw failure;
  }
}

async function write(transaction: Transaction, context: Context, input: StartEvidenceInput): Promise<string> {
  const { studio, workspaceId, actor } = context;
  const { templateId } = await loadProvable(transaction, context, input.versionId);
  await lockTemplate(transaction, context, templateId);
  await refuseEnded(transaction, context, input);
  const cases = await transaction.testCase.findMany({
    where: { workspaceId, templateId, deletedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  if (cases.length === 0) throw new AppError("case_set_empty");
  const createdAt = new Date(studio.clock());
  const id = newId("evr", createdAt.getTime());
  const rows = cases.map(({ id: caseId, name, values, slots, required }, position) => ({
    id: newId("evc", createdAt.getTime()),
    workspaceId,
    evidenceRunId: id,
    caseId,
    position,
    name,
    values,
    slots,
    required,
  }));
  const who = { actorKind: actor.kind, actorId: actor.id };
  await transaction.evidenceRun.create({
    data: { id, workspaceId, templateId, ...input, caseSetDigest: caseSetDigest(rows), ...who, createdAt },
  });
  await transaction.evidenceCase.createMany({ data: rows });
  await raiseEvent(transaction, workspaceId, "template", templateId);
  return id;
}

async function refuseEnded(
  transaction: Transaction,
  context: Context,
  input: StartEvidenceInput,
): Promise<void> {
  const deployment = await deploymentProfile(transaction, context, input);
  if (!deployment) throw new AppError("not_found", { field: "connectionId" });
  const { id: model, endsOn, replacedBy } = deployment.profile;
  if (endState({ endsOn }, new Date(context.studio.clock())).state === "ended")
    throw new AppError("model_ended", {
      field: "model",
      params: { model, endsOn: endsOn ?? "", replacedBy: replacedBy ?? "none" },
    });
}
