import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { assertOwnCover, assertOwnDeployment } from "#lib/library/assert-own.ts";
import { templateView } from "#lib/library/load-template.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import type { TemplateChanges } from "#lib/library/schema.ts";
import { settleTemplate } from "#lib/library/settle-template.ts";
import { titleKey } from "#lib/library/title-key.ts";
import type { TemplateView } from "#lib/library/view.ts";
import { writeTags } from "#lib/library/write-tags.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Changes what stands around a template's content; what is not named stays. No version is touched by it. Errors:
 * `not_found`, `tags_too_many`.
 */
export async function changeTemplate(
  context: Context,
  { templateId, changes }: { templateId: string; changes: TemplateChanges },
): Promise<TemplateView> {
  const { studio, workspaceId } = context;
  await studio.database.transaction(async (transaction) => {
    const { slug } = await lockTemplate(transaction, context, templateId);
    await assertOwnCover(transaction, workspaceId, changes.coverImageId ?? null);
    await assertOwnDeployment(transaction, workspaceId, changes.deployment ?? null);
    const data = { ...columnsOf(changes, slug), updatedAt: new Date(studio.clock()) };
    await transaction.template.update({ where: { id: templateId }, data });
    if (changes.tags) await writeTags(transaction, context, { templateId, tags: changes.tags });
    await settleTemplate(transaction, context, templateId);
  });
  studio.events.wake(workspaceId);
  return templateView(context, templateId);
}

function columnsOf(changes: TemplateChanges, slug: string): Prisma.TemplateUncheckedUpdateInput {
  const { title, useWhen, deployment, notes, folder, licence, source, coverImageId } = changes;
  // What is undefined, Prisma leaves as it is.
  return {
    titleEn: title?.en,
    titleZh: title?.["zh-CN"],
    titleKey: title && titleKey(title, slug),
    useWhenEn: useWhen?.en,
    useWhenZh: useWhen?.["zh-CN"],
    notes,
    folder,
    licence,
    source,
    coverImageId,
    ...(deployment !== undefined && {
      connectionId: deployment?.connectionId ?? null,
      model: deployment?.model ?? null,
    }),
  };
}
