import { AppError } from "#lib/errors.ts";
import { listCases } from "#lib/evidence/list-cases.ts";
import type { TestCaseView } from "#lib/evidence/view.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import type { Context } from "#lib/studio/context.ts";

/** Puts a template's cases into another order. `caseIds` names each of them once. Errors: `not_found`, `invalid_request`. */
export async function orderCases(
  context: Context,
  { templateId, caseIds }: { templateId: string; caseIds: readonly string[] },
): Promise<TestCaseView[]> {
  const { studio, workspaceId } = context;
  await studio.database.transaction(async (transaction) => {
    await lockTemplate(transaction, context, templateId);
    const where = { workspaceId, templateId, deletedAt: null };
    const known = await transaction.testCase.findMany({ where, select: { id: true } });
    const asked = new Set(caseIds);
    if (
      asked.size !== caseIds.length ||
      known.length !== asked.size ||
      !known.every(({ id }) => asked.has(id))
    )
      throw new AppError("invalid_request", { field: "caseIds", message: "not the cases there are" });
    for (const [position, id] of caseIds.entries())
      await transaction.testCase.update({ where: { id }, data: { position } });
  });
  return listCases(context, { templateId });
}
