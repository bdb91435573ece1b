import type { Transaction } from "#lib/db/database.ts";
import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { AppError } from "#lib/errors.ts";
import { type ChangeRecord, changedIds, changeRecordSchema } from "#lib/gallery/change-record.ts";
import { idSet, ownImages } from "#lib/gallery/id-set.ts";
import { tellOfImages } from "#lib/gallery/tell-of-images.ts";
import type { Context } from "#lib/studio/context.ts";

const { sql } = Prisma;
type Scope = Pick<Context, "studio" | "workspaceId">;

/**
 * Takes back what one change did, picture by picture, where it is still so: what somebody changed since stays as they
 * wanted it. `count` is how many pictures went back. A second undo changes nothing. Errors: `not_found`.
 */
export async function undoChange(
  context: Context,
  { changeId }: { changeId: string },
): Promise<{ count: number }> {
  const { studio, workspaceId } = context;
  const count = await studio.database.transaction(async (transaction) => {
    const where = { id: changeId, workspaceId };
    const data = { undoneAt: new Date(studio.clock()) };
    const first = await transaction.bulkChange.updateMany({ where: { ...where, undoneAt: null }, data });
    const row = await transaction.bulkChange.findFirst({ where, select: { before: true } });
    if (!row) throw new AppError("not_found");
    if (first.count === 0) return 0;
    const record = changeRecordSchema.parse(JSON.parse(row.before));
    const undone = await takeBack(transaction, context, record);
    if (undone > 0)
      await tellOfImages(transaction, workspaceId, idSet(studio.database.kind, changedIds(record)));
    return undone;
  });
  if (count > 0) studio.events.wake(workspaceId);
  return { count };
}

async function takeBack(transaction: Transaction, scope: Scope, record: ChangeRecord): Promise<number> {
  switch (record.kind) {
    case "rate":
      return setBack(transaction, scope, record, {
        column: sql`"rating"`,
        still: sql`"rating" = ${record.became}`,
        value: (was) => sql`${was}`,
      });
    case "favourite":
      return setBack(transaction, scope, record, {
        column: sql`"favourite"`,
        still: record.became ? sql`"favourite" = true` : sql`"favourite" = false`,
        value: (was) => (was ? sql`true` : sql`false`),
      });
    case "trash":
      return setBack(transaction, scope, record, {
        column: sql`"deletedAt"`,
        still: sql`"deletedAt" = ${new Date(record.became)}`,
        value: () => sql`NULL`,
      });
    case "restore":
      return setBack(transaction, scope, record, {
        column: sql`"deletedAt"`,
        still: sql`"deletedAt" IS NULL`,
        value: (was) => sql`${new Date(was)}`,
      });
    default:
      return relink(transaction, scope, record);
  }
}

type Back<Was> = { column: Prisma.Sql; still: Prisma.Sql; value: (was: Was) => Prisma.Sql };

async function setBack<Was>(
  transaction: Transaction,
  scope: Scope,
  { groups }: { groups: readonly { was: Was; ids: readonly string[] }[] },
  { column, still, value }: Back<Was>,
): Promise<number> {
  let count = 0;
  for (const { was, ids } of groups)
    count += await transaction.$executeRaw`UPDATE "Image" SET ${column} = ${value(was)}
      WHERE ${ownImages(scope, ids)} AND "purgedAt" IS NULL AND ${still}`;
  return count;
}

/** Tags and collections: what was put on is taken off, what was taken off is put on again. */
function relink(
  transaction: Transaction,
  scope: Scope,
  record: Extract<ChangeRecord, { ids: string[] }>,
): Promise<number> {
  const { studio, workspaceId } = scope;
  const set = idSet(studio.database.kind, record.ids);
  const images = sql`"Image" WHERE ${ownImages(scope, record.ids)} AND "purgedAt" IS NULL`;
  if ("tagId" in record) {
    const { tagId } = record;
    return record.kind === "tag"
      ? transaction.$executeRaw`DELETE FROM "ImageTag" WHERE "tagId" = ${tagId} AND "imageId" ${set}`
      : transaction.$executeRaw`INSERT INTO "ImageTag" ("workspaceId", "tagId", "imageId")
          SELECT ${workspaceId}, ${tagId}, "id" FROM ${images}
          AND EXISTS (SELECT 1 FROM "Tag" WHERE "id" = ${tagId}) ON CONFLICT DO NOTHING`;
  }
  const { collectionId } = record;
  return record.kind === "collect"
    ? transaction.$executeRaw`DELETE FROM "CollectionImage" WHERE "collectionId" = ${collectionId} AND "imageId" ${set}`
    : transaction.$executeRaw`INSERT INTO "CollectionImage" ("workspaceId", "collectionId", "imageId", "addedAt")
        SELECT ${workspaceId}, ${collectionId}, "id", ${new Date(studio.clock())} FROM ${images}
        AND EXISTS (SELECT 1 FROM "Collection" WHERE "id" = ${collectionId}) ON CONFLICT DO NOTHING`;
}
