import { AppError } from "#lib/errors.ts";
import { inChunks } from "#lib/gallery/in-chunks.ts";
import type { TemplateScene } from "#lib/library/apply-template-deed.ts";
import { lockTemplates, tellOfTemplates } from "#lib/library/change-templates.ts";
import { changedTemplates, type TemplateChange, templateChangeSchema } from "#lib/library/template-change.ts";
import { writeTemplateTexts } from "#lib/library/write-template-texts.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Takes back what one change did, template by template, where it is still so: what somebody changed since stays as they
 * wanted it. `count` is how many went back. A second undo changes nothing. Errors: `not_found`.
 */
export async function undoTemplateChange(
  context: Context,
  { changeId }: { changeId: string },
): Promise<{ count: number }> {
  const { studio, workspaceId } = context;
  const count = await studio.database.transaction(async (transaction) => {
    const where = { id: changeId, workspaceId, kind: { startsWith: "templates." } };
    const data = { undoneAt: new Date(studio.clock()) };
    const first = await transaction.bulkChange.updateMany({ where: { ...where, undoneAt: null }, data });
    const row = await transaction.bulkChange.findFirst({ where, select: { before: true } });
    if (!row) throw new AppError("not_found");
    if (first.count === 0) return 0;
    const change = templateChangeSchema.parse(JSON.parse(row.before));
    const ids = changedTemplates(change);
    await lockTemplates(transaction, context, ids);
    const undone = await takeBack({ transaction, context, ids }, change);
    await writeTemplateTexts(transaction, workspaceId, ids);
    if (undone > 0) await tellOfTemplates(transaction, workspaceId, ids);
    return undone;
  });
  if (count > 0) studio.events.wake(workspaceId);
  return { count };
}

async function takeBack(scene: TemplateScene, change: TemplateChange): Promise<number> {
  const { transaction, context } = scene;
  const { workspaceId } = context;
  const own = (ids: string[]) => ({ workspaceId, id: { in: ids } });
  switch (change.kind) {
    case "templates.move":
      return sumOver(change.moves, ({ was, became, ids }) =>
        sumOf(ids, (some) =>
          transaction.template.updateMany({ where: { ...own(some), folder: became }, data: { folder: was } }),
        ),
      );
    case "templates.archive":
      return sumOf(change.ids, (some) =>
        transaction.template.updateMany({
          where: { ...own(some), archivedAt: new Date(change.became) },
          data: { archivedAt: null },
        }),
      );
    case "templates.restore":
      return sumOver(change.groups, ({ was, ids }) =>
        sumOf(ids, (some) =>
          transaction.template.updateMany({
            where: { ...own(some), archivedAt: null },
            data: { archivedAt: new Date(was) },
          }),
        ),
      );
    case "templates.favourite":
      return favourBack(scene, change);
    default:
      return tagBack(scene, change);
  }
}

function favourBack(
  scene: TemplateScene,
  { became, ids }: Extract<TemplateChange, { kind: "templates.favourite" }>,
): Promise<number> {
  const { workspaceId, actor } = scene.context;
  const { templateFavourite } = scene.transaction;
  const who = { actorKind: actor.kind, actorId: actor.id };
  if (became)
    return sumOf(ids, (some) =>
      templateFavourite.deleteMany({ where: { ...who, templateId: { in: some } } }),
    );
  return relink(scene, ids, (templateId) =>
    templateFavourite.upsert({
      where: { templateId_actorKind_actorId: { templateId, ...who } },
      create: { workspaceId, templateId, ...who },
      update: {},
    }),
  );
}

async function tagBack(
  scene: TemplateScene,
  { kind, tagId, ids }: Extract<TemplateChange, { tagId: string | null }>,
): Promise<number> {
  const { workspaceId } = scene.context;
  const { templateTag } = scene.transaction;
  if (tagId === null) return 0;
  if (kind === "templates.tag")
    return sumOf(ids, (some) => templateTag.deleteMany({ where: { tagId, templateId: { in: some } } }));
  return relink(scene, ids, (templateId) =>
    templateTag.upsert({
      where: { tagId_templateId: { tagId, templateId } },
      create: { workspaceId, tagId, templateId },
      update: {},
    }),
  );
}

/** What was taken off is put on again, where the template is still there. */
async function relink(
  { transaction, context }: TemplateScene,
  ids: readonly string[],
  link: (templateId: string) => Promise<unknown>,
): Promise<number> {
  const { workspaceId } = context;
  const rows = await inChunks(ids, (some) =>
    transaction.template.findMany({ where: { workspaceId, id: { in: some } }, select: { id: true } }),
  );
  for (const { id } of rows) await link(id);
  return rows.length;
}

async function sumOf(
  ids: readonly string[],
  change: (some: string[]) => Promise<{ count: number }>,
): Promise<number> {
  const counts = await inChunks(ids, async (some) => [(await change(some)).count]);
  return counts.reduce((sum, count) => sum + count, 0);
}

async function sumOver<Part>(
  parts: readonly Part[],
  change: (part: Part) => Promise<number>,
): Promise<number> {
  let sum = 0;
  for (const part of parts) sum += await change(part);
  return sum;
}
