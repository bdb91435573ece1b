import type { Transaction } from "#lib/db/database.ts";
import type { TemplateRunDraft } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

type Use = Pick<TemplateRunDraft, "templateId" | "versionId" | "values" | "via" | "connectionId" | "model">;

/** Writes, in the run's own transaction, which template it came from, and counts it. */
export async function noteTemplateUse(
  transaction: Transaction,
  { workspaceId }: Pick<Context, "workspaceId">,
  { templateId, versionId, values, via, connectionId, model }: Use,
  { id: runId, now }: { id: string; now: number },
): Promise<void> {
  const createdAt = new Date(now);
  await transaction.templateUse.create({
    data: { runId, workspaceId, templateId, versionId, values: JSON.stringify(values), via, createdAt },
  });
  // Proof and matrices are drawn on whatever is to be compared; what a person chose is offered again.
  const suggested = via === "playground" ? { connectionId, model } : {};
  await transaction.template.updateMany({
    where: { id: templateId, workspaceId },
    data: { useCount: { increment: 1 }, lastUsedAt: createdAt, ...suggested },
  });
}
