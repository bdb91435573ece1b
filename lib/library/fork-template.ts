import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { insertTemplate } from "#lib/library/create-template.ts";
import { templateView } from "#lib/library/load-template.ts";
import { lockNames } from "#lib/library/own-template.ts";
import { settleTemplate } from "#lib/library/settle-template.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { freeName } from "#lib/library/template-names.ts";
import type { TemplateKind, TemplateView } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

type Fork = { templateId: string; number: number | null; slug: string | null };

/**
 * A template of its own that begins with what a version says (`number` null: the draft), with its test cases, and remembers
 * where it came from. Errors: `not_found`, `slug_taken`.
 */
export async function forkTemplate(
  context: Context,
  { templateId, number, slug }: Fork,
): Promise<TemplateView> {
  const { studio, workspaceId } = context;
  const id = await studio.database.transaction(async (transaction) => {
    await lockNames(transaction, context);
    const origin = await transaction.template.findFirst({
      where: { id: templateId, workspaceId },
      include: { draft: true, tags: { select: { tag: { select: { name: true } } } } },
    });
    const version = await transaction.templateVersion.findFirst({
      where: { templateId, workspaceId, ...(number !== null && { number }) },
      orderBy: { number: "desc" },
      select: { id: true, content: true },
    });
    const content = number === null ? origin?.draft?.content : version?.content;
    if (!origin || content === undefined) throw new AppError("not_found");
    const { connectionId, model } = origin;
    const fork = await insertTemplate(
      transaction,
      context,
      {
        kind: origin.kind as TemplateKind,
        slug: slug ?? (await freeName(transaction, workspaceId, origin.slug)),
        title: { en: origin.titleEn, "zh-CN": origin.titleZh },
        useWhen: { en: origin.useWhenEn, "zh-CN": origin.useWhenZh },
        notes: origin.notes,
        folder: origin.folder,
        tags: origin.tags.map(({ tag }) => tag.name),
        licence: origin.licence,
        source: origin.source,
        coverImageId: await coverStillThere(transaction, workspaceId, origin.coverImageId),
        deployment: connectionId && model ? { connectionId, model } : null,
        content: storedContent(content),
      },
      version ? { forkedFromId: version.id } : {},
    );
    await copyCases(transaction, context, templateId, fork);
    await settleTemplate(transaction, context, fork);
    return fork;
  });
  studio.events.wake(workspaceId);
  return templateView(context, id);
}

async function coverStillThere(
  transaction: Transaction,
  workspaceId: string,
  imageId: string | null,
): Promise<string | null> {
  if (imageId === null) return null;
  const where = { id: imageId, workspaceId, deletedAt: null, purgedAt: null };
  return (await transaction.image.count({ where })) > 0 ? imageId : null;
}

async function copyCases(
  transaction: Transaction,
  { studio, workspaceId }: Context,
  from: string,
  templateId: string,
): Promise<void> {
  const cases = await transaction.testCase.findMany({
    where: { templateId: from, workspaceId, deletedAt: null },
    orderBy: { position: "asc" },
  });
  const now = studio.clock();
  const [createdAt, updatedAt] = [new Date(now), new Date(now)];
  for (const [position, { name, values, slots, required }] of cases.entries())
    await transaction.testCase.create({
      data: {
        id: newId("case", now),
        workspaceId,
        templateId,
        name,
        values,
        slots,
        required,
        position,
        createdAt,
        updatedAt,
      },
    });
}
