import type { Transaction } from "#lib/db/database.ts";
import { newId } from "#lib/ids.ts";
import type { PromptCase } from "#lib/prompt-files/prompt-file.ts";
import type { Context } from "#lib/studio/context.ts";

/** Gives a new template the test cases a file has brought, in their order. */
export async function writeCases(
  transaction: Transaction,
  { studio, workspaceId }: Context,
  { templateId, cases }: { templateId: string; cases: readonly PromptCase[] },
): Promise<void> {
  const now = studio.clock();
  const at = new Date(now);
  for (const [position, { name, values, slots, required }] of cases.entries())
    await transaction.testCase.create({
      data: {
        id: newId("case", now),
        workspaceId,
        templateId,
        name,
        values: JSON.stringify(values),
        slots: JSON.stringify(slots),
        required,
        position,
        createdAt: at,
        updatedAt: at,
      },
    });
}
