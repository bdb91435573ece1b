import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { ensureTag } from "#lib/gallery/find-tag.ts";
import { tagKey } from "#lib/gallery/tag-key.ts";
import { maxTags } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Gives a template exactly these tags; one that is there already, in whatever case, keeps its first spelling. */
export async function writeTags(
  transaction: Transaction,
  { studio, workspaceId }: Context,
  { templateId, tags }: { templateId: string; tags: readonly string[] },
): Promise<void> {
  // In one order everywhere: two transactions would else wait for each other.
  const byKey = new Map([...tags].reverse().map((name) => [tagKey(name), name]));
  const names = [...byKey].sort(([one], [other]) => (one < other ? -1 : 1));
  if (names.length > maxTags)
    throw new AppError("tags_too_many", { field: "tags", params: { most: maxTags } });
  const tagIds: string[] = [];
  for (const [, name] of names)
    tagIds.push((await ensureTag(transaction, workspaceId, name, studio.clock())).id);
  await transaction.templateTag.deleteMany({ where: { templateId, tagId: { notIn: tagIds } } });
  const there = await transaction.templateTag.findMany({ where: { templateId }, select: { tagId: true } });
  const had = new Set(there.map(({ tagId }) => tagId));
  const added = tagIds.filter((tagId) => !had.has(tagId));
  if (added.length > 0)
    await transaction.templateTag.createMany({
      data: added.map((tagId) => ({ workspaceId, tagId, templateId })),
    });
}
