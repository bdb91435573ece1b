import type { Transaction } from "#lib/db/database.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { writeTemplateTexts } from "#lib/library/write-template-texts.ts";
import type { Context } from "#lib/studio/context.ts";

/** What ends every change of one template: it is found as it is now, and whoever looks is told. Call it last. */
export async function settleTemplate(
  transaction: Transaction,
  { workspaceId }: Pick<Context, "workspaceId">,
  templateId: string,
): Promise<void> {
  await writeTemplateTexts(transaction, workspaceId, [templateId]);
  await raiseEvent(transaction, workspaceId, "template", templateId);
}
