import { recordAudit } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { refuseUsedFragment } from "#lib/library/fragment-use.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import { templateTextKinds } from "#lib/search/match-query.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Deletes a template that was never frozen, for good. One with versions can only be archived. Errors: `not_found`,
 * `template_has_versions`, `fragment_in_use`.
 */
export async function deleteTemplate(
  context: Context,
  { templateId }: { templateId: string },
): Promise<{ templateId: string }> {
  const { studio, workspaceId } = context;
  await studio.database.transaction(async (transaction) => {
    const template = await lockTemplate(transaction, context, templateId);
    if (template.kind === "fragment") await refuseUsedFragment(transaction, workspaceId, templateId);
    if ((await transaction.templateVersion.count({ where: { templateId } })) > 0)
      throw new AppError("template_has_versions");
    await transaction.fragmentUse.deleteMany({ where: { OR: [{ templateId }, { fragmentId: templateId }] } });
    await transaction.searchText.deleteMany({
      where: { kind: { in: [...templateTextKinds] }, subjectId: templateId },
    });
    await transaction.template.delete({ where: { id: templateId } });
    await recordAudit(transaction, context, {
      action: "template.delete",
      subjectId: templateId,
      details: { slug: template.slug },
    });
    await raiseEvent(transaction, workspaceId, "template", templateId);
  });
  studio.events.wake(workspaceId);
  return { templateId };
}
