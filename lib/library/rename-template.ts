import { recordAudit } from "#lib/audit/record.ts";
import { lockNames, lockTemplate } from "#lib/library/own-template.ts";
import { settleTemplate } from "#lib/library/settle-template.ts";
import { refuseTakenName } from "#lib/library/template-names.ts";
import { titleKey } from "#lib/library/title-key.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Gives a template another name; the old one still leads to it. A name that leads to another template, now or once, is
 * `slug_taken` with a free one beside it. Errors: `not_found`, `slug_taken`.
 */
export async function renameTemplate(
  context: Context,
  { templateId, slug }: { templateId: string; slug: string },
): Promise<{ templateId: string; slug: string }> {
  const { studio, workspaceId } = context;
  await studio.database.transaction(async (transaction) => {
    await lockNames(transaction, context);
    const template = await lockTemplate(transaction, context, templateId);
    if (template.slug === slug) return;
    await refuseTakenName(transaction, workspaceId, { slug, templateId });
    await transaction.templateAlias.deleteMany({ where: { workspaceId, slug, templateId } });
    const now = new Date(studio.clock());
    const title = { en: template.titleEn, "zh-CN": template.titleZh };
    await transaction.template.update({
      where: { id: templateId },
      data: { slug, titleKey: titleKey(title, slug), updatedAt: now },
    });
    await transaction.templateAlias.create({
      data: { workspaceId, slug: template.slug, templateId, createdAt: now },
    });
    await recordAudit(transaction, context, {
      action: "template.rename",
      subjectId: templateId,
      details: { from: template.slug, to: slug },
    });
    await settleTemplate(transaction, context, templateId);
  });
  studio.events.wake(workspaceId);
  return { templateId, slug };
}
