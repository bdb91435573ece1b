import { caseView } from "#lib/evidence/case-view.ts";
import type { TestCaseView } from "#lib/evidence/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** A template's test cases in their order. */
export async function listCases(
  { studio, workspaceId }: Context,
  { templateId }: { templateId: string },
): Promise<TestCaseView[]> {
  const rows = await studio.database.client.testCase.findMany({
    where: { workspaceId, templateId, deletedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(caseView);
}
