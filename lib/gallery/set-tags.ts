import { AppError } from "#lib/errors.ts";
import { ensureTag, type TagRow } from "#lib/gallery/find-tag.ts";
import { idSet } from "#lib/gallery/id-set.ts";
import { lockImages } from "#lib/gallery/selected-ids.ts";
import { tagKey } from "#lib/gallery/tag-key.ts";
import { tellOfImages } from "#lib/gallery/tell-of-images.ts";
import { maxTags } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Gives an image exactly these tags and answers with them as they are spelled: a tag that is there already, in whatever
 * case, keeps its first spelling. Errors: `not_found`, `tags_too_many`.
 */
export async function setTags(
  { studio, workspaceId }: Context,
  { imageId, tags }: { imageId: string; tags: readonly string[] },
): Promise<{ imageId: string; tags: string[] }> {
  // In one order everywhere, and after the image: two transactions would else wait for each other.
  const names = [...new Map(tags.map((name) => [tagKey(name), name]))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, name]) => name);
  if (names.length > maxTags)
    throw new AppError("tags_too_many", { field: "tags", params: { most: maxTags } });
  const wanted = await studio.database.transaction(async (transaction) => {
    await lockImages(transaction, { studio, workspaceId }, [imageId]);
    const found: TagRow[] = [];
    for (const name of names) found.push(await ensureTag(transaction, workspaceId, name, studio.clock()));
    const there = await transaction.imageTag.findMany({ where: { imageId }, select: { tagId: true } });
    const [had, has] = [new Set(there.map(({ tagId }) => tagId)), new Set(found.map(({ id }) => id))];
    const added = found.filter(({ id }) => !had.has(id));
    const removed = [...had].filter((id) => !has.has(id));
    if (added.length + removed.length === 0) return found;
    await transaction.imageTag.deleteMany({ where: { imageId, tagId: { in: removed } } });
    await transaction.imageTag.createMany({
      data: added.map(({ id: tagId }) => ({ workspaceId, tagId, imageId })),
    });
    await tellOfImages(transaction, workspaceId, idSet(studio.database.kind, [imageId]));
    return found;
  });
  studio.events.wake(workspaceId);
  return { imageId, tags: wanted.map(({ name }) => name).sort() };
}
