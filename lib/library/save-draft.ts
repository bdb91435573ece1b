import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { draftView } from "#lib/library/draft-view.ts";
import { writeFragmentUse } from "#lib/library/fragment-use.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import { settleTemplate } from "#lib/library/settle-template.ts";
import { slotRolesOf } from "#lib/library/slot-roles.ts";
import type { DraftSaved } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";
import { normalContent } from "#lib/template/canonical.ts";
import type { TemplateContent } from "#lib/template/content.ts";

/**
 * Saves a draft over the revision it was made from. Where somebody else has saved meanwhile nothing is written, and the
 * answer holds what they wrote: both sides are in the caller's hands. Errors: `not_found`.
 */
export async function saveDraft(
  context: Context,
  { templateId, rev, content }: { templateId: string; rev: number; content: TemplateContent },
): Promise<DraftSaved> {
  const saved = await context.studio.database.transaction(async (transaction) => {
    await lockTemplate(transaction, context, templateId);
    return writeDraft(transaction, context, {
      templateId,
      rev,
      content: JSON.stringify(normalContent(content)),
    });
  });
  if (saved.saved) context.studio.events.wake(context.workspaceId);
  return saved;
}

type NewDraft = {
  templateId: string;
  rev: number;
  /** JSON of a TemplateContent. */
  content: string;
  /** Where it comes from another version than before. */
  baseVersionId?: string;
};

/** The same inside a transaction that has locked the template. */
export async function writeDraft(
  transaction: Transaction,
  context: Context,
  { templateId, rev, content, baseVersionId }: NewDraft,
): Promise<DraftSaved> {
  const { studio, workspaceId, actor } = context;
  const where = { templateId, workspaceId };
  const there = await transaction.templateDraft.findFirst({ where });
  if (!there) throw new AppError("not_found");
  // The same words twice are one save: a request that was sent again, or two people of one mind.
  if (there.content === content && baseVersionId === undefined)
    return { saved: true, draft: draftView(there) };
  if (there.rev !== rev) return { saved: false, theirs: draftView(there) };
  const updatedAt = new Date(studio.clock());
  const draft = await transaction.templateDraft.update({
    where: { templateId },
    data: {
      content,
      rev: rev + 1,
      ...(baseVersionId !== undefined && { baseVersionId }),
      actorKind: actor.kind,
      actorId: actor.id,
      updatedAt,
    },
  });
  const view = draftView(draft);
  const { operation, fragments } = view.content;
  await writeFragmentUse(transaction, workspaceId, { templateId, versionId: "", slugs: fragments });
  await transaction.template.update({
    where: { id: templateId },
    data: { operation, slotRoles: slotRolesOf(view.content), updatedAt },
  });
  await settleTemplate(transaction, context, templateId);
  return { saved: true, draft: view };
}
