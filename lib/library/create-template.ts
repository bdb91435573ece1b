import { recordAudit } from "#lib/audit/record.ts";
import type { Transaction } from "#lib/db/database.ts";
import { newId } from "#lib/ids.ts";
import { assertOwnCover, assertOwnDeployment } from "#lib/library/assert-own.ts";
import { writeFragmentUse } from "#lib/library/fragment-use.ts";
import { templateView } from "#lib/library/load-template.ts";
import { lockNames } from "#lib/library/own-template.ts";
import { type CreateTemplateInput, createTemplateSchema, type NewTemplate } from "#lib/library/schema.ts";
import { settleTemplate } from "#lib/library/settle-template.ts";
import { slotRolesOf } from "#lib/library/slot-roles.ts";
import { slugOf } from "#lib/library/slug.ts";
import { freeName, refuseTakenName } from "#lib/library/template-names.ts";
import { titleKey } from "#lib/library/title-key.ts";
import type { TemplateView } from "#lib/library/view.ts";
import { writeTags } from "#lib/library/write-tags.ts";
import type { Context } from "#lib/studio/context.ts";
import { normalContent } from "#lib/template/canonical.ts";

/**
 * A new template with its first draft. A name that is asked for and leads elsewhere is `slug_taken`; without one it is made
 * of the title. Errors: `slug_taken`, `not_found` (cover or connection of somebody else), `tags_too_many`.
 */
export async function createTemplate(context: Context, input: CreateTemplateInput): Promise<TemplateView> {
  const { studio, workspaceId } = context;
  const asked = createTemplateSchema.parse(input);
  const templateId = await studio.database.transaction(async (transaction) => {
    await lockNames(transaction, context);
    const id = await insertTemplate(transaction, context, asked);
    await settleTemplate(transaction, context, id);
    return id;
  });
  studio.events.wake(workspaceId);
  return templateView(context, templateId);
}

/** What only some new templates have: those that are forked, imported or made from a starter. */
type Descent = { forkedFromId?: string; baseVersionId?: string; starterKey?: string };

/** Writes template, draft, tags and audit. Names must be locked; the caller settles it. */
export async function insertTemplate(
  transaction: Transaction,
  context: Context,
  asked: NewTemplate,
  { forkedFromId, baseVersionId, starterKey }: Descent = {},
): Promise<string> {
  const { studio, workspaceId, actor } = context;
  const now = studio.clock();
  const id = newId("tpl", now);
  const slug = asked.slug ?? (await freeName(transaction, workspaceId, slugOf(asked.title, asked.kind)));
  if (asked.slug !== null) await refuseTakenName(transaction, workspaceId, { slug, templateId: null });
  await assertOwnCover(transaction, workspaceId, asked.coverImageId);
  await assertOwnDeployment(transaction, workspaceId, asked.deployment);
  const at = new Date(now);
  const who = { actorKind: actor.kind, actorId: actor.id };
  await transaction.template.create({
    data: {
      id,
      workspaceId,
      ...who,
      ownerKind: actor.kind,
      ownerId: actor.id,
      kind: asked.kind,
      slug,
      titleEn: asked.title.en,
      titleZh: asked.title["zh-CN"],
      titleKey: titleKey(asked.title, slug),
      useWhenEn: asked.useWhen.en,
      useWhenZh: asked.useWhen["zh-CN"],
      notes: asked.notes,
      folder: asked.folder,
      licence: asked.licence,
      source: asked.source,
      coverImageId: asked.coverImageId,
      connectionId: asked.deployment?.connectionId ?? null,
      model: asked.deployment?.model ?? null,
      operation: asked.content.operation,
      slotRoles: slotRolesOf(asked.content),
      forkedFromId: forkedFromId ?? null,
      starterKey: starterKey ?? null,
      createdAt: at,
      updatedAt: at,
      draft: {
        create: {
          workspaceId,
          content: JSON.stringify(normalContent(asked.content)),
          baseVersionId: baseVersionId ?? null,
          ...who,
          updatedAt: at,
        },
      },
    },
  });
  await writeTags(transaction, context, { templateId: id, tags: asked.tags });
  await writeFragmentUse(transaction, workspaceId, {
    templateId: id,
    versionId: "",
    slugs: asked.content.fragments,
  });
  await recordAudit(transaction, context, {
    action: "template.create",
    subjectId: id,
    details: { slug, kind: asked.kind },
  });
  return id;
}
