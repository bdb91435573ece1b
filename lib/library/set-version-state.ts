import type { Transaction } from "#lib/db/database.ts";
import type { TemplateState } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

type Change = { versionId: string; state: Exclude<TemplateState, "draft"> };

/**
 * Says what has become of a version, inside the transaction that decided it; a template shows the state of its newest. The
 * caller locks the template, settles it, and knows that the version is the workspace's own.
 */
export async function setVersionState(
  transaction: Transaction,
  { studio, workspaceId }: Pick<Context, "studio" | "workspaceId">,
  { versionId, state }: Change,
): Promise<void> {
  const updatedAt = new Date(studio.clock());
  const where = { versionId, workspaceId };
  await transaction.templateVersionStatus.updateMany({ where, data: { state, updatedAt } });
  const version = await transaction.templateVersion.findFirst({
    where: { id: versionId, workspaceId },
    select: { templateId: true, number: true },
  });
  if (!version) return;
  await transaction.template.updateMany({
    where: { id: version.templateId, workspaceId, versionCount: version.number },
    data: { state, updatedAt },
  });
}
