import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { ensureTag, findTag } from "#lib/gallery/find-tag.ts";
import { idSet } from "#lib/gallery/id-set.ts";
import { inChunks } from "#lib/gallery/in-chunks.ts";
import { maxTags } from "#lib/gallery/view.ts";
import { cleanFolder } from "#lib/library/folder-path.ts";
import { refuseUsedFragment } from "#lib/library/fragment-use.ts";
import type { TemplateChange } from "#lib/library/template-change.ts";
import type { TemplateDeed } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Where a deed is done. The templates are locked, and known to be the workspace's own. */
export type TemplateScene = { transaction: Transaction; context: Context; ids: readonly string[] };

/**
 * Does one deed to many templates and says what really changed. Errors: `tags_too_many`, `fragment_in_use`,
 * `invalid_request` for a folder that would be too deep.
 */
export async function applyTemplateDeed(scene: TemplateScene, deed: TemplateDeed): Promise<TemplateChange> {
  switch (deed.kind) {
    case "move":
      return move(scene, () => deed.folder);
    case "moveFolder":
      return move(scene, (folder) => movedFolder(folder, deed));
    case "favourite":
      return favour(scene, deed.favourite);
    case "tag":
      return tag(scene, deed.name);
    case "untag":
      return untag(scene, deed.name);
    case "archive":
      return archive(scene);
    case "restore":
      return restore(scene);
  }
}

/** A path below one folder, below another; what lies elsewhere stays. */
function movedFolder(folder: string, { from, to }: { from: string; to: string }): string {
  if (folder !== from && !folder.startsWith(`${from}/`)) return folder;
  const moved = cleanFolder(`${to}/${folder.slice(from.length)}`);
  if (moved === null) throw new AppError("invalid_request", { field: "to" });
  return moved;
}

async function move(
  { transaction, context, ids }: TemplateScene,
  to: (folder: string) => string,
): Promise<TemplateChange> {
  const rows = await inChunks(ids, (some) =>
    transaction.template.findMany({ where: { id: { in: some } }, select: { id: true, folder: true } }),
  );
  const moves = [...Map.groupBy(rows, ({ folder }) => folder)].flatMap(([was, group]) => {
    const became = to(was);
    return became === was ? [] : [{ was, became, ids: group.map(({ id }) => id) }];
  });
  const updatedAt = new Date(context.studio.clock());
  for (const { became, ids: moved } of moves)
    await inChunks(moved, async (some) => {
      await transaction.template.updateMany({
        where: { id: { in: some } },
        data: { folder: became, updatedAt },
      });
      return [];
    });
  return { kind: "templates.move", moves };
}

async function favour(
  { transaction, context, ids }: TemplateScene,
  became: boolean,
): Promise<TemplateChange> {
  const { workspaceId, actor } = context;
  const who = { actorKind: actor.kind, actorId: actor.id };
  const there = await inChunks(ids, (some) =>
    transaction.templateFavourite.findMany({ where: { ...who, templateId: { in: some } } }),
  );
  const marked = new Set(there.map(({ templateId }) => templateId));
  const changed = ids.filter((id) => marked.has(id) !== became);
  await inChunks(changed, async (some) => {
    if (became)
      await transaction.templateFavourite.createMany({
        data: some.map((templateId) => ({ workspaceId, templateId, ...who })),
      });
    else await transaction.templateFavourite.deleteMany({ where: { ...who, templateId: { in: some } } });
    return [];
  });
  return { kind: "templates.favourite", became, ids: changed };
}

async function tag({ transaction, context, ids }: TemplateScene, name: string): Promise<TemplateChange> {
  const { workspaceId, studio } = context;
  const { id: tagId } = await ensureTag(transaction, workspaceId, name, studio.clock());
  const tagged = await taggedOf(transaction, tagId, ids);
  const changed = ids.filter((id) => !tagged.has(id));
  await inChunks(changed, async (some) => {
    const data = some.map((templateId) => ({ workspaceId, tagId, templateId }));
    await transaction.templateTag.createMany({ data });
    return [];
  });
  const full = await transaction.$queryRaw<unknown[]>`
    SELECT "templateId" FROM "TemplateTag" WHERE "templateId" ${idSet(studio.database.kind, changed)}
    GROUP BY "templateId" HAVING count(*) > ${maxTags} LIMIT 1`;
  if (full.length > 0) throw new AppError("tags_too_many", { params: { most: maxTags } });
  return { kind: "templates.tag", tagId, ids: changed };
}

async function untag({ transaction, context, ids }: TemplateScene, name: string): Promise<TemplateChange> {
  const tagId = (await findTag(transaction, context.workspaceId, name))?.id ?? null;
  const tagged = tagId === null ? new Set<string>() : await taggedOf(transaction, tagId, ids);
  const changed = ids.filter((id) => tagged.has(id));
  if (tagId !== null)
    await inChunks(changed, async (some) => {
      await transaction.templateTag.deleteMany({ where: { tagId, templateId: { in: some } } });
      return [];
    });
  return { kind: "templates.untag", tagId, ids: changed };
}

async function taggedOf(
  transaction: Transaction,
  tagId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await inChunks(ids, (some) =>
    transaction.templateTag.findMany({
      where: { tagId, templateId: { in: some } },
      select: { templateId: true },
    }),
  );
  return new Set(rows.map(({ templateId }) => templateId));
}

async function archive({ transaction, context, ids }: TemplateScene): Promise<TemplateChange> {
  const archivedAt = new Date(context.studio.clock());
  const rows = await inChunks(ids, (some) =>
    transaction.template.findMany({
      where: { id: { in: some }, archivedAt: null },
      select: { id: true, kind: true },
    }),
  );
  const changed = rows.map(({ id }) => id);
  await inChunks(changed, async (some) => {
    await transaction.template.updateMany({ where: { id: { in: some } }, data: { archivedAt } });
    return [];
  });
  // After all are gone: templates archived along with a fragment don't use it any more.
  for (const { id, kind } of rows)
    if (kind === "fragment") await refuseUsedFragment(transaction, context.workspaceId, id);
  return { kind: "templates.archive", became: archivedAt.toISOString(), ids: changed };
}

async function restore({ transaction, ids }: TemplateScene): Promise<TemplateChange> {
  const rows = await inChunks(ids, (some) =>
    transaction.template.findMany({
      where: { id: { in: some }, archivedAt: { not: null } },
      select: { id: true, archivedAt: true },
    }),
  );
  await inChunks(
    rows.map(({ id }) => id),
    async (some) => {
      await transaction.template.updateMany({ where: { id: { in: some } }, data: { archivedAt: null } });
      return [];
    },
  );
  const groups = Map.groupBy(rows, ({ archivedAt }) => archivedAt?.toISOString() ?? "");
  return {
    kind: "templates.restore",
    groups: Array.from(groups, ([was, group]) => ({ was, ids: group.map(({ id }) => id) })),
  };
}
