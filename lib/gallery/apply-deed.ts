import type { Transaction } from "#lib/db/database.ts";
import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { AppError } from "#lib/errors.ts";
import type { ChangeRecord } from "#lib/gallery/change-record.ts";
import { ensureTag, findTag } from "#lib/gallery/find-tag.ts";
import { idSet, joinedIds, ownImages, splitIds } from "#lib/gallery/id-set.ts";
import { type BulkDeed, maxTags } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";

const { sql } = Prisma;

/** Where a deed is done. The pictures are locked, and known to be the workspace's own. */
export type Scene = {
  transaction: Transaction;
  context: Pick<Context, "studio" | "workspaceId">;
  ids: readonly string[];
};

/**
 * Does one deed to many pictures in a handful of statements, however many they are, and says what really changed.
 * Errors: `not_found` (a collection that is not the workspace's own), `tags_too_many`.
 */
export async function applyDeed(scene: Scene, deed: BulkDeed): Promise<ChangeRecord> {
  const now = new Date(scene.context.studio.clock());
  switch (deed.kind) {
    case "rate": {
      const groups = await setColumn(
        scene,
        sql`"rating"`,
        sql`${deed.rating}`,
        sql`"rating" <> ${deed.rating}`,
      );
      return {
        kind: "rate",
        became: deed.rating,
        groups: groups.map(({ was, ids }) => ({ was: Number(was), ids })),
      };
    }
    case "favourite": {
      const [became, differs] = deed.favourite
        ? [sql`true`, sql`"favourite" = false`]
        : [sql`false`, sql`"favourite" = true`];
      const groups = await setColumn(scene, sql`"favourite"`, became, differs);
      return {
        kind: "favourite",
        became: deed.favourite,
        groups: groups.map(({ ids }) => ({ was: !deed.favourite, ids })),
      };
    }
    case "trash": {
      const groups = await setColumn(scene, sql`"deletedAt"`, sql`${now}`, sql`"deletedAt" IS NULL`);
      return {
        kind: "trash",
        became: now.toISOString(),
        groups: groups.map(({ ids }) => ({ was: null, ids })),
      };
    }
    case "restore": {
      const groups = await setColumn(scene, sql`"deletedAt"`, sql`NULL`, sql`"deletedAt" IS NOT NULL`);
      return {
        kind: "restore",
        became: null,
        groups: groups.map(({ was, ids }) => ({ was: new Date(was as string | Date).toISOString(), ids })),
      };
    }
    case "tag":
      return { kind: "tag", ...(await tag(scene, deed.name, now)) };
    case "untag":
      return { kind: "untag", ...(await untag(scene, deed.name)) };
    case "collect":
      return { kind: "collect", ...(await collect(scene, deed.collectionId, now)) };
    case "uncollect":
      return { kind: "uncollect", ...(await uncollect(scene, deed.collectionId)) };
  }
}

type Group = { was: unknown; ids: string[] };

async function setColumn(
  { transaction, context, ids }: Scene,
  column: Prisma.Sql,
  became: Prisma.Sql,
  differs: Prisma.Sql,
): Promise<Group[]> {
  const { kind } = context.studio.database;
  const where = sql`${ownImages(context, ids)} AND ${differs}`;
  const rows = await transaction.$queryRaw<{ was: unknown; ids: string }[]>`
    SELECT ${column} AS "was", ${joinedIds(kind)} AS "ids" FROM "Image" WHERE ${where} GROUP BY ${column}`;
  if (rows.length > 0) await transaction.$executeRaw`UPDATE "Image" SET ${column} = ${became} WHERE ${where}`;
  return rows.map(({ was, ids: joined }) => ({ was, ids: splitIds(joined) }));
}

async function tag({ transaction, context, ids }: Scene, name: string, now: Date) {
  const { workspaceId, studio } = context;
  const { id: tagId } = await ensureTag(transaction, workspaceId, name, now.getTime());
  const { kind } = studio.database;
  const link = sql`"ImageTag" WHERE "tagId" = ${tagId}`;
  const changed = await idsWhere(
    { transaction, context, ids },
    sql`"id" NOT IN (SELECT "imageId" FROM ${link})`,
  );
  const set = idSet(kind, changed);
  await transaction.$executeRaw`INSERT INTO "ImageTag" ("workspaceId", "tagId", "imageId")
    SELECT ${workspaceId}, ${tagId}, "id" FROM "Image" WHERE "id" ${set}`;
  const full = await transaction.$queryRaw<unknown[]>`SELECT "imageId" FROM "ImageTag" WHERE "imageId" ${set}
    GROUP BY "imageId" HAVING count(*) > ${maxTags} LIMIT 1`;
  if (full.length > 0) throw new AppError("tags_too_many", { params: { most: maxTags } });
  return { tagId, ids: changed };
}

async function untag({ transaction, context, ids }: Scene, name: string) {
  const tagId = (await findTag(transaction, context.workspaceId, name))?.id ?? null;
  if (tagId === null) return { tagId, ids: [] };
  const link = sql`"ImageTag" WHERE "tagId" = ${tagId}`;
  const changed = await idsWhere({ transaction, context, ids }, sql`"id" IN (SELECT "imageId" FROM ${link})`);
  const set = idSet(context.studio.database.kind, changed);
  await transaction.$executeRaw`DELETE FROM ${link} AND "imageId" ${set}`;
  return { tagId, ids: changed };
}

async function collect({ transaction, context, ids }: Scene, collectionId: string, now: Date) {
  await ownCollection({ transaction, context }, collectionId);
  const { workspaceId, studio } = context;
  const link = sql`"CollectionImage" WHERE "collectionId" = ${collectionId}`;
  const changed = await idsWhere(
    { transaction, context, ids },
    sql`"id" NOT IN (SELECT "imageId" FROM ${link})`,
  );
  await transaction.$executeRaw`INSERT INTO "CollectionImage" ("workspaceId", "collectionId", "imageId", "addedAt")
    SELECT ${workspaceId}, ${collectionId}, "id", ${now} FROM "Image" WHERE "id" ${idSet(studio.database.kind, changed)}`;
  return { collectionId, ids: changed };
}

async function uncollect({ transaction, context, ids }: Scene, collectionId: string) {
  await ownCollection({ transaction, context }, collectionId);
  const link = sql`"CollectionImage" WHERE "collectionId" = ${collectionId}`;
  const changed = await idsWhere({ transaction, context, ids }, sql`"id" IN (SELECT "imageId" FROM ${link})`);
  const set = idSet(context.studio.database.kind, changed);
  await transaction.$executeRaw`DELETE FROM ${link} AND "imageId" ${set}`;
  return { collectionId, ids: changed };
}

async function ownCollection({ transaction, context }: Pick<Scene, "transaction" | "context">, id: string) {
  const where = { id, workspaceId: context.workspaceId };
  if (!(await transaction.collection.findFirst({ where, select: { id: true } })))
    throw new AppError("not_found");
}

async function idsWhere({ transaction, context, ids }: Scene, condition: Prisma.Sql): Promise<string[]> {
  const { kind } = context.studio.database;
  const [row] = await transaction.$queryRaw<{ ids: string | null }[]>`
    SELECT ${joinedIds(kind)} AS "ids" FROM "Image"
    WHERE ${ownImages(context, ids)} AND ${condition}`;
  return splitIds(row?.ids);
}
