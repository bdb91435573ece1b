import { AppError } from "#lib/errors.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import type { Context } from "#lib/studio/context.ts";

/** Takes a test case out of its template; evidence that was made with it keeps it. Errors: `not_found`. */
export async function deleteCase(
  context: Context,
  { caseId }: { caseId: string },
): Promise<{ caseId: string }> {
  const { studio, workspaceId } = context;
  await studio.database.transaction(async (transaction) => {
    const where = { id: caseId, workspaceId, deletedAt: null };
    const row = await transaction.testCase.findFirst({ where, select: { templateId: true } });
    if (!row) throw new AppError("not_found");
    await lockTemplate(transaction, context, row.templateId);
    await transaction.testCase.updateMany({ where, data: { deletedAt: new Date(studio.clock()) } });
  });
  return { caseId };
}
