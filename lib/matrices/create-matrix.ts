import { recordAudit } from "#lib/audit/record.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { getMatrix } from "#lib/matrices/get-matrix.ts";
import { loadSource } from "#lib/matrices/load-source.ts";
import { loadWorld } from "#lib/matrices/load-world.ts";
import { type MatrixDraft, type MatrixSource, type MatrixView, maxPlanLength } from "#lib/matrices/view.ts";
import { checkPlan, type PlanCheck } from "#lib/matrix-plan/check-plan.ts";
import { type PlanRefusal, refuseCost, refuseSize } from "#lib/matrix-plan/plan-refusal.ts";
import { assertSpace } from "#lib/storage/assert-space.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Starts a matrix and answers at once: everything is checked, priced and held against cap and budget as a whole, and one
 * transaction writes the matrix with all its cells. Their runs are begun afterwards, few at a time, also by the next
 * process if this one dies. Errors: what keeps a cell from being drawn, `matrix_*`, `budget_exceeded`, `not_found`.
 */
export async function createMatrix(context: Context, draft: MatrixDraft): Promise<MatrixView> {
  const earlier = await findByKey(context, draft.idempotencyKey);
  if (earlier) return getMatrix(context, { matrixId: earlier });
  const { plan, capNano } = draft;
  refuse(refuseSize(plan));
  const planText = JSON.stringify(plan);
  if (planText.length > maxPlanLength) throw new AppError("matrix_plan_too_large", { field: "plan" });
  const version = draft.versionId === null ? null : { id: draft.versionId };
  const source = await loadSource(context, { templateId: draft.templateId, version });
  const check = checkPlan(source, plan, await loadWorld(context, plan));
  const [problem] = check.problems;
  if (problem) throw new AppError(problem.code, { params: problem.params, field: problem.field ?? "plan" });
  refuse(refuseCost(check, plan, capNano === null ? null : BigInt(capNano)));
  await assertSpace(context);
  await assertBudget(context, check.atMost);
  const matrixId = await writeMatrix(context, draft, { source, check, planText });
  context.studio.wakeMatrices();
  return getMatrix(context, { matrixId });
}

function refuse(refusal: PlanRefusal | null): void {
  if (refusal) throw new AppError(refusal.code, { params: refusal.params, field: "plan" });
}

async function findByKey({ studio, workspaceId }: Context, idempotencyKey: string): Promise<string | null> {
  const matrix = await studio.database.client.matrix.findUnique({
    where: { workspaceId_idempotencyKey: { workspaceId, idempotencyKey } },
    select: { id: true },
  });
  return matrix?.id ?? null;
}

/** Known before, so that a matrix is not refused half-way; every run still reserves for itself. */
async function assertBudget({ studio, workspaceId }: Context, atMost: bigint): Promise<void> {
  const budget = await studio.database.client.budget.findUnique({ where: { workspaceId } });
  if (!budget || budget.limit === null) return;
  const remaining = budget.limit - budget.spent - budget.reserved;
  if (atMost <= remaining) return;
  const params = { requested: String(atMost), remaining: String(remaining > 0n ? remaining : 0n) };
  throw new AppError("budget_exceeded", { params, field: "plan" });
}

type Made = { source: MatrixSource; check: PlanCheck; planText: string };

async function writeMatrix(
  context: Context,
  { plan, capNano, idempotencyKey }: MatrixDraft,
  { source, check, planText }: Made,
): Promise<string> {
  const { studio, workspaceId, actor } = context;
  const now = studio.clock();
  const matrixId = newId("mtx", now);
  const cells = plan.rows.flatMap((row, rowIndex) =>
    plan.columns.map((column, columnIndex) => ({
      id: newId("cel", now),
      workspaceId,
      matrixId,
      row: rowIndex,
      column: columnIndex,
      values: JSON.stringify(row.values),
      connectionId: column.connectionId,
      model: column.model,
      quality: column.quality ?? "",
    })),
  );
  try {
    await studio.database.transaction(async (transaction) => {
      await transaction.matrix.create({
        data: {
          id: matrixId,
          workspaceId,
          templateId: source.templateId,
          versionId: source.version?.id ?? null,
          title: JSON.stringify(source.title),
          content: JSON.stringify(source.content),
          fragments: JSON.stringify(source.fragments),
          plan: planText,
          estimate: check.likely,
          cap: capNano === null ? null : BigInt(capNano),
          idempotencyKey,
          actorKind: actor.kind,
          actorId: actor.id,
          createdAt: new Date(now),
        },
      });
      await transaction.matrixCell.createMany({ data: cells });
      const details = { cells: cells.length, pictures: check.pictures, estimate: String(check.likely) };
      await recordAudit(transaction, context, { action: "matrix.start", subjectId: matrixId, details });
    });
  } catch (failure) {
    // Two clicks with one key: the other one was first.
    const winner = isUniqueViolation(failure) ? await findByKey(context, idempotencyKey) : null;
    if (!winner) throw failure;
    return winner;
  }
  return matrixId;
}
