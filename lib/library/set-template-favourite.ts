import { raiseEvent } from "#lib/events/raise-event.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import type { Context } from "#lib/studio/context.ts";

/** Marks a template as a favourite of whoever asks, or takes the mark away. Errors: `not_found`. */
export async function setTemplateFavourite(
  context: Context,
  { templateId, favourite }: { templateId: string; favourite: boolean },
): Promise<{ templateId: string; favourite: boolean }> {
  const { studio, workspaceId, actor } = context;
  const row = { templateId, actorKind: actor.kind, actorId: actor.id };
  await studio.database.transaction(async (transaction) => {
    await lockTemplate(transaction, context, templateId);
    await transaction.templateFavourite.deleteMany({ where: row });
    if (favourite) await transaction.templateFavourite.create({ data: { workspaceId, ...row } });
    await raiseEvent(transaction, workspaceId, "template", templateId);
  });
  studio.events.wake(workspaceId);
  return { templateId, favourite };
}
