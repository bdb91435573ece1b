import type { Transaction } from "#lib/db/database.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { AppError } from "#lib/errors.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import type { CollectionView } from "#lib/gallery/view.ts";
import { newId } from "#lib/ids.ts";
import type { Context } from "#lib/studio/context.ts";

/** The collections by name, each with what lies in it outside the trash and its newest picture. */
export async function loadCollections({ studio, workspaceId }: Context): Promise<CollectionView[]> {
  const { client } = studio.database;
  const [collections, filled] = await Promise.all([
    client.collection.findMany({ where: { workspaceId }, select: { id: true, name: true } }),
    client.$queryRaw<{ id: string; count: bigint | number; cover: string }[]>`
      SELECT "CollectionImage"."collectionId" AS "id", count(*) AS "count", max("Image"."id") AS "cover"
      FROM "CollectionImage" JOIN "Image" ON "Image"."id" = "CollectionImage"."imageId"
      WHERE "CollectionImage"."workspaceId" = ${workspaceId} AND "Image"."listed" = true
        AND "Image"."deletedAt" IS NULL AND "Image"."purgedAt" IS NULL
      GROUP BY "CollectionImage"."collectionId"`,
  ]);
  const covers = await client.image.findMany({
    where: { workspaceId, id: { in: filled.map(({ cover }) => cover) } },
    select: { id: true, sha256: true },
  });
  const sha256 = new Map(covers.map((cover) => [cover.id, cover.sha256]));
  const content = new Map(filled.map((row) => [row.id, row]));
  return collections
    .map(({ id, name }) => {
      const { count = 0, cover = "" } = content.get(id) ?? {};
      const blob = sha256.get(cover);
      return { id, name, count: Number(count), coverUrl: blob ? `/blobs/${blob}?w=512` : null };
    })
    .sort(
      (one, other) =>
        one.name.localeCompare(other.name, "en", { numeric: true }) || (one.id < other.id ? -1 : 1),
    );
}

/** An empty collection. Another one of the same name is `name_taken`. */
export async function createCollection(
  context: Context,
  { name }: { name: string },
): Promise<CollectionView> {
  const { studio, workspaceId, actor } = context;
  const id = newId("col", studio.clock());
  const who = { actorKind: actor.kind, actorId: actor.id };
  await changeCollections(context, (transaction) =>
    transaction.collection.create({
      data: { id, workspaceId, ...who, name, createdAt: new Date(studio.clock()) },
    }),
  );
  return { id, name, count: 0, coverUrl: null };
}

/** Errors: `not_found`, `name_taken`. */
export async function renameCollection(
  context: Context,
  { collectionId, name }: { collectionId: string; name: string },
): Promise<{ collectionId: string; name: string }> {
  await changeCollections(context, async (transaction) => {
    const where = { id: collectionId, workspaceId: context.workspaceId };
    const { count } = await transaction.collection.updateMany({ where, data: { name } });
    if (count === 0) throw new AppError("not_found");
  });
  return { collectionId, name };
}

/** The collection goes, its pictures stay. */
export async function deleteCollection(
  context: Context,
  { collectionId }: { collectionId: string },
): Promise<{ collectionId: string }> {
  await changeCollections(context, async (transaction) => {
    const where = { id: collectionId, workspaceId: context.workspaceId };
    const { count } = await transaction.collection.deleteMany({ where });
    if (count === 0) throw new AppError("not_found");
  });
  return { collectionId };
}

async function changeCollections(
  { studio, workspaceId }: Context,
  change: (transaction: Transaction) => Promise<unknown>,
): Promise<void> {
  try {
    await studio.database.transaction(async (transaction) => {
      await change(transaction);
      await raiseEvent(transaction, workspaceId, "images", workspaceId);
    });
  } catch (thrown) {
    if (isUniqueViolation(thrown)) throw new AppError("name_taken", { field: "name", cause: thrown });
    throw thrown;
  }
  studio.events.wake(workspaceId);
}
