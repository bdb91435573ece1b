import { recordAudit } from "#lib/audit/record.ts";
import type { Transaction } from "#lib/db/database.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { idSet } from "#lib/gallery/id-set.ts";
import { newId } from "#lib/ids.ts";
import { applyTemplateDeed } from "#lib/library/apply-template-deed.ts";
import { selectedTemplates } from "#lib/library/selected-templates.ts";
import { changedTemplates } from "#lib/library/template-change.ts";
import type { TemplateDeed, TemplateSelection, TemplatesChanged } from "#lib/library/view.ts";
import { writeTemplateTexts } from "#lib/library/write-template-texts.ts";
import type { Context } from "#lib/studio/context.ts";

/** How long a change can be undone. */
const undoneWithinMs = 7 * 86_400_000;
/** What deeds do to what is searched: nothing for the others. */
const searched: readonly TemplateDeed["kind"][] = ["tag", "untag", "archive", "restore"];

/**
 * Does something to many templates at once, in one transaction, and keeps what they were before so that it can be undone.
 * All or nothing. Errors: `not_found`, `selection_too_large`, and those of the deed.
 */
export async function changeTemplates(
  context: Context,
  { selection, deed }: { selection: TemplateSelection; deed: TemplateDeed },
): Promise<TemplatesChanged> {
  const { studio, workspaceId, actor } = context;
  const outcome = await studio.database.transaction(async (transaction) => {
    const ids = await selectedTemplates(transaction, context, selection);
    await lockTemplates(transaction, context, ids);
    const change = await applyTemplateDeed({ transaction, context, ids }, deed);
    const changed = changedTemplates(change);
    const now = studio.clock();
    const changeId = newId("chg", now);
    await transaction.bulkChange.create({
      data: {
        id: changeId,
        workspaceId,
        actorKind: actor.kind,
        actorId: actor.id,
        kind: change.kind,
        before: JSON.stringify(change),
        createdAt: new Date(now),
      },
    });
    await transaction.bulkChange.deleteMany({
      where: { workspaceId, createdAt: { lt: new Date(now - undoneWithinMs) } },
    });
    if (deed.kind === "archive" || deed.kind === "restore")
      await recordAudit(transaction, context, {
        action: `template.${deed.kind}`,
        subjectId: changeId,
        details: { templates: changed.length },
      });
    if (searched.includes(deed.kind)) await writeTemplateTexts(transaction, workspaceId, changed);
    await tellOfTemplates(transaction, workspaceId, changed);
    return { changeId, count: changed.length };
  });
  if (outcome.count > 0) studio.events.wake(workspaceId);
  return outcome;
}

/** One event: of the one template that changed, or of all. Call it last. */
export async function tellOfTemplates(
  transaction: Transaction,
  workspaceId: string,
  changed: readonly string[],
): Promise<void> {
  const [only] = changed;
  if (only === undefined) return;
  await raiseEvent(transaction, workspaceId, "template", changed.length === 1 ? only : workspaceId);
}

/** Keeps others from changing these templates until the transaction ends, in the order of their ids. */
export async function lockTemplates(
  transaction: Transaction,
  { studio, workspaceId }: Context,
  ids: readonly string[],
): Promise<void> {
  const { kind } = studio.database;
  if (kind === "postgresql")
    await transaction.$queryRaw`SELECT count(*) FROM (
      SELECT 1 FROM "Template" WHERE "workspaceId" = ${workspaceId} AND "id" ${idSet(kind, ids)}
      ORDER BY "id" FOR NO KEY UPDATE) AS "locked"`;
}
