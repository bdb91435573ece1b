import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { dayAfter, daysIn, startOfDay } from "#lib/gallery/calendar-days.ts";
import { tagKey } from "#lib/gallery/tag-key.ts";
import type { GalleryFilter, GallerySort } from "#lib/gallery/view.ts";
import { idTime } from "#lib/ids.ts";
import { matchQuery } from "#lib/search/match-query.ts";
import type { Context } from "#lib/studio/context.ts";

const { sql, join } = Prisma;

/**
 * The condition on a row of "Image" to be shown under a filter. What is purged, or a part of an edit, never is. An image
 * came when its id says it did, so a day is a range of ids, and the index that orders them finds it.
 */
export function galleryCondition(
  context: Pick<Context, "studio" | "workspaceId">,
  filter: GalleryFilter,
  timeZone: string,
): Prisma.Sql {
  const { workspaceId } = context;
  const conditions = [
    sql`"Image"."workspaceId" = ${workspaceId} AND "Image"."listed" = true AND "Image"."purgedAt" IS NULL`,
    filter.trash ? sql`"Image"."deletedAt" IS NOT NULL` : sql`"Image"."deletedAt" IS NULL`,
    ...oneOf(sql`"Image"."model"`, filter.models),
    ...oneOf(sql`"Image"."quality"`, filter.qualities),
    ...oneOf(sql`"Image"."origin"`, filter.origins),
    ...(filter.sizes.length > 0 ? [sizeCondition(filter.sizes)] : []),
    ...(filter.favourite ? [sql`"Image"."favourite" = true`] : []),
    ...(filter.rating > 0 ? [sql`"Image"."rating" >= ${filter.rating}`] : []),
    ...filter.tags.map((name) => tagCondition(workspaceId, name)),
    ...(filter.collectionId === null ? [] : [collectionCondition(workspaceId, filter.collectionId)]),
    ...dateConditions(filter, timeZone),
    ...textCondition(context, filter.text),
  ];
  return join(conditions, " AND ");
}

/** The order of a sort, over columns of "Image". */
export function galleryOrder(sort: GallerySort): Prisma.Sql {
  if (sort === "oldest") return sql`"Image"."id" ASC`;
  if (sort === "rating") return sql`"Image"."rating" DESC, "Image"."id" DESC`;
  if (sort === "largest")
    return sql`CAST("Image"."width" AS BIGINT) * "Image"."height" DESC, "Image"."id" DESC`;
  return sql`"Image"."id" DESC`;
}

const oneOf = (column: Prisma.Sql, values: readonly string[]): Prisma.Sql[] =>
  values.length > 0 ? [sql`${column} IN (${join([...values])})`] : [];

function sizeCondition(sizes: readonly string[]): Prisma.Sql {
  const one = (size: string) => {
    const [width, height] = size.split("x").map(Number);
    return sql`("Image"."width" = ${width} AND "Image"."height" = ${height})`;
  };
  return sql`(${join(sizes.map(one), " OR ")})`;
}

const tagCondition = (workspaceId: string, name: string): Prisma.Sql =>
  sql`"Image"."id" IN (SELECT "imageId" FROM "ImageTag" WHERE "tagId" =
    (SELECT "id" FROM "Tag" WHERE "workspaceId" = ${workspaceId} AND "key" = ${tagKey(name)}))`;

const collectionCondition = (workspaceId: string, collectionId: string): Prisma.Sql =>
  sql`"Image"."id" IN (SELECT "imageId" FROM "CollectionImage"
    WHERE "collectionId" = ${collectionId} AND "workspaceId" = ${workspaceId})`;

function dateConditions({ from, to }: GalleryFilter, timeZone: string): Prisma.Sql[] {
  const dayOf = daysIn(timeZone);
  const idAt = (day: string) => `img_${idTime(Math.max(0, startOfDay(day, dayOf)))}`;
  return [
    ...(from === null ? [] : [sql`"Image"."id" >= ${idAt(from)}`]),
    ...(to === null ? [] : [sql`"Image"."id" < ${idAt(dayAfter(to))}`]),
  ];
}

/** All of the words in the prompt, or all in the name. */
function textCondition({ studio, workspaceId }: Pick<Context, "studio" | "workspaceId">, text: string) {
  const { kind } = studio.database;
  const [runs, names] = (["run", "image"] as const).map((subject) =>
    matchQuery(text, kind, { workspaceId, subject }),
  );
  if (!runs || !names) return [];
  // By id, so that few matches are quick to find; over runId and id at once every picture would be looked at.
  return [
    sql`"Image"."id" IN (
      SELECT "drawn"."id" FROM "Image" AS "drawn"
        WHERE "drawn"."runId" IN (SELECT "subjectId" FROM "SearchText" WHERE ${runs})
      UNION ALL SELECT "subjectId" FROM "SearchText" WHERE ${names})`,
  ];
}
