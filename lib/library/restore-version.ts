import { AppError } from "#lib/errors.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import { writeDraft } from "#lib/library/save-draft.ts";
import type { DraftSaved } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * The draft becomes what a version says; what was in it is gone unless it was frozen. Where somebody else has saved
 * meanwhile nothing is written, as with `saveDraft`. Errors: `not_found`.
 */
export async function restoreVersion(
  context: Context,
  { templateId, number, rev }: { templateId: string; number: number; rev: number },
): Promise<DraftSaved> {
  const { studio, workspaceId } = context;
  const saved = await studio.database.transaction(async (transaction) => {
    await lockTemplate(transaction, context, templateId);
    const version = await transaction.templateVersion.findFirst({
      where: { templateId, workspaceId, number },
      select: { id: true, content: true },
    });
    if (!version) throw new AppError("not_found");
    const { id: baseVersionId, content } = version;
    return writeDraft(transaction, context, { templateId, rev, content, baseVersionId });
  });
  if (saved.saved) studio.events.wake(workspaceId);
  return saved;
}
