import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { sortedJson } from "#lib/evidence/canonical-case.ts";
import { caseView } from "#lib/evidence/case-view.ts";
import type { SaveCaseInput } from "#lib/evidence/schema.ts";
import { maxCases, type TestCaseView } from "#lib/evidence/view.ts";
import { newId } from "#lib/ids.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Keeps a set of values a template must draw well with: a new one at the end, or `caseId` anew. Evidence made before
 * keeps the case as it was. Errors: `not_found`, `cases_too_many`.
 */
export async function saveCase(
  context: Context,
  { templateId, caseId, name, required, ...inputs }: SaveCaseInput,
): Promise<TestCaseView> {
  const { studio, workspaceId } = context;
  const now = new Date(studio.clock());
  const values = sortedJson(inputs.values);
  const slots = sortedJson(inputs.slots);
  const data = { name, values, slots, required, updatedAt: now };
  return studio.database.transaction(async (transaction) => {
    await lockTemplate(transaction, context, templateId);
    const where = { workspaceId, templateId, deletedAt: null };
    if (caseId !== null) {
      const known = await transaction.testCase.findFirst({ where: { ...where, id: caseId } });
      if (!known) throw new AppError("not_found", { field: "caseId" });
      return caseView(await transaction.testCase.update({ where: { id: caseId }, data }));
    }
    const position = await nextPosition(transaction, where);
    const id = newId("case", now.getTime());
    return caseView(
      await transaction.testCase.create({
        data: { id, workspaceId, templateId, position, ...data, createdAt: now },
      }),
    );
  });
}

async function nextPosition(
  transaction: Transaction,
  where: { workspaceId: string; templateId: string; deletedAt: null },
): Promise<number> {
  const count = await transaction.testCase.count({ where });
  if (count >= maxCases) throw new AppError("cases_too_many", { params: { most: maxCases } });
  const last = await transaction.testCase.findFirst({ where, orderBy: { position: "desc" } });
  return (last?.position ?? -1) + 1;
}
